import { and, eq } from 'drizzle-orm';
import { insertAll } from '#db/insert-all';
import { invoiceLines, invoices, invoiceTaxes, recurringInvoices } from '#db/schema/invoices';
import type { Db } from '#db/types';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import type { Day } from '#lib/day';
import { newId } from '#lib/ids';
import { type ParsedDocument, parseDocument } from '#lib/invoices/input';
import { type DocumentType, findInvoice, type Invoice, type InvoiceDocument } from '#lib/invoices/queries';
import { Changed, Invalid, Missing } from '#lib/problems';
import { fold } from '#lib/text';

/** The words by which a document is found. */
export const searchTextOf = (number: string | null, name: string, reference: string | null): string => [number, name, reference].map((text) => fold(text ?? '')).filter(Boolean).join('\n');

/** Where a document comes from. */
export type Origin = Partial<Pick<Invoice, 'creditsId' | 'creditReason' | 'quoteId' | 'copyOfId' | 'recurringId'>>;

/** Where a document stands among days: one that has none yet behind all of them. */
const listDayOf = (issueDay: Day | null): Day => issueDay ?? '9999-12-31';

/** Writes the lines and taxes of a draft in the place of those that were there. */
async function storeLines(db: Db, ctx: Context, invoiceId: string, { lines, totals }: Pick<ParsedDocument, 'lines' | 'totals'>): Promise<void> {
  await db.delete(invoiceLines).where(and(ofFirm(ctx, invoiceLines), eq(invoiceLines.invoiceId, invoiceId)));
  await db.delete(invoiceTaxes).where(and(ofFirm(ctx, invoiceTaxes), eq(invoiceTaxes.invoiceId, invoiceId)));
  const of = { firmId: ctx.firm.id, invoiceId };
  await insertAll(db, invoiceLines, lines.map((line, index) => ({ ...line, ...of, position: index + 1, amount: totals.lines[index]?.amount ?? 0, net: totals.lines[index]?.net ?? 0 })));
  const reasonOf = (category: string, basisPoints: number) => lines.find((line) => line.taxCategory === category && line.taxBasisPoints === basisPoints && line.taxReason !== null)?.taxReason ?? null;
  await insertAll(db, invoiceTaxes, totals.taxes.map((tax, index) => ({ ...of, position: index + 1, ...tax, reason: reasonOf(tax.category, tax.basisPoints) })));
}

const sumsOf = ({ totals: { net, tax, total } }: ParsedDocument) => ({ net, tax, total });

/** Stores a new draft. Call it in a write. */
export async function storeDraft(db: Db, ctx: Context, type: DocumentType, parsed: ParsedDocument, origin: Origin = {}, id = newId()): Promise<string> {
  const at = now();
  const { document, customer } = parsed;
  const searchText = searchTextOf(null, customer.name, document.reference);
  await db.insert(invoices).values({
    id, firmId: ctx.firm.id, type, status: 'draft', ...document, ...sumsOf(parsed), ...origin, listDay: listDayOf(document.issueDay), searchText, version: 1, createdAt: at, createdBy: ctx.user.id, updatedAt: at, updatedBy: ctx.user.id,
  });
  await storeLines(db, ctx, id, parsed);
  // Whom a plan acts for did not write it.
  await record(db, ctx, { action: origin.recurringId ? 'recurring.made' : 'invoice.drafted', subjectId: id });
  return id;
}

const holds = (row: object | undefined, input: object): boolean => Object.entries(input).every(([name, value]) => (row as Record<string, unknown> | undefined)?.[name] === value);

/** Whether a document is as it was typed. */
const isAs = ({ invoice, lines }: InvoiceDocument, { document, lines: typed }: ParsedDocument): boolean =>
  holds(invoice, document) && lines.length === typed.length && typed.every((line, index) => holds(lines[index], line));

