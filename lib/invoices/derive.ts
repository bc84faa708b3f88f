import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { invoices } from '#db/schema/invoices';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { line, parse } from '#lib/form';
import { newId } from '#lib/ids';
import { type Origin, storeDraft } from '#lib/invoices/draft';
import { parseDocument } from '#lib/invoices/input';
import { type DocumentType, findInvoice, type InvoiceDocument } from '#lib/invoices/queries';
import { copiedValues } from '#lib/invoices/values';
import { Invalid, Missing } from '#lib/problems';

async function documentOf(ctx: Context, id: string): Promise<InvoiceDocument> {
  const document = await findInvoice(ctx, id);
  if (!document) throw new Missing(id);
  return document;
}

async function draftFrom(ctx: Context, type: DocumentType, document: InvoiceDocument, origin: Origin, once = newId()): Promise<string> {
  const values = copiedValues(document);
  // A series numbers documents of one type.
  const series = type === document.invoice.type ? {} : { seriesId: '' };
  return write(ctx, 'invoices.edit', async (db) => ((await findInvoice(ctx, once)) ? once : storeDraft(db, ctx, type, await parseDocument(ctx, { ...values, ...series }), origin, once)));
}

/**
 * A draft like another document, of the same type; of a credit note there is none.
 * @param once the draft's id: pressed twice, one is made
 * @throws Forbidden, Missing; Invalid when what it holds can no longer be drafted, such as a tax that is charged no more
 */
export async function copyInvoice(ctx: Context, id: string, once?: string): Promise<string> {
  const document = await documentOf(ctx, id);
  if (document.invoice.type === 'creditNote') throw new Invalid([{ field: '', key: 'invoices.notCopied' }]);
  return draftFrom(ctx, document.invoice.type, document, { copyOfId: id }, once);
}

/**
 * An invoice of what a quote offers, as a draft. The quote is accepted with it. While such a draft is there, it is the one; after it
 * was issued another may follow, of what it left out.
 * @throws Forbidden, Missing, Invalid
 */
export async function invoiceFromQuote(ctx: Context, id: string): Promise<string> {
  return write(ctx, 'invoices.edit', async (db) => {
    const document = await documentOf(ctx, id);
    await decideQuote(ctx, id, 'accepted');
    const [draft] = await db.select({ id: invoices.id }).from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.quoteId, id), eq(invoices.status, 'draft'))).limit(1);
    if (draft) return draft.id;
    return draftFrom(ctx, 'invoice', document, { quoteId: id });
  });
}

/**
 * Says what the customer said to a quote.
 * @throws Forbidden, Missing, Invalid
 */
export async function decideQuote(ctx: Context, id: string, decision: 'accepted' | 'declined'): Promise<void> {
  await write(ctx, 'invoices.edit', async (db) => {
    const { invoice } = await documentOf(ctx, id);
    if (invoice.type !== 'quote' || invoice.status !== 'issued') throw new Invalid([{ field: '', key: 'invoices.notQuote' }]);
    if ((decision === 'accepted' ? invoice.acceptedAt : invoice.declinedAt) !== null) return;
    const at = now();
    await db.update(invoices).set({ acceptedAt: decision === 'accepted' ? at : null, declinedAt: decision === 'declined' ? at : null, version: invoice.version + 1, updatedAt: at, updatedBy: ctx.user.id }).where(and(ofFirm(ctx, invoices), eq(invoices.id, id)));
    await record(db, ctx, { action: decision === 'accepted' ? 'quote.accepted' : 'quote.declined', subjectId: id });
  });
}

const creditSchema = z.object({ reason: line(500) });

/**
 * A credit note for an issued invoice, as a draft of all its lines: what is not given back is taken out of it before it is issued.
 * @param values `reason`
 * @param once the draft's id: sent twice, one is made
 * @throws Forbidden, Missing, Invalid
 */
export async function creditInvoice(ctx: Context, id: string, values: Record<string, string>, once = newId()): Promise<string> {
  const { reason } = parse(creditSchema, values, ['reason']);
  const { invoice, lines } = await documentOf(ctx, id);
  if (invoice.type !== 'invoice' || invoice.status !== 'issued') throw new Invalid([{ field: '', key: 'invoices.notCreditable' }]);
  return write(ctx, 'invoices.edit', async (db) => {
    if (await findInvoice(ctx, once)) return once;
    // The lines as they stand on the invoice, with the taxes of its day, whatever is charged now.
    const { customer, document } = await parseDocument(ctx, { ...copiedValues({ invoice, lines: [] }), seriesId: '' });
    const drafted = { ...document, reference: invoice.number, supplyDay: invoice.supplyDay ?? invoice.issueDay };
    const totals = { lines: lines.map(({ amount, net }) => ({ amount, net })), subtotal: 0, discount: 0, taxes: [], net: invoice.net, tax: invoice.tax, total: invoice.total };
    const taxes = (await documentOf(ctx, id)).taxes.map(({ category, basisPoints, taxable, tax }) => ({ category, basisPoints, taxable, tax }));
    return storeDraft(db, ctx, 'creditNote', { customer, document: drafted, lines, totals: { ...totals, taxes } }, { creditsId: id, creditReason: reason }, once);
  });
}
