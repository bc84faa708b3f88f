import { and, asc, count, desc, eq } from 'drizzle-orm';
import { numberLedger, numberSeries } from '#db/schema/numbers';
import { users } from '#db/schema/users';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';

export interface GivenNumber {
  number: string;
  type: typeof numberLedger.$inferSelect.type;
  period: string;
  sequence: number;
  documentId: string;
  at: number;
  by: string;
}

export const numbersAPage = 100;

/** Every number that was given, latest first. Pages count from 1. */
export async function ledgerPage(ctx: Context, page: number): Promise<{ numbers: GivenNumber[]; total: number }> {
  return read(ctx, 'invoices.view', async (db) => {
    const [counted] = await db.select({ total: count() }).from(numberLedger).where(ofFirm(ctx, numberLedger));
    const { number, type, period, sequence, documentId, at } = numberLedger;
    const numbers = await db.select({ number, type, period, sequence, documentId, at, by: users.name }).from(numberLedger).innerJoin(users, eq(users.id, numberLedger.by))
      .where(ofFirm(ctx, numberLedger)).orderBy(desc(numberLedger.id)).limit(numbersAPage).offset((Math.max(page, 1) - 1) * numbersAPage);
    return { numbers, total: counted?.total ?? 0 };
  });
}

/** The series of the firm, by type. */
export async function allSeries(ctx: Context): Promise<(typeof numberSeries.$inferSelect)[]> {
  return read(ctx, 'invoices.view', (db) => db.select().from(numberSeries).where(and(ofFirm(ctx, numberSeries))).orderBy(asc(numberSeries.type), asc(numberSeries.id)));
}
