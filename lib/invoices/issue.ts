import { and, eq } from 'drizzle-orm';
import { type Party, invoiceLines, invoices, invoiceTaxes } from '#db/schema/invoices';
import { allocations } from '#db/schema/payments';
import type { Db } from '#db/types';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { lookAgainFor } from '#lib/balances/look-again';
import { settleBalance, settleInvoice } from '#lib/balances/settle';
import { type Brand, brandOf, sellerOf } from '#lib/brands/queries';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { missingForInvoicing } from '#lib/customers/input';
import { isOpen } from '#lib/customers/open';
import { type Customer, findCustomer } from '#lib/customers/queries';
import { recordOf } from '#lib/customers/record';
import { rulesOf } from '#lib/customers/rules';
import type { CustomerValues, FieldName } from '#lib/customers/fields';
import { newId } from '#lib/ids';
import { demandNoPattern, draftOf, searchTextOf } from '#lib/invoices/draft';
import { dueDayOf, type ParsedDocument, todayOf } from '#lib/invoices/input';
import { findInvoice, type Invoice, type InvoiceDocument, type InvoiceLine, type InvoiceTax } from '#lib/invoices/queries';
import { giveNumber } from '#lib/numbers/give';
import { findSeries } from '#lib/numbers/series';
import { Invalid, Missing } from '#lib/problems';
import { allTaxRates, isUsable } from '#lib/taxes/queries';

/** What keeps a draft from being issued, each a message of its own and a place where it is mended. */
export type Lack = { what: 'lines' | 'sellerTaxId' | 'customer' | 'negative' | 'tax' | 'series' | 'dueDay' | 'credit' } | { what: 'buyer'; fields: FieldName[] };

/**
 * What is still missing before a draft can be issued; empty when nothing is.
 * @throws Forbidden, Missing
 */
export async function missingToIssue(ctx: Context, id: string): Promise<Lack[]> {
  const document = await findInvoice(ctx, id);
  if (!document) throw new Missing(id);
  const customer = await findCustomer(ctx, document.invoice.customerId);
  if (!customer) throw new Missing(id);
  const brand = await brandOf(ctx);
  return read(ctx, 'invoices.view', (db) => lacks(db, ctx, document, customer, brand));
}

async function lacks(db: Db, ctx: Context, { invoice, lines, taxes }: InvoiceDocument, customer: Customer, brand: Brand): Promise<Lack[]> {
  const found = await lacksOf(ctx, invoice, { lines, taxes, buyer: await recordOf(ctx, customer) }, brand);
  if (!isOpen(customer) || (customer.archivedAt !== null && invoice.type !== 'creditNote')) found.push({ what: 'customer' });
  if (invoice.creditsId !== null && !(await mayCredit(db, ctx, invoice))) found.push({ what: 'credit' });
  return found;
}

interface Holding {
  lines: readonly Pick<InvoiceLine, 'taxRateId'>[];
  taxes: readonly Pick<InvoiceTax, 'basisPoints'>[];
  /** What the customer holds. */
  buyer: CustomerValues;
}

/** What is missing of a document by itself, whether it is written yet or not. */
async function lacksOf(ctx: Context, invoice: Pick<Invoice, 'type' | 'total' | 'issueDay' | 'supplyDay' | 'dueDay' | 'seriesId'>, { lines, taxes, buyer }: Holding, brand: Brand): Promise<Lack[]> {
  const found: Lack[] = [];
  if (lines.length === 0) found.push({ what: 'lines' });
  if (invoice.total < 0) found.push({ what: 'negative' });
  const fields = missingForInvoicing(await rulesOf(ctx), buyer);
  if (fields.length > 0 && invoice.type === 'invoice') found.push({ what: 'buyer', fields });
  // Who charges tax must say under which number (EN 16931 BR-S-02; VAT Directive art. 226 (3); ZATCA BR-KSA-39).
  if (taxes.some(({ basisPoints }) => basisPoints > 0) && invoice.type !== 'quote' && !brand.taxId) found.push({ what: 'sellerTaxId' });
  const day = invoice.supplyDay ?? invoice.issueDay ?? todayOf(ctx);
  const rates = new Map((await allTaxRates(ctx)).map((rate) => [rate.id, rate]));
  const isCharged = (id: string): boolean => {
    const rate = rates.get(id);
    return rate !== undefined && isUsable(rate, day);
  };
  if (lines.some(({ taxRateId }) => taxRateId !== null && !isCharged(taxRateId)) && invoice.type !== 'creditNote') found.push({ what: 'tax' });
  // It was judged against the day of saving; on the day of issue it may have passed.
  if (invoice.dueDay !== null && invoice.dueDay < (invoice.issueDay ?? todayOf(ctx))) found.push({ what: 'dueDay' });
  const series = invoice.seriesId === null ? null : await findSeries(ctx, invoice.seriesId);
  if (invoice.seriesId !== null && (!series || series.archivedAt !== null)) found.push({ what: 'series' });
  return found;
}

