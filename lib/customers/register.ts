import { and, inArray } from 'drizzle-orm';
import { insertAll } from '#db/insert-all';
import { customers } from '#db/schema/customers';
import type { Db } from '#db/types';
import { ofFirm, write } from '#lib/access';
import { recordAll } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { nextNumbers } from '#lib/counter';
import type { CustomerValues } from '#lib/customers/fields';
import { derivedColumns, type ParsedRecord, parseRecord } from '#lib/customers/input';
import { addParts } from '#lib/customers/record';
import { type RecordRules, rulesOf } from '#lib/customers/rules';
import { newId } from '#lib/ids';

/**
 * Adds a customer to the firm's register under its next number.
 * @returns the new customer's id
 * @throws Forbidden, Invalid
 */
export async function registerCustomer(ctx: Context, values: CustomerValues): Promise<string> {
  return write(ctx, 'customers.edit', async (db) => {
    const rules = await rulesOf(ctx);
    const [id] = await addCustomers(db, ctx, rules, [parseRecord(rules, values)]);
    if (id === undefined) throw new Error('A customer was stored without an id');
    return id;
  });
}

/**
 * Adds customers, under the firm's next numbers, in their order. Call it in a write; a few hundred at once cost little more than one.
 * @param rules those by which the records were parsed
 * @returns the ids, in the same order
 * @throws Invalid when a category is not the firm's, or a value that must be unique is there already
 */
export async function addCustomers(db: Db, ctx: Context, rules: RecordRules, records: readonly ParsedRecord[]): Promise<string[]> {
  if (records.length === 0) return [];
  const first = await nextNumbers(db, ctx, 'customer', records.length);
  const at = now();
  const rows = records.map(({ input }, index) => ({
    id: newId(),
    firmId: ctx.firm.id,
    number: first + index,
    ...input,
    ...derivedColumns(ctx.firm, first + index, input),
    version: 1,
    createdAt: at,
    createdBy: ctx.user.id,
    updatedAt: at,
    updatedBy: ctx.user.id,
  }));
  await insertAll(db, customers, rows);
  const ids = rows.map(({ id }) => id);
  const withKey = ids.filter((_, index) => needsKey(records[index]));
  const stored = withKey.length === 0 ? [] : await db.select({ id: customers.id, key: customers.key }).from(customers).where(and(ofFirm(ctx, customers), inArray(customers.id, withKey)));
  const keys = new Map(stored.map(({ id, key }) => [id, key]));
  await addParts(db, ctx, rules, records.map((record, index) => {
    const id = ids[index] ?? '';
    return { id, key: keys.get(id) ?? 0, record };
  }));
  await recordAll(db, ctx, ids.map((id) => ({ action: 'customer.registered', subjectId: id })));
  return ids;
}

/** Whether rows hang on the customer that name it by its key: memberships, and what the firm's own fields hold. */
function needsKey(record: ParsedRecord | undefined): boolean {
  return record !== undefined && (record.categories.length > 0 || [...record.entries.values()].some((entries) => entries.length > 0));
}
