import { and, asc, eq, isNull } from 'drizzle-orm';
import { invoices } from '#db/schema/invoices';
import { allocations, payments } from '#db/schema/payments';
import type { Db } from '#db/types';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { settleBalance, settleInvoice, sumBalance } from '#lib/balances/settle';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { newId } from '#lib/ids';
import { Invalid, Missing } from '#lib/problems';

/** Where a customer's credit lies: in a payment or a credit note, as far as no invoice has taken it. */
interface Source {
  paymentId: string | null;
  creditNoteId: string | null;
  left: number;
}

async function sourcesOf(db: Db, ctx: Context, customerId: string, currency: string): Promise<Source[]> {
  const taken = await db.select().from(allocations).where(and(ofFirm(ctx, allocations), eq(allocations.customerId, customerId)));
  const takenOf = (id: string) => taken.filter(({ paymentId, creditNoteId }) => paymentId === id || creditNoteId === id).reduce((sum, { amount }) => sum + amount, 0);
  const paid = await db.select().from(payments).where(and(ofFirm(ctx, payments), eq(payments.customerId, customerId), eq(payments.currency, currency), eq(payments.kind, 'payment'), isNull(payments.voidedAt))).orderBy(asc(payments.key));
  const notes = await db.select().from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.customerId, customerId), eq(invoices.currency, currency), eq(invoices.type, 'creditNote'), eq(invoices.status, 'issued'))).orderBy(asc(invoices.key));
  const all = [
    ...paid.map(({ id, amount }) => ({ paymentId: id, creditNoteId: null, left: amount - takenOf(id) })),
    ...notes.map(({ id, total }) => ({ paymentId: null, creditNoteId: id, left: total - takenOf(id) })),
  ];
  return all.filter(({ left }) => left > 0);
}

/**
 * Sets a customer's credit against an open invoice, as far as either goes.
 * @returns how much that was, in minor units
 * @throws Forbidden, Missing; Invalid when there is no credit, or nothing open
 */
export async function applyCredit(ctx: Context, invoiceId: string): Promise<number> {
  return write(ctx, 'payments.edit', async (db) => {
    const [invoice] = await db.select().from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.id, invoiceId))).limit(1);
    if (!invoice) throw new Missing(invoiceId);
    const { customerId, currency } = invoice;
    // What was paid back is no longer there, whichever payment it came from.
    const { credit } = await sumBalance(db, ctx, customerId, currency);
    let left = Math.min(invoice.open, credit);
    if (left <= 0) throw new Invalid([{ field: '', key: 'payments.noCredit' }]);
    const applied = left;
    const at = now();
    for (const source of await sourcesOf(db, ctx, customerId, currency)) {
      const amount = Math.min(source.left, left);
      if (amount === 0) break;
      await db.insert(allocations).values({ id: newId(), firmId: ctx.firm.id, customerId, paymentId: source.paymentId, creditNoteId: source.creditNoteId, invoiceId, amount, at });
      left -= amount;
    }
    await settleInvoice(db, ctx, invoiceId, at);
    await settleBalance(db, ctx, customerId, currency);
    await record(db, ctx, { action: 'payment.allocated', subjectId: invoiceId, changes: { amount: { from: '', to: `${applied - left} ${currency}` } } });
    return applied - left;
  });
}
