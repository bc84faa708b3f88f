import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import { z } from 'zod';
import { counters } from '#db/schema/counters';
import { numberLedger, numberSeries, numberedTypes } from '#db/schema/numbers';
import type { Db } from '#db/types';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { type Day, dayIn } from '#lib/day';
import { line, oneOf, parse } from '#lib/form';
import { newId } from '#lib/ids';
import { type NumberedType, type NumberSeries, usualPatterns } from '#lib/numbers/give';
import { counterOf, mayMeet, numberOf, patternProblem, periodOf } from '#lib/numbers/pattern';
import { Invalid, Missing } from '#lib/problems';
import { westernDigits } from '#lib/text';

export { numberedTypes } from '#db/schema/numbers';
export type { NumberedType, NumberSeries } from '#lib/numbers/give';

/** What may stand within braces, for messages that say so. */
export const patternParts = { year: '{YYYY}', shortYear: '{YY}', month: '{MM}', counter: '{####}' };

const pattern = line(40).superRefine((text, context) => {
  const problem = text === '' ? null : patternProblem(text);
  if (problem) context.addIssue({ code: 'custom', message: `numbers.problems.${problem}`, params: patternParts });
});

/** The number that comes next, where the numbers before it were given elsewhere. */
const next = line(20).default('').transform((typed) => westernDigits(typed) || '1').refine((typed) => /^[1-9]\d{0,8}$/.test(typed), 'numbers.problems.next').transform(Number);

const seriesSchema = z.object({ type: oneOf(numberedTypes), pattern, next });
const patternSchema = seriesSchema.omit({ type: true });

const seriesRequired = ['type', 'pattern'] as const;
export const seriesInputNames = Object.keys(seriesSchema.shape) as (keyof typeof seriesSchema.shape)[];

/** The series of the firm, by type, in the order in which they were made; archived ones too. */
export async function allSeries(ctx: Context): Promise<NumberSeries[]> {
  return read(ctx, 'invoices.view', (db) => db.select().from(numberSeries).where(ofFirm(ctx, numberSeries)).orderBy(asc(numberSeries.type), asc(numberSeries.id)));
}

/** The series of this id, or null: also when it is another firm's. */
export async function findSeries(ctx: Context, id: string): Promise<NumberSeries | null> {
  const [series] = await read(ctx, 'invoices.view', (db) => db.select().from(numberSeries).where(and(ofFirm(ctx, numberSeries), eq(numberSeries.id, id))).limit(1));
  return series ?? null;
}

/** The number that each series would give to a document of that day, by the ids of the series. */
export async function nextNumbersOf(ctx: Context, series: readonly NumberSeries[], day: Day): Promise<Map<string, string>> {
  const names = series.map(({ id, pattern }) => counterOf(id, periodOf(pattern, day)));
  const rows = await read(ctx, 'invoices.view', (db) => db.select().from(counters).where(and(ofFirm(ctx, counters), inArray(counters.name, names))));
  const last = new Map(rows.map((row) => [row.name, row.last]));
  return new Map(series.map(({ id, pattern }, index) => [id, numberOf(pattern, day, (last.get(names[index] ?? '') ?? 0) + 1)]));
}

/** Whether a series has given a number: its pattern then stays what it is, for ever. */
export async function hasGiven(ctx: Context, id: string): Promise<boolean> {
  const rows = await read(ctx, 'invoices.view', (db) => db.select({ id: numberLedger.id }).from(numberLedger).where(and(ofFirm(ctx, numberLedger), eq(numberLedger.seriesId, id))).limit(1));
  return rows.length > 0;
}

/** Archived ones count as well: their numbers are there, and they may come back. */
async function demandOwnNumbers(db: Db, ctx: Context, type: NumberedType, pattern: string, id: string): Promise<void> {
  const others = await db.select({ pattern: numberSeries.pattern }).from(numberSeries).where(and(ofFirm(ctx, numberSeries), eq(numberSeries.type, type), ne(numberSeries.id, id)));
  const other = others.find((series) => mayMeet(series.pattern, pattern));
  if (other) throw new Invalid([{ field: 'pattern', key: 'numbers.problems.meets', values: { pattern: other.pattern } }]);
}

/**
 * Adds a series by which documents of a type are numbered. The first of a type is the usual one from then on.
 * @param values `type`, `pattern`, and `next`: the number that comes next (without year and letters), `''` for 1
 * @throws Forbidden; Invalid when the pattern makes no numbers, or could make one that another series of the type makes
 */
export async function createSeries(ctx: Context, values: Record<string, string>): Promise<string> {
  const { type, pattern, next } = parse(seriesSchema, values, seriesRequired);
  return write(ctx, 'firm.edit', async (db) => {
    const id = newId();
    await demandOwnNumbers(db, ctx, type, pattern, id);
    const [usual] = await db.select({ id: numberSeries.id }).from(numberSeries).where(and(ofFirm(ctx, numberSeries), eq(numberSeries.type, type), eq(numberSeries.isDefault, true))).limit(1);
    await db.insert(numberSeries).values({ id, firmId: ctx.firm.id, type, pattern, isDefault: !usual, createdAt: now(), archivedAt: null });
    await start(db, ctx, id, pattern, next);
    await record(db, ctx, { action: 'series.created', subjectId: id, changes: { pattern: { from: '', to: pattern }, ...(next > 1 && { next: { from: '', to: String(next) } }) } });
    return id;
  });
}