/**
 * Begins a document: nothing of it is final, and it has no number yet.
 * @param values the names of `invoiceInputNames`, and `line.<number>.<part>`
 * @param once its id. Sent twice, a form makes one draft; with something else in it the second time, it changes the draft that it made
 * @returns its id
 * @throws Forbidden, Invalid; Changed when the draft was changed elsewhere before the form was sent again
 */
export async function draftInvoice(ctx: Context, type: Exclude<DocumentType, 'creditNote'>, values: Record<string, string>, once = newId()): Promise<string> {
  return write(ctx, 'invoices.edit', async (db) => {
    const parsed = await parseDocument(ctx, values);
    const made = await findInvoice(ctx, once);
    if (!made) return storeDraft(db, ctx, type, parsed, {}, once);
    if (!isAs(made, parsed)) await changeDraft(ctx, once, 1, values);
    return once;
  });
}

/**
 * The draft of this id, as somebody saw it.
 * @throws Missing; Invalid when it is no draft any more; Changed when somebody else was faster
 */
export async function draftOf(db: Db, ctx: Context, id: string, version: number): Promise<Invoice> {
  const [invoice] = await db.select().from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.id, id))).limit(1);
  if (!invoice) throw new Missing(id);
  if (invoice.status !== 'draft') throw new Invalid([{ field: '', key: 'invoices.notDraft' }]);
  if (invoice.version !== version) throw new Changed(id);
  return invoice;
}

/** Whether a draft is the pattern of a plan: it is neither issued nor thrown away, and stays its customer's. */
export async function isPattern(db: Db, ctx: Context, id: string): Promise<boolean> {
  return (await db.select({ id: recurringInvoices.id }).from(recurringInvoices).where(and(ofFirm(ctx, recurringInvoices), eq(recurringInvoices.templateId, id))).limit(1)).length > 0;
}

/** @throws Invalid */
export async function demandNoPattern(db: Db, ctx: Context, id: string): Promise<void> {
  if (await isPattern(db, ctx, id)) throw new Invalid([{ field: '', key: 'recurring.wrong.isPattern' }]);
}

/**
 * Replaces what a draft holds. A credit note stays one of its customer and in its currency; the pattern of a plan stays its customer's.
 * @throws Forbidden, Missing, Invalid, Changed
 */
export async function changeDraft(ctx: Context, id: string, version: number, values: Record<string, string>): Promise<void> {
  await write(ctx, 'invoices.edit', async (db) => {
    const before = await draftOf(db, ctx, id, version);
    const fixed = before.type === 'creditNote' ? { customerId: before.customerId, currency: before.currency } : (await isPattern(db, ctx, id)) ? { customerId: before.customerId, issueDay: '', dueDay: '', supplyDay: '' } : {};
    const parsed = await parseDocument(ctx, { ...values, ...fixed });
    const searchText = searchTextOf(null, parsed.customer.name, parsed.document.reference);
    await db.update(invoices).set({ ...parsed.document, ...sumsOf(parsed), listDay: listDayOf(parsed.document.issueDay), searchText, version: version + 1, updatedAt: now(), updatedBy: ctx.user.id }).where(and(ofFirm(ctx, invoices), eq(invoices.id, id)));
    await storeLines(db, ctx, id, parsed);
    await record(db, ctx, { action: 'invoice.changed', subjectId: id });
  });
}

/**
 * Throws a draft away: it never was a document.
 * @throws Forbidden, Missing, Invalid, Changed
 */
export async function discardInvoice(ctx: Context, id: string, version: number): Promise<void> {
  await write(ctx, 'invoices.edit', async (db) => {
    await draftOf(db, ctx, id, version);
    await demandNoPattern(db, ctx, id);
    await db.delete(invoiceLines).where(and(ofFirm(ctx, invoiceLines), eq(invoiceLines.invoiceId, id)));
    await db.delete(invoiceTaxes).where(and(ofFirm(ctx, invoiceTaxes), eq(invoiceTaxes.invoiceId, id)));
    await db.delete(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.id, id)));
    await record(db, ctx, { action: 'invoice.discarded', subjectId: id });
  });
}
