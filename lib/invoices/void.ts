import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { invoices } from '#db/schema/invoices';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { settleBalance } from '#lib/balances/settle';
import { withdrawMail } from '#lib/balances/withdraw-mail';
import { withdrawReminders } from '#lib/balances/withdraw-reminders';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { line, parse } from '#lib/form';
import { Invalid, Missing } from '#lib/problems';

const voidSchema = z.object({ reason: line(500) });

/**
 * Takes an issued document back that nothing was paid or credited on, such as one that was never sent. It stays, with its number,
 * and counts for nothing; mail of it that still waits is taken back with it. Pressed twice, it is done once.
 * @param values `reason`
 * @throws Forbidden, Missing, Invalid
 */
export async function voidInvoice(ctx: Context, id: string, values: Record<string, string>): Promise<void> {
  const { reason } = parse(voidSchema, values, ['reason']);
  await write(ctx, 'invoices.edit', async (db) => {
    const [invoice] = await db.select().from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.id, id))).limit(1);
    if (!invoice) throw new Missing(id);
    if (invoice.status === 'void') return;
    if (invoice.status === 'draft') throw new Invalid([{ field: '', key: 'invoices.notIssued' }]);
    if (invoice.type === 'creditNote' || invoice.paid !== 0 || invoice.credited !== 0) throw new Invalid([{ field: '', key: 'invoices.notVoidable' }]);
    const at = now();
    await db.update(invoices).set({ status: 'void', open: 0, voidedAt: at, voidedBy: ctx.user.id, voidReason: reason, version: invoice.version + 1, updatedAt: at, updatedBy: ctx.user.id }).where(and(ofFirm(ctx, invoices), eq(invoices.id, id)));
    await record(db, ctx, { action: 'invoice.voided', subjectId: id, changes: { reason: { from: '', to: reason } } });
    await withdrawReminders(db, ctx, id, 'settled');
    await withdrawMail(db, ctx, { invoiceId: id });
    await settleBalance(db, ctx, invoice.customerId, invoice.currency);
  });
}
