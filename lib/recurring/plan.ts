import { insertAll } from '#db/insert-all';
import { recurringInvoices } from '#db/schema/invoices';
import { write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { newId } from '#lib/ids';
import { storeDraft } from '#lib/invoices/draft';
import { parseDocument } from '#lib/invoices/input';
import { findInvoice, type Invoice } from '#lib/invoices/queries';
import { copiedValues } from '#lib/invoices/values';
import { Invalid, Missing } from '#lib/problems';
import { parsePlan } from '#lib/recurring/input';
import { findRecurring } from '#lib/recurring/queries';

/** What is repeated is an invoice that holds, or a draft of one. */
export const isRepeatable = ({ type, status }: Pick<Invoice, 'type' | 'status'>): boolean => type === 'invoice' && status !== 'void';

/**
 * Plans that an invoice be made again and again. What it holds now is the pattern, kept as a draft of its own: whatever becomes of
 * the invoice, the plan goes on. What is due today is made by `makeDueOf`.
 * @param values the names of `planInputNames`
 * @param id its id: a form that is sent twice makes one plan
 * @returns the plan's id
 * @throws Forbidden, Missing; Invalid also when what the invoice holds can no longer be drafted
 */
export async function planRecurring(ctx: Context, invoiceId: string, values: Record<string, string>, id = newId()): Promise<string> {
  return write(ctx, 'invoices.edit', async (db) => {
    if (await findRecurring(ctx, id)) return id;
    const document = await findInvoice(ctx, invoiceId);
    if (!document) throw new Missing(invoiceId);
    if (!isRepeatable(document.invoice)) throw new Invalid([{ field: '', key: 'recurring.wrong.notRepeatable' }]);
    if (document.lines.length === 0) throw new Invalid([{ field: '', key: 'invoices.missing.lines' }]);
    const input = parsePlan(ctx, values);
    const templateId = await storeDraft(db, ctx, 'invoice', await parseDocument(ctx, copiedValues(document)), { copyOfId: invoiceId });
    await insertAll(db, recurringInvoices, [
      { ...input, id, firmId: ctx.firm.id, customerId: document.invoice.customerId, templateId, made: 0, pausedAt: null, endedAt: null, version: 1, createdAt: now(), createdBy: ctx.user.id },
    ]);
    await record(db, ctx, { action: 'recurring.planned', subjectId: id });
    return id;
  });
}
