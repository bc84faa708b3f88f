import { customers } from '#db/schema/customers';
import { write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { nextNumber } from '#lib/counter';
import type { CustomerValues } from '#lib/customers/fields';
import { derivedColumns, parseRecord } from '#lib/customers/input';
import { storeParts } from '#lib/customers/record';
import { rulesOf } from '#lib/customers/rules';
import { newId } from '#lib/ids';

/**
 * Adds a customer to the firm's register under its next number.
 * @returns the new customer's id
 * @throws Forbidden, Invalid
 */
export async function registerCustomer(ctx: Context, values: CustomerValues): Promise<string> {
  return write(ctx, 'customers.edit', async (db) => {
    const rules = await rulesOf(ctx);
    const parsed = parseRecord(rules, values);
    const { input } = parsed;
    const id = newId();
    const number = await nextNumber(db, ctx, 'customer');
    const at = now();
    const [row] = await db.insert(customers).values({
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
    }).returning({ key: customers.key });
    if (!row) throw new Error('A customer was stored without a key');
    await storeParts(db, ctx, { key: row.key, id }, rules, parsed);
    await record(db, ctx, { action: 'customer.registered', subjectId: id });
    return id;
  });
}
