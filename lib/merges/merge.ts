import { and, eq, inArray, sql } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import { customerMerges } from '#db/schema/merges';
import type { Db } from '#db/types';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { setCategories } from '#lib/categories/membership';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { storeCustomValues } from '#lib/custom-fields/store-values';
import { differences } from '#lib/customers/compare';
import type { CustomerValues } from '#lib/customers/fields';
import { derivedColumns, type ParsedRecord, parseRecord } from '#lib/customers/input';
import { demandOpen } from '#lib/customers/open';
import { type CustomerRecord, findRecord } from '#lib/customers/record';
import { type RecordRules, rulesOf } from '#lib/customers/rules';
import { newId } from '#lib/ids';
import { type Choices, chosenFields, chosenValues, usualChoice } from '#lib/merges/choose';
import { joinConsents } from '#lib/merges/consent';
import { forgetOldMerges } from '#lib/merges/forget';
import { copyDecisions, copyUnusedFields, type Merging, moveBelongings } from '#lib/merges/move';
import { mergesInto } from '#lib/merges/queries';
import { changesBetween, snapshot } from '#lib/merges/traces';
import { Changed, Invalid, Missing } from '#lib/problems';

/** So many customers can be merged at once: more do not lie side by side. */
export const mostAtOnce = 10;

/** A customer as the person saw it. */
export interface Seen {
  id: string;
  version: number;
}

/**
 * Makes one customer of several that are one and the same. The kept one gets, field for field, the chosen value, the categories
 * of all, and everything that hangs on the others: contacts, delivery addresses, notes with their readers and files, consents.
 * The others are archived and keep their number, fields and history; `undoMerge` leads back for 30 days. Pressed twice, it
 * answers with the merge that the first press made.
 * @param kept must not be archived
 * @param choices whose value of a field shall stand; where nothing is chosen, see `usualChoice`
 * @returns the id of the merge
 * @throws Forbidden, Missing, Invalid; Changed when somebody else saved one of them in between
 */
export async function mergeCustomers(ctx: Context, kept: Seen, others: readonly Seen[], choices: Choices = new Map()): Promise<string> {
  demandSelection([kept, ...others]);
  return write(ctx, 'customers.merge', async (db) => {
    const done = await mergeOf(ctx, kept, others);
    if (done) return done;
    await forgetOldMerges(db);
    const candidates: [CustomerRecord, ...CustomerRecord[]] = [await recordToMerge(ctx, kept)];
    for (const other of others) candidates.push(await recordToMerge(ctx, other));
    const [into, ...from] = candidates;
    if (into.customer.archivedAt !== null) throw new Invalid([{ field: '', key: 'merges.keptArchived' }]);
    const rules = await rulesOf(ctx);
    const parsed = parsedChoice(rules, chosenValues(candidates, chosenFields(rules.fields), choices), into.values);
    const merging = { kept: into.customer, merged: from.map(({ customer }) => customer) };
    const all = [merging.kept, ...merging.merged];
    const before = await snapshot(db, ctx, all);
    await putAway(db, ctx, merging);
    await moveBelongings(db, ctx, merging, choices.get('contactName') ?? usualChoice(candidates, 'contactName'));
    await joinConsents(db, ctx, merging);
    await storeChosen(db, ctx, merging, rules, parsed);
    await copyDecisions(db, ctx, merging, parsed.values);
    const changes = changesBetween(before, await snapshot(db, ctx, all));
    await recordMerge(db, ctx, into, merging);
    const id = newId();
    await db.insert(customerMerges).values({
      id, firmId: ctx.firm.id, keptId: kept.id, mergedIds: others.map((other) => other.id), before: changes, mergedAt: now(), mergedBy: ctx.user.id,
    });
    return id;
  });
}

function demandSelection(all: readonly Seen[]): void {
  const ids = new Set(all.map(({ id }) => id));
  if (ids.size < 2 || ids.size > mostAtOnce || ids.size < all.length) throw new Invalid([{ field: '', key: 'merges.selection', values: { most: mostAtOnce } }]);
}

/** The merge that stands of exactly these, where a press before has made it. */
async function mergeOf(ctx: Context, kept: Seen, others: readonly Seen[]): Promise<string | undefined> {
  const asked = new Set(others.map(({ id }) => id));
  const merges = await mergesInto(ctx, kept.id);
  return merges.find(({ mergedIds }) => mergedIds.length === asked.size && mergedIds.every((id) => asked.has(id)))?.id;
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
async function putAway(db: Db, ctx: Context, { kept, merged }: Merging): Promise<void> {
  const at = now();
  const ids = merged.map(({ id }) => id);
  await db.update(customers).set({ mergedIntoId: kept.id }).where(and(ofFirm(ctx, customers), inArray(customers.mergedIntoId, ids)));
  await db
    .update(customers)
    .set({ mergedIntoId: kept.id, archivedAt: sql`coalesce(${customers.archivedAt}, ${at})`, version: sql`${customers.version} + 1`, updatedAt: at, updatedBy: ctx.user.id })
    .where(and(ofFirm(ctx, customers), inArray(customers.id, ids)));
}

async function storeChosen(db: Db, ctx: Context, merging: Merging, { fields }: RecordRules, { input, entries, categories }: ParsedRecord): Promise<void> {
  const { id, key, number, version } = merging.kept;
  await db
    .update(customers)
    .set({ ...input, ...derivedColumns(ctx.firm, number, input), version: version + 1, updatedAt: now(), updatedBy: ctx.user.id })
    .where(and(ofFirm(ctx, customers), eq(customers.id, id)));
  await setCategories(db, ctx, key, categories);
  await storeCustomValues(db, ctx, key, fields, entries);
  await copyUnusedFields(db, ctx, merging, fields);
}

/** One event for each, in its own history. They say nothing of notes: not everybody may know of each. */
async function recordMerge(db: Db, ctx: Context, { values }: CustomerRecord, { kept, merged }: Merging): Promise<void> {
  const present = await findRecord(ctx, kept.id);
  const changes = differences(values, present?.values ?? values);
  const numbers = merged.map(({ number }) => number).join(', ');
  await record(db, ctx, { action: 'customer.merged', subjectId: kept.id, changes: { mergedNumbers: { from: '', to: numbers }, ...changes } });
  for (const { id } of merged) await record(db, ctx, { action: 'customer.merged', subjectId: id, changes: { mergedInto: { from: '', to: String(kept.number) } } });
}
