import { and, eq, inArray, notInArray, or, sql } from 'drizzle-orm';
import { consentLinks } from '#db/schema/consent';
import { contacts, deliveryAddresses } from '#db/schema/contacts';
import { customValues } from '#db/schema/custom-fields';
import { customers } from '#db/schema/customers';
import { dismissedFindings, distinctCustomers } from '#db/schema/findings';
import { customerMerges } from '#db/schema/merges';
import { notes } from '#db/schema/notes';
import type { Db } from '#db/types';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { setCategories } from '#lib/categories/membership';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { storeCustomValues } from '#lib/custom-fields/store-values';
import { differences } from '#lib/customers/compare';
import type { CustomerValues, FieldName } from '#lib/customers/fields';
import { derivedColumns, type ParsedRecord, parseRecord } from '#lib/customers/input';
import { demandOpen } from '#lib/customers/open';
import type { Customer } from '#lib/customers/queries';
import { type CustomerRecord, findRecord, recordOf } from '#lib/customers/record';
import { type RecordRules, rulesOf } from '#lib/customers/rules';
import { newId } from '#lib/ids';
import { type Choices, chosenFields, chosenValues } from '#lib/merges/choose';
import { joinConsents } from '#lib/merges/consent';
import { forgetOldMerges } from '#lib/merges/forget';
import { changesBetween, snapshot } from '#lib/merges/traces';
import { Changed, Invalid, Missing } from '#lib/problems';

/** So many customers can be merged at once: more than one can lay side by side is not looked at. */
export const mostAtOnce = 10;

/** A customer as the person saw it. */
export interface Seen {
  id: string;
  version: number;
}

/**
 * Makes one customer of several that are one and the same. The kept one gets, field for field, the chosen value, the categories
 * of all, and everything that hangs on the others: contacts, delivery addresses, notes with their readers and files, consents.
 * The others are archived and keep their number, fields and history; `undoMerge` leads back for 30 days.
 * @param kept must not be archived
 * @param choices whose value of a field shall stand; where nothing is chosen, see `usualChoice`
 * @returns the id of the merge
 * @throws Forbidden, Missing, Invalid; Changed when somebody else saved one of them in between
 */
export async function mergeCustomers(ctx: Context, kept: Seen, others: readonly Seen[], choices: Choices = new Map()): Promise<string> {
  demandSelection([kept, ...others]);
  return write(ctx, 'customers.merge', async (db) => {
    await forgetOldMerges(db);
    const [into, ...from] = [await recordToMerge(ctx, kept), ...(await inTurn(others, (seen) => recordToMerge(ctx, seen)))] as [CustomerRecord, ...CustomerRecord[]];
    if (into.customer.archivedAt !== null) throw new Invalid([{ field: '', key: 'merges.keptArchived' }]);
    const rules = await rulesOf(ctx);
    const values = chosenValues([into, ...from], chosenFields(rules.fields), choices);
    const parsed = parsedChoice(rules, values, into.values);
    const [main, merged] = [into.customer, from.map(({ customer }) => customer)];
    const before = await snapshot(db, ctx, [main, ...merged]);
    await putAway(db, ctx, main, merged);
    await moveBelongings(db, ctx, main, merged, from.find(({ values: { contactName } }) => contactName !== '' && contactName === parsed.values.contactName && contactName !== into.values.contactName)?.customer);
    await joinConsents(db, ctx, main, merged);
    await storeChosen(db, ctx, main, merged, rules, parsed);
    await copyDecisions(db, ctx, main, merged, parsed.values);
    const after = await snapshot(db, ctx, [main, ...merged]);
    await recordMerge(db, ctx, into, merged);
    const id = newId();
    await db.insert(customerMerges).values({
      id, firmId: ctx.firm.id, keptId: main.id, mergedIds: merged.map(({ id }) => id), before: changesBetween(before, after), mergedAt: now(), mergedBy: ctx.user.id,
    });
    return id;
  });
}

function demandSelection(all: readonly Seen[]): void {
  const ids = new Set(all.map(({ id }) => id));
  if (ids.size < 2 || ids.size > mostAtOnce || ids.size < all.length) throw new Invalid([{ field: '', key: 'merges.selection', values: { most: mostAtOnce } }]);
}

async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

async function recordToMerge(ctx: Context, { id, version }: Seen): Promise<CustomerRecord> {
  const found = await findRecord(ctx, id);
  if (!found) throw new Missing(id);
  demandOpen(found.customer);
  if (found.customer.version !== version) throw new Changed(id);
  return found;
}

/** What is wrong with the record as it would be concerns what was chosen. */
function parsedChoice(rules: RecordRules, values: CustomerValues, before: CustomerValues): ParsedRecord {
  try {
    return parseRecord(rules, values, before);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    throw new Invalid(error.problems.map((problem) => ({ ...problem, field: `from.${problem.field}` })));
  }
}

/** Archives those that are merged. Whoever was merged into one of them before is now in the one that is kept. */
async function putAway(db: Db, ctx: Context, kept: Customer, merged: readonly Customer[]): Promise<void> {
  const at = now();
  const ids = merged.map(({ id }) => id);
  await db.update(customers).set({ mergedIntoId: kept.id }).where(and(ofFirm(ctx, customers), inArray(customers.mergedIntoId, ids)));
  await db
    .update(customers)
    .set({ mergedIntoId: kept.id, archivedAt: sql`coalesce(${customers.archivedAt}, ${at})`, version: sql`${customers.version} + 1`, updatedAt: at, updatedBy: ctx.user.id })
    .where(and(ofFirm(ctx, customers), inArray(customers.id, ids)));
}