/**
 * What would be missing of an invoice for a customer who is not registered yet; empty when it could be issued at once.
 * @param buyer what the customer will hold
 * @throws Forbidden
 */
export async function missingToInvoice(ctx: Context, { document, lines, totals }: Omit<ParsedDocument, 'customer'>, buyer: CustomerValues): Promise<Lack[]> {
  return lacksOf(ctx, { ...document, type: 'invoice', total: totals.total }, { lines, taxes: totals.taxes, buyer }, await brandOf(ctx));
}

/** A credit note gives back at most what its invoice came to, all others of that invoice counted. */
async function mayCredit(db: Db, ctx: Context, { creditsId, total }: Invoice): Promise<boolean> {
  const [credited] = await db.select().from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.id, creditsId ?? ''))).limit(1);
  if (!credited || credited.status !== 'issued') return false;
  const notes = await db.select({ total: invoices.total }).from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.creditsId, credited.id), eq(invoices.status, 'issued')));
  return notes.reduce((sum, note) => sum + note.total, total) <= credited.total;
}

/** A customer as it stands on a document. */
export function buyerOf(customer: Customer): Party {
  const { number, name, contactName, taxId, street, buildingNumber, additionalNumber, district, city, region, postalCode, country, email, phone, website } = customer;
  return { number: String(number), name, contactName, taxId, registrationNumber: null, street, buildingNumber, additionalNumber, district, city, region, postalCode, country, email, phone, website };
}

/**
 * Issues a draft: it gets its number, seller and buyer are kept as they are now, and from here on nothing of it changes but how
 * things stand with it. A credit note is set against its invoice as far as that is open; the rest is the customer's credit.
 * @param version the one that was seen
 * @returns the number
 * @throws Forbidden, Missing, Changed; Invalid when something is missing (`missingToIssue`)
 */
export async function issueInvoice(ctx: Context, id: string, version: number): Promise<string> {
  return write(ctx, 'invoices.edit', async (db) => {
    const draft = await draftOf(db, ctx, id, version);
    await demandNoPattern(db, ctx, id);
    const customer = await findCustomer(ctx, draft.customerId);
    if (!customer) throw new Missing(id);
    const lines = await db.select().from(invoiceLines).where(and(ofFirm(ctx, invoiceLines), eq(invoiceLines.invoiceId, id)));
    const taxes = await db.select().from(invoiceTaxes).where(and(ofFirm(ctx, invoiceTaxes), eq(invoiceTaxes.invoiceId, id)));
    const brand = await brandOf(ctx);
    const missing = await lacks(db, ctx, { invoice: draft, lines, taxes, customer }, customer, brand);
    if (missing.length > 0) throw new Invalid(missing.map(({ what }) => ({ field: '', key: `invoices.missing.${what}` })));
    const issueDay = draft.issueDay ?? todayOf(ctx);
    const number = await giveNumber(db, ctx, { type: draft.type, seriesId: draft.seriesId, documentId: id, day: issueDay });
    const at = now();
    const dueDay = draft.type === 'creditNote' ? issueDay : dueDayOf(issueDay, draft, customer, brand);
    await db
      .update(invoices)
      .set({
        status: 'issued', number, issueDay, listDay: issueDay, dueDay, open: draft.type === 'invoice' ? draft.total : 0,
        seller: sellerOf(brand, ctx.firm), buyer: buyerOf(customer), searchText: searchTextOf(number, customer.name, draft.reference),
        version: version + 1, updatedAt: at, updatedBy: ctx.user.id, issuedAt: at, issuedBy: ctx.user.id,
      })
      .where(and(ofFirm(ctx, invoices), eq(invoices.id, id)));
    if (draft.creditsId !== null) await setAgainst(db, ctx, draft, draft.creditsId, at);
    await record(db, ctx, { action: draft.type === 'creditNote' ? 'invoice.credited' : 'invoice.issued', subjectId: id, changes: { number: { from: '', to: number } } });
    await settleBalance(db, ctx, draft.customerId, draft.currency);
    if (draft.type === 'invoice' && dueDay !== null) await lookAgainFor(db, ctx, dueDay);
    return number;
  });
}

async function setAgainst(db: Db, ctx: Context, note: Invoice, invoiceId: string, at: number): Promise<void> {
  const [credited] = await db.select({ open: invoices.open }).from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.id, invoiceId))).limit(1);
  const amount = Math.min(note.total, credited?.open ?? 0);
  if (amount > 0) await db.insert(allocations).values({ id: newId(), firmId: ctx.firm.id, customerId: note.customerId, creditNoteId: note.id, invoiceId, amount, at });
  await settleInvoice(db, ctx, invoiceId, at);
}
