import { frameOf } from '#lib/documents/frame';
import { partyBlock } from '#lib/documents/party';
import { squareCode, transferText } from '#lib/documents/payment-code';
import { type Cell, type Fact, part, parts, type PaymentBlock, type Sheet, type Words } from '#lib/documents/sheet';
import { type Terms, termsIn } from '#lib/documents/terms';
import type { Brand } from '#lib/brands/queries';
import type { Day } from '#lib/day';
import { inFours } from '#lib/iban';
import type { Invoice, InvoiceDocument, InvoiceLine, Party } from '#lib/invoices/queries';
import { quantityText, rateText } from '#lib/money';
import type { UnitCode } from '#lib/products/units';

/** A document with what is not in its rows: of a draft, what would be frozen if it were issued now. */
export interface Printed extends Pick<InvoiceDocument, 'invoice' | 'lines' | 'taxes'> {
  seller: Party;
  buyer: Party;
  dueDay: Day | null;
  brand: Brand;
}

export const languagesOf = ({ language }: Pick<Invoice, 'language'>): readonly ('ar' | 'en')[] => (language === 'both' ? ['ar', 'en'] : [language]);

/** Countries whose laws ask that an invoice which charges VAT be called one (GCC Common VAT Agreement, art. 55, where it is in force; Egypt, law 67/2016). */
const taxInvoices = new Set(['SA', 'AE', 'BH', 'OM', 'EG']);

function titleOf(terms: Terms, { invoice, taxes, seller, buyer }: Printed): Words {
  const isTaxed = Boolean(seller.taxId) && taxInvoices.has(seller.country ?? '') && taxes.some(({ category }) => category !== 'outOfScope');
  if (invoice.type === 'quote' || !isTaxed) return terms.words(`invoices.types.${invoice.type}`);
  if (invoice.type === 'creditNote') return terms.words('documents.taxCreditNote');
  // Saudi Arabia: to whom has no tax id goes a simplified one (ZATCA, e-invoicing bylaw).
  return terms.words(seller.country === 'SA' && !buyer.taxId ? 'documents.simplifiedTaxInvoice' : 'documents.taxInvoice');
}

function factsOf(terms: Terms, { invoice, dueDay }: Printed): Fact[] {
  const day = (of: Day | null) => (of === null ? terms.words('invoices.whenIssued').flat() : terms.day(of));
  const facts: (Fact | null)[] = [
    { label: terms.words('invoices.fields.issueDay'), value: day(invoice.issueDay) },
    invoice.supplyDay === null ? null : { label: terms.words('invoices.fields.supplyDay'), value: day(invoice.supplyDay) },
    invoice.type === 'creditNote' ? null : { label: terms.words(invoice.type === 'quote' ? 'invoices.validUntil' : 'invoices.fields.dueDay'), value: day(dueDay) },
    invoice.reference === null ? null : { label: terms.words('invoices.fields.reference'), value: parts(invoice.reference) },
    invoice.creditReason === null ? null : { label: terms.words('invoices.reason'), value: parts(invoice.creditReason) },
  ];
  return facts.filter((fact) => fact !== null);
}

const columns = ['name', 'quantity', 'price', 'tax', 'amount'] as const;

function lineCells(terms: Terms, { currency }: Invoice, line: InvoiceLine): Cell[] {
  const unit = line.unit === 'C62' ? [] : terms.words(`products.units.${line.unit as UnitCode}`).flat();
  const rate = (basisPoints: number) => part(`${rateText(basisPoints, terms.leading, 'latn')}%`);
  const discount = line.discountBasisPoints > 0 ? [part(`−${rate(line.discountBasisPoints).text}`)] : [];
  return [
    parts(line.name, line.description).map((line) => [line]),
    [[part(quantityText(line.quantity, terms.leading, 'latn')), ...unit]],
    [terms.figure(line.unitPrice, currency), discount].filter((value) => value.length > 0),
    line.taxBasisPoints > 0 ? [[rate(line.taxBasisPoints)]] : [...terms.words(`taxes.categories.${line.taxCategory}`)],
    [terms.figure(line.amount, currency)],
  ];
}

