import { and, eq, isNull } from 'drizzle-orm';
import { counters } from '#db/schema/counters';
import { numberLedger, numberSeries, type numberedTypes } from '#db/schema/numbers';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { nextNumber } from '#lib/counter';
import type { Day } from '#lib/day';
import { newId } from '#lib/ids';
import { counterOf, numberOf, periodOf } from '#lib/numbers/pattern';
import { Invalid } from '#lib/problems';

export type NumberedType = (typeof numberedTypes)[number];
export type NumberSeries = typeof numberSeries.$inferSelect;

/** How numbers are made while a firm has not said otherwise. */
export const usualPatterns: Record<NumberedType, string> = { invoice: 'INV-{YYYY}-{####}', creditNote: 'CN-{YYYY}-{####}', quote: 'QUO-{YYYY}-{####}', receipt: 'RCP-{YYYY}-{####}' };

/** The series by which a type is numbered: the one that was chosen, else the firm's usual one, which is made when there is none. */
async function seriesFor(db: Db, ctx: Context, type: NumberedType, id: string | null): Promise<NumberSeries> {
  const chosen = id === null ? eq(numberSeries.isDefault, true) : eq(numberSeries.id, id);
  const [found] = await db.select().from(numberSeries).where(and(ofFirm(ctx, numberSeries), eq(numberSeries.type, type), isNull(numberSeries.archivedAt), chosen)).limit(1);
  if (found) return found;
  if (id !== null) throw new Invalid([{ field: 'seriesId', key: 'errors.choice' }]);
  const series = { id: newId(), firmId: ctx.firm.id, type, pattern: usualPatterns[type], isDefault: true, startPeriod: '', startAfter: 0, createdAt: now(), archivedAt: null };
  await db.insert(numberSeries).values(series);
  await record(db, ctx, { action: 'series.created', subjectId: series.id, changes: { pattern: { from: '', to: series.pattern } } });
  return series;
}

/**
 * Gives a document its number: the next of its series, without gap or double. Call it in the write that issues the document; if that
 * write fails, the number was never given.
 * @param day the day of the document: the year or month within which the series counts
 * @throws Invalid when the series is not there, or the number was given already, which only a year of another century can bring about
 */
export async function giveNumber(db: Db, ctx: Context, { type, seriesId, documentId, day }: { type: NumberedType; seriesId: string | null; documentId: string; day: Day }): Promise<string> {
  const series = await seriesFor(db, ctx, type, seriesId);
  const period = periodOf(series.pattern, day);
  // Looked at before it is counted up: what is refused leaves no gap, whoever catches it.
  const [counted] = await db.select({ last: counters.last }).from(counters).where(and(ofFirm(ctx, counters), eq(counters.name, counterOf(series.id, period)))).limit(1);
  const number = numberOf(series.pattern, day, (counted?.last ?? 0) + 1);
  const [same] = await db.select({ id: numberLedger.id }).from(numberLedger).where(and(ofFirm(ctx, numberLedger), eq(numberLedger.type, type), eq(numberLedger.number, number))).limit(1);
  if (same) throw new Invalid([{ field: 'issueDay', key: 'numbers.givenAlready', values: { number } }]);
  const sequence = await nextNumber(db, ctx, counterOf(series.id, period));
  await db.insert(numberLedger).values({ id: newId(), firmId: ctx.firm.id, seriesId: series.id, period, sequence, number, type, documentId, at: now(), by: ctx.user.id });
  return number;
}