/**
 * Moves what belongs to the others. Of all contacts one stays the main one and one gets the invoices.
 * @param namesMain whose main contact was chosen, where it is not that of the kept one
 */
async function moveBelongings(db: Db, ctx: Context, kept: Customer, merged: readonly Customer[], namesMain: Customer | undefined): Promise<void> {
  const ids = merged.map(({ id }) => id);
  const people = await db.select().from(contacts).where(and(ofFirm(ctx, contacts), inArray(contacts.customerId, [kept.id, ...ids])));
  const mainOf = namesMain?.id ?? kept.id;
  const rank = ({ customerId }: (typeof people)[number]) => [kept.id, ...ids].indexOf(customerId);
  const [invoiced] = people.filter(({ isForInvoices }) => isForInvoices).toSorted((a, b) => rank(a) - rank(b));
  for (const { id, customerId, isMain, isForInvoices } of people) {
    const flags = { isMain: isMain && customerId === mainOf, isForInvoices: isForInvoices && id === invoiced?.id };
    await db.update(contacts).set({ customerId: kept.id, ...flags }).where(and(ofFirm(ctx, contacts), eq(contacts.id, id)));
  }
  await db.update(deliveryAddresses).set({ customerId: kept.id }).where(and(ofFirm(ctx, deliveryAddresses), inArray(deliveryAddresses.customerId, ids)));
  await db.update(notes).set({ customerId: kept.id }).where(and(ofFirm(ctx, notes), inArray(notes.customerId, ids)));
  await db.update(consentLinks).set({ customerId: kept.id }).where(and(ofFirm(ctx, consentLinks), inArray(consentLinks.customerId, ids)));
}

async function storeChosen(db: Db, ctx: Context, kept: Customer, merged: readonly Customer[], rules: RecordRules, { input, entries, categories }: ParsedRecord): Promise<void> {
  await db
    .update(customers)
    .set({ ...input, ...derivedColumns(ctx.firm, kept.number, input), version: kept.version + 1, updatedAt: now(), updatedBy: ctx.user.id })
    .where(and(ofFirm(ctx, customers), eq(customers.id, kept.id)));
  await setCategories(db, ctx, kept.key, categories);
  await storeCustomValues(db, ctx, kept.key, rules.fields, entries);
  await copyUnusedFields(db, ctx, kept, merged, rules);
}

/** Fields that the firm has archived are shown nowhere: of them nothing is chosen, and what the kept one lacks is filled in. */
async function copyUnusedFields(db: Db, ctx: Context, kept: Customer, merged: readonly Customer[], { fields }: RecordRules): Promise<void> {
  const filled = new Set(fields.map(({ id }) => id));
  for (const { key } of [kept, ...merged]) {
    const rows = await db.select().from(customValues).where(and(ofFirm(ctx, customValues), eq(customValues.customerKey, key), notInArray(customValues.fieldId, [...filled])));
    if (key !== kept.key && rows.length > 0) await db.insert(customValues).values(rows.map((row) => ({ ...row, customerKey: kept.key })));
    for (const { fieldId } of rows) filled.add(fieldId);
  }
}

/** Who was found not to be the same as one of them is not the same as the kept one; what was right in a value is right where that value stands now. */
async function copyDecisions(db: Db, ctx: Context, kept: Customer, merged: readonly Customer[], values: CustomerValues): Promise<void> {
  const ids = merged.map(({ id }) => id);
  const pairs = await db.select().from(distinctCustomers).where(and(ofFirm(ctx, distinctCustomers), or(inArray(distinctCustomers.oneId, ids), inArray(distinctCustomers.otherId, ids))));
  for (const { oneId, otherId, ...decision } of pairs) {
    const third = ids.includes(oneId) ? otherId : oneId;
    if (third === kept.id || ids.includes(third)) continue;
    const [one, other] = [kept.id, third].toSorted() as [string, string];
    await db.insert(distinctCustomers).values({ ...decision, oneId: one, otherId: other }).onConflictDoNothing();
  }
  const findings = await db.select().from(dismissedFindings).where(and(ofFirm(ctx, dismissedFindings), inArray(dismissedFindings.customerId, ids)));
  for (const finding of findings) {
    if (values[finding.field as FieldName] === finding.value) await db.insert(dismissedFindings).values({ ...finding, customerId: kept.id }).onConflictDoNothing();
  }
}

/** One event for each, in its own history. They say nothing of notes: not everybody may know of each. */
async function recordMerge(db: Db, ctx: Context, { customer, values }: CustomerRecord, merged: readonly Customer[]): Promise<void> {
  const now = await findRecord(ctx, customer.id);
  const changes = differences(values, now ? await recordOf(ctx, now.customer) : values);
  const numbers = merged.map(({ number }) => number).join(', ');
  await record(db, ctx, { action: 'customer.merged', subjectId: customer.id, changes: { mergedNumbers: { from: '', to: numbers }, ...changes } });
  for (const { id } of merged) await record(db, ctx, { action: 'customer.merged', subjectId: id, changes: { mergedInto: { from: '', to: String(customer.number) } } });
}