/** A series that gives this number next: the ones before it in the year or month that it is now were given elsewhere. */
async function start(db: Db, ctx: Context, id: string, pattern: string, next: number): Promise<void> {
  const startPeriod = periodOf(pattern, dayIn(ctx.firm.timeZone, now()));
  const startAfter = next - 1;
  const name = counterOf(id, startPeriod);
  await db.update(numberSeries).set({ startPeriod, startAfter }).where(and(ofFirm(ctx, numberSeries), eq(numberSeries.id, id)));
  if (startAfter > 0) await db.insert(counters).values({ firmId: ctx.firm.id, name, last: startAfter }).onConflictDoUpdate({ target: [counters.firmId, counters.name], set: { last: startAfter } });
}

async function seriesOf(ctx: Context, id: string): Promise<NumberSeries> {
  const series = await findSeries(ctx, id);
  if (!series) throw new Missing(id);
  return series;
}

/**
 * Changes the pattern of a series that has given no number yet, and where it begins. One that has keeps it, so that numbers of one series read alike and
 * none can come twice: whoever wants another begins another series.
 * @param values `pattern` and `next`, as of a new one
 * @throws Forbidden, Missing, Invalid
 */
export async function changeSeries(ctx: Context, id: string, values: Record<string, string>): Promise<void> {
  const { pattern, next } = parse(patternSchema, values, ['pattern']);
  await write(ctx, 'firm.edit', async (db) => {
    const series = await seriesOf(ctx, id);
    if (series.pattern === pattern && series.startAfter === next - 1 && series.startPeriod === periodOf(pattern, dayIn(ctx.firm.timeZone, now()))) return;
    if (await hasGiven(ctx, id)) throw new Invalid([{ field: 'pattern', key: 'numbers.problems.given' }]);
    await demandOwnNumbers(db, ctx, series.type, pattern, id);
    await db.delete(counters).where(and(ofFirm(ctx, counters), eq(counters.name, counterOf(id, series.startPeriod))));
    await db.update(numberSeries).set({ pattern }).where(and(ofFirm(ctx, numberSeries), eq(numberSeries.id, id)));
    await start(db, ctx, id, pattern, next);
    const changes = { ...(series.pattern !== pattern && { pattern: { from: series.pattern, to: pattern } }), ...(series.startAfter !== next - 1 && { next: { from: String(series.startAfter + 1), to: String(next) } }) };
    await record(db, ctx, { action: 'series.changed', subjectId: id, changes });
  });
}

/**
 * Makes a series the one that is taken when nobody chooses.
 * @throws Forbidden, Missing; Invalid when it is archived
 */
export async function makeDefault(ctx: Context, id: string): Promise<void> {
  await write(ctx, 'firm.edit', async (db) => {
    const series = await seriesOf(ctx, id);
    if (series.archivedAt !== null) throw new Invalid([{ field: '', key: 'numbers.problems.archived' }]);
    if (series.isDefault) return;
    const isUsual = and(eq(numberSeries.type, series.type), eq(numberSeries.isDefault, true));
    const [before] = await db.update(numberSeries).set({ isDefault: false }).where(and(ofFirm(ctx, numberSeries), isUsual)).returning({ pattern: numberSeries.pattern });
    await db.update(numberSeries).set({ isDefault: true }).where(and(ofFirm(ctx, numberSeries), eq(numberSeries.id, id)));
    await record(db, ctx, { action: 'series.changed', subjectId: id, changes: { usualSeries: { from: before?.pattern ?? '', to: series.pattern } } });
  });
}

/**
 * Offers a series no more; the numbers that it gave stay. The usual one is never without another in its place.
 * @throws Forbidden, Missing; Invalid when it is the usual one
 */
export async function archiveSeries(ctx: Context, id: string): Promise<void> {
  await write(ctx, 'firm.edit', async (db) => {
    const series = await seriesOf(ctx, id);
    if (series.isDefault) throw new Invalid([{ field: '', key: 'numbers.problems.usual' }]);
    if (series.archivedAt !== null) return;
    await db.update(numberSeries).set({ archivedAt: now() }).where(and(ofFirm(ctx, numberSeries), eq(numberSeries.id, id)));
    await record(db, ctx, { action: 'series.archived', subjectId: id });
  });
}

/** Offers a series again; it counts on where it was. */
export async function restoreSeries(ctx: Context, id: string): Promise<void> {
  await write(ctx, 'firm.edit', async (db) => {
    const series = await seriesOf(ctx, id);
    if (series.archivedAt === null) return;
    await db.update(numberSeries).set({ archivedAt: null }).where(and(ofFirm(ctx, numberSeries), eq(numberSeries.id, id)));
    await record(db, ctx, { action: 'series.restored', subjectId: id });
  });
}

/** The pattern of a type that has no series yet, and what its first number will be. */
export const usualPattern = (type: NumberedType): string => usualPatterns[type];
export const usualNumber = (type: NumberedType, day: Day): string => numberOf(usualPatterns[type], day, 1);
