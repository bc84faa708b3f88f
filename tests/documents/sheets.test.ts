import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTypesetting } from '#cli/typesetting';
import type { Context } from '#lib/context';
import { registerCustomer } from '#lib/customers/register';
import { invoiceSheetOf, printedInvoice, receiptSheetOf, statementSheetOf } from '#lib/documents/gather';
import type { Fact, Sheet } from '#lib/documents/sheet';
import { creditInvoice } from '#lib/invoices/derive';
import { draftInvoice } from '#lib/invoices/draft';
import { issueInvoice } from '#lib/invoices/issue';
import { voidInvoice } from '#lib/invoices/void';
import { recordPayment, refundPayment, shareName } from '#lib/payments/record';
import type { TypesetService } from '#lib/pdf/service';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';
import { anInvoice, documentValues, selling } from '../support/invoices.ts';
import { differenceFromKept, textOf, unspaced } from '../support/pdf.ts';

let typesetting: TypesetService;
let owner: Context;
let customer: string;
let vat: string;

beforeAll(() => {
  typesetting = startTypesetting();
});
afterAll(() => typesetting.stop());

beforeEach(async () => {
  await openEmptyStore();
  owner = await aFirm('owner', { name: 'شركة النور للتجارة' });
  ({ vat } = await selling(owner));
  customer = await registerCustomer(owner, values({ name: 'مؤسسة البناء الحديث', city: 'جدة', country: 'SA', locale: 'ar' }));
});

const said = (words: Fact['value'] | undefined) => (words ?? []).map(({ text }) => text).join(' ');
const facts = (list: readonly Fact[]) => Object.fromEntries(list.map(({ label, value }) => [said(label[0]), said(value)]));
const set = (sheet: Sheet | null) => typesetting.typeset({ sheet: sheet ?? fail(), logo: null, as: 'pdf' as const });
function fail(): never {
  throw new Error('There is no sheet');
}

const payment = { day: '2026-02-10', method: 'transfer', currency: 'SAR', reference: '', note: '' };

describe('an invoice', () => {
  test('is a tax invoice in Saudi Arabia, a simplified one to whom has no tax id', async () => {
    owner = { ...owner, firm: { ...owner.firm, country: 'SA' } };
    const issue = async (buyer: string) => {
      const id = await draftInvoice(owner, 'invoice', documentValues(buyer, [{ name: 'Service', price: '100', tax: vat }]));
      await issueInvoice(owner, id, 1);
      return id;
    };
    const first = await issue(customer);
    const simplified = await invoiceSheetOf(owner, first);
    expect(said(simplified?.title[0])).toBe('فاتورة ضريبية مبسطة');
    const taxed = await registerCustomer(owner, values({ name: 'شركة', taxId: '310098765400003', country: 'SA' }));
    expect(said((await invoiceSheetOf(owner, await issue(taxed)))?.title[0])).toBe('فاتورة ضريبية');
    expect(said((await invoiceSheetOf(owner, await creditInvoice(owner, first, { reason: 'Returned' })))?.title[0])).toBe('إشعار دائن ضريبي');
    expect(said((await invoiceSheetOf(owner, await anInvoice(owner, taxed, '100')))?.title[0])).toBe('فاتورة');
  });

  test('says of what was paid on it what is still due', async () => {
    const invoice = await anInvoice(owner, customer, '100', { language: 'en' });
    await recordPayment(owner, { ...payment, customerId: customer, amount: '30' });
    const sheet = await invoiceSheetOf(owner, invoice);
    expect(facts(sheet?.sections[0]?.sums ?? [])).toMatchObject({ Total: '100.00 SAR', Paid: '-30.00 SAR', 'Amount due': '70.00 SAR' });
  });

  test('is marked while it is a draft, and when it is void', async () => {
    const draft = await draftInvoice(owner, 'invoice', documentValues(customer, [{ name: 'Service', price: '5' }], { language: 'en' }));
    expect((await invoiceSheetOf(owner, draft))?.mark?.map(said)).toEqual(['Draft']);
    const invoice = await anInvoice(owner, customer, '5', { language: 'both' });
    expect((await invoiceSheetOf(owner, invoice))?.mark).toBeNull();
    await voidInvoice(owner, invoice, { reason: 'Twice' });
    expect((await invoiceSheetOf(owner, invoice))?.mark?.map(said)).toEqual(['ملغاة', 'Void']);
  });

  test('of another firm is not there', async () => {
    const stranger = await aFirm('owner');
    expect(await printedInvoice(stranger, await anInvoice(owner, customer, '5'))).toBeNull();
    expect(await statementSheetOf(stranger, customer, '2026-01-01', '2026-12-31')).toBeNull();
  });
});

describe('a receipt', () => {
  test('says what was received, for what, and what is kept as credit', async () => {
    const invoice = await anInvoice(owner, customer, '100', { issueDay: '2026-02-01' });
    const id = await recordPayment(owner, { ...payment, customerId: customer, amount: '130', [shareName(invoice)]: '100' });
    const sheet = await receiptSheetOf(owner, id);
    expect(sheet?.sections[0]?.rows.map((row) => row.map((cell) => cell.map(said).join(' ')))).toEqual([['INV-2026-0001', '100.00']]);
    expect(facts(sheet?.sections[0]?.sums ?? [])).toEqual({ 'باقٍ رصيدًا': '30.00 ر.س', 'المبلغ': '130.00 ر.س' });
    const pdf = await set(sheet);
    expect(unspaced(textOf(pdf, 1))).toContain('إيصالقبض');
    expect(differenceFromKept(pdf, 1, 'receipt')).toBeLessThan(1);
  });

  test('of a refund says that it was paid back', async () => {
    await recordPayment(owner, { ...payment, customerId: customer, amount: '50' });
    const id = await refundPayment(owner, { ...payment, customerId: customer, amount: '20' });
    expect(said((await receiptSheetOf(owner, id))?.title[0])).toBe('إيصال رد مبلغ');
  });
});

test('a statement says what was owed before, what moved it, and what is owed now', async () => {
  await anInvoice(owner, customer, '100', { issueDay: '2026-01-05' });
  await anInvoice(owner, customer, '250', { issueDay: '2026-02-05', reference: 'PO-9' });
  await recordPayment(owner, { ...payment, customerId: customer, amount: '120' });
  const sheet = await statementSheetOf(owner, customer, '2026-02-01', '2026-02-28');
  expect(sheet?.sections[0]?.rows.map((row) => row.map((cell) => cell.map(said).join(' | ')))).toEqual([
    ['05/02/2026', 'فاتورة INV-2026-0002 | PO-9', '250.00', '', '350.00'],
    ['10/02/2026', 'دفعة RCP-2026-0001', '', '120.00', '230.00'],
  ]);
  expect(Object.values(facts(sheet?.sections[0]?.sums ?? []))).toEqual(['100.00 ر.س', '250.00 ر.س', '-120.00 ر.س', '230.00 ر.س']);
  expect(differenceFromKept(await set(sheet), 1, 'statement')).toBeLessThan(1);
});