function sumsOf(terms: Terms, { invoice, lines, taxes }: Printed): Fact[] {
  const { currency } = invoice;
  const discount = lines.reduce((sum, line) => sum + line.amount, 0) - (invoice.pricesIncludeTax ? invoice.total : invoice.net);
  const fact = (label: Words, amount: number, strong = false): Fact => ({ label, value: terms.money(amount, currency), strong });
  const isSettledInPart = invoice.status === 'issued' && invoice.paid + invoice.credited > 0;
  return [
    ...(discount === 0 ? [] : [fact(terms.words('invoices.sums.discount'), -discount)]),
    fact(terms.words('invoices.sums.net'), invoice.net),
    ...taxes.filter(({ basisPoints }) => basisPoints > 0).map((tax) => fact(terms.words('documents.tax', { rate: `${rateText(tax.basisPoints, terms.leading, 'latn')}%` }), tax.tax)),
    fact(terms.words('invoices.sums.total'), invoice.total, true),
    ...(isSettledInPart && invoice.paid > 0 ? [fact(terms.words('invoices.sums.paid'), -invoice.paid)] : []),
    ...(isSettledInPart && invoice.credited > 0 ? [fact(terms.words('invoices.sums.credited'), -invoice.credited)] : []),
    ...(isSettledInPart ? [fact(terms.words('invoices.sums.open'), invoice.open, true)] : []),
  ];
}

/** What is still to be paid by a document, and how; null where nothing is, or the firm has said nothing. */
function paymentOf(terms: Terms, { invoice, brand, seller }: Printed): PaymentBlock | null {
  const open = invoice.status === 'draft' ? invoice.total : invoice.open;
  if (invoice.type !== 'invoice' || invoice.status === 'void' || open <= 0) return null;
  const texts = terms.languages.flatMap((language) => parts(language === 'ar' ? brand.paymentTextAr : brand.paymentTextEn));
  const account = [['bankName', brand.bankName], ['accountName', brand.accountName], ['iban', brand.iban], ['bic', brand.bic]] as const;
  const facts = account.flatMap(([name, value]): Fact[] => (value ? [{ label: terms.words(`brand.fields.${name}`), value: [part(name === 'iban' ? inFours(value) : value)] }] : []));
  if (texts.length + facts.length === 0) return null;
  // Who pays writes the number, by which the payment is known again.
  if (invoice.number !== null && brand.iban) facts.push({ label: terms.words('documents.transferReference'), value: [part(invoice.number)] });
  const transfer = invoice.number !== null && brand.iban ? transferText({ name: brand.accountName ?? seller.name, iban: brand.iban, bic: brand.bic, currency: invoice.currency, amount: open, reference: invoice.number }) : null;
  return { heading: terms.words('documents.howToPay'), texts, facts, code: transfer === null ? null : { svg: squareCode(transfer), alt: terms.value('documents.transferCode').map(({ text }) => text).join(' ') } };
}

/** An invoice, a credit note or a quote as its receiver reads it, in its own language. */
export function invoiceSheet(printed: Printed): Sheet {
  const { invoice, lines, taxes, seller, buyer, brand } = printed;
  const terms = termsIn(languagesOf(invoice));
  const inCurrency = { price: true, amount: true, name: false, quantity: false, tax: false };
  return {
    ...frameOf(terms, { brand, seller, title: titleOf(terms, printed), number: invoice.number ?? '' }),
    mark: invoice.status === 'draft' ? terms.words('invoices.states.draft') : invoice.status === 'void' ? terms.words('invoices.states.void') : null,
    buyer: partyBlock(terms, 'invoices.buyer', buyer),
    facts: factsOf(terms, printed),
    introduction: parts(invoice.introduction),
    sections: [{
      heading: null,
      columns: columns.map((name) => ({
        label: terms.words(`invoices.columns.${name}`).map((label) => (inCurrency[name] ? [...label, part(terms.currency(invoice.currency))] : label)),
        wide: name === 'name', end: name !== 'name',
      })),
      rows: lines.map((line) => lineCells(terms, invoice, line)),
      sums: sumsOf(terms, printed),
    }],
    remarks: parts(...taxes.map(({ reason }) => reason), invoice.note, invoice.terms),
    payment: paymentOf(terms, printed),
  };
}
