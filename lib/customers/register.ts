import { customers } from '#db/schema/customers';
import { write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { nextNumber } from '#lib/counter';
import type { CustomerValues } from '#lib/customers/fields';
import { derivedColumns, parseCustomer } from '#lib/customers/input';
import { newId } from '#lib/ids';

/**
 * Adds a customer to the firm's register under its next number.
 * @returns the new customer's id
 * @throws Forbidden, Invalid
 */
export async function registerCustomer(ctx: Context, values: CustomerValues): Promise<string> {
  return write(ctx, 'customers.edit', async (db) => {
    const input = parseCustomer(ctx.firm, values);
    const id = newId();
    const number = await nextNumber(db, ctx, 'customer');
    const at = now();
    await db.insert(customers).values({
      id,
      firmId: ctx.firm.id,
      number,
      ...input,
      ...derivedColumns(ctx.firm, number, input),
      version: 1,
      createdAt: at,
      createdBy: ctx.user.id,
      updatedAt: at,
      updatedBy: ctx.user.id,
    });
    await record(db, ctx, { action: 'customer.registered', subjectId: id });
    return id;
  });
}
