import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { store } from '#db/client';
import { brands } from '#db/schema/brands';
import { invoices } from '#db/schema/invoices';
import { auditFaults } from '#lib/audit/verify';
import { balanceFaults } from '#lib/balances/verify';
import type { Context } from '#lib/context';
import { archiveCustomer } from '#lib/customers/archive';
import { requireFields } from '#lib/customers/require-fields';
import { updateCustomer } from '#lib/customers/update';
import { creditInvoice, copyInvoice, decideQuote, invoiceFromQuote } from '#lib/invoices/derive';
import { changeDraft, discardInvoice, draftInvoice } from '#lib/invoices/draft';
import { issueInvoice, missingToIssue } from '#lib/invoices/issue';
import { noTax } from '#lib/invoices/lines';
import { findInvoice, listInvoices } from '#lib/invoices/queries';
import { stateOf } from '#lib/invoices/state';
import { valuesOf } from '#lib/invoices/values';
import { voidInvoice } from '#lib/invoices/void';
import { archiveSeries, createSeries } from '#lib/numbers/series';
import { numberFaults } from '#lib/numbers/verify';
import { balancesOf } from '#lib/payments/queries';
import { Changed, Invalid, Missing } from '#lib/problems';
import { createProduct } from '#lib/products/change';
import { aColleague, aFirm, openEmptyStore, values } from '../support/firm.ts';
import { anInvoice, documentValues, selling, type Selling } from '../support/invoices.ts';

let ctx: Context;
let firm: Selling;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
  firm = await selling(ctx);
});

const draft = (given: Record<string, string> = {}) => draftInvoice(ctx, 'invoice', documentValues(firm.customer, [{ name: 'خدمة', quantity: '٣', price: '1,000.50', discount: '10', tax: firm.vat }], given));
const problemsOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.catch((error: unknown) => error);
  return error instanceof Invalid ? error.problems.map(({ field, key }) => `${field}: ${key}`) : error;
};

describe('a draft', () => {
  test('is summed, has no number, and comes back to its form as it was typed', async () => {
    const document = await findInvoice(ctx, await draft({ discount: '5%' }));
    // 3 × 1,000.50 less 10 % is 2,701.35; less 5 % (135.07) 2,566.28; 15 % of it 384.94.
    expect(document?.invoice).toMatchObject({ status: 'draft', number: null, currency: 'SAR', net: 256_628, tax: 38_494, total: 295_122, open: 0 });
    expect(document && valuesOf(document)).toMatchObject({ discount: '5%', 'line.1.name': 'خدمة', 'line.1.quantity': '3', 'line.1.price': '1000.50', 'line.1.discount': '10', 'line.1.tax': firm.vat });
  });

  test('takes from a product what is not said', async () => {
    const product = { kind: 'product', code: 'A-1', nameAr: 'ورق', nameEn: 'Paper', descriptionAr: '', descriptionEn: '', unit: 'KGM', price: '12.5', currency: 'SAR', priceIncludesTax: '', taxRateId: firm.vat };
    await createProduct(ctx, product);
    for (const typed of ['a-1', 'ورق', 'paper']) {
      const document = await findInvoice(ctx, await draftInvoice(ctx, 'invoice', documentValues(firm.customer, [{ product: typed, quantity: '2' }])));
      expect(document?.lines).toMatchObject([{ code: 'A-1', name: 'ورق', unit: 'KGM', unitPrice: 1250, quantity: 2000, taxBasisPoints: 1500 }]);
      expect(document?.invoice.total).toBe(2875);
    }
    expect(await problemsOf(createProduct(ctx, { ...product, code: 'a-1' }))).toEqual(['code: errors.codeTaken']);
  });

  test('in two languages calls a product by both of its names', async () => {
    await createProduct(ctx, { kind: 'product', code: 'A-1', nameAr: 'ورق', nameEn: 'Paper', descriptionAr: 'أبيض', descriptionEn: 'White', unit: 'KGM', price: '12.5', currency: 'SAR', priceIncludesTax: '', taxRateId: firm.vat });
    const lineIn = async (language: string) => (await findInvoice(ctx, await draftInvoice(ctx, 'invoice', documentValues(firm.customer, [{ product: 'A-1' }], { language }))))?.lines[0];
    expect(await lineIn('both')).toMatchObject({ name: 'ورق / Paper', description: 'أبيض / White' });
    expect(await lineIn('en')).toMatchObject({ name: 'Paper', description: 'White' });
  });

  test('is not taxed where it says so, whatever its product or the firm usually does, and still so when it is copied', async () => {
    await store.write((db) => db.update(brands).set({ taxRateId: firm.vat }));
    await createProduct(ctx, { kind: 'product', code: 'A-1', nameAr: 'ورق', nameEn: '', descriptionAr: '', descriptionEn: '', unit: 'C62', price: '1', currency: 'SAR', priceIncludesTax: '', taxRateId: '' });
    const lines = [{ name: 'خدمة', price: '1', tax: noTax }, { product: 'A-1' }, { name: 'أخرى', price: '1' }];
    const id = await draftInvoice(ctx, 'invoice', documentValues(firm.customer, lines));
    const taxesOf = async (of: string) => (await findInvoice(ctx, of))?.lines.map(({ taxBasisPoints }) => taxBasisPoints);
    expect(await taxesOf(id)).toEqual([0, 0, 1500]);
    await issueInvoice(ctx, id, 1);
    expect(await taxesOf(await copyInvoice(ctx, id))).toEqual([0, 0, 1500]);
    expect(await taxesOf(await creditInvoice(ctx, id, { reason: 'x' }))).toEqual([0, 0, 1500]);
  });

  test('that would be due before it is issued says so', async () => {
    const id = await draft({ dueDay: '2099-01-01' });
    await store.write((db) => db.update(invoices).set({ dueDay: '2001-01-01' }).where(eq(invoices.id, id)));
    expect(await missingToIssue(ctx, id)).toEqual([{ what: 'dueDay' }]);
  });

  test('whose series was archived meanwhile says so before it is issued', async () => {
    await anInvoice(ctx, firm.customer, '1');
    const seriesId = await createSeries({ ...ctx, role: 'owner' }, { type: 'invoice', pattern: 'JED-{####}' });
    const id = await draft({ seriesId });
    expect(await missingToIssue(ctx, id)).toEqual([]);
    await archiveSeries({ ...ctx, role: 'owner' }, seriesId);
    expect(await missingToIssue(ctx, id)).toEqual([{ what: 'series' }]);
    await expect(issueInvoice(ctx, id, 1)).rejects.toThrow(Invalid);
  });

  test.each<[Record<string, string>, string[]]>([
    [{ 'line.1.quantity': 'x' }, ['line.1.quantity: errors.quantity']],
    [{ 'line.1.price': '1.234' }, ['line.1.price: errors.amount']],
    [{ 'line.1.discount': '101' }, ['line.1.discount: errors.percentage']],
    [{ 'line.1.tax': 'another' }, ['line.1.tax: errors.taxNotUsable']],
    [{ 'line.1.name': '', 'line.1.unit': 'zzz' }, ['line.1.name: errors.required', 'line.1.unit: errors.choice']],
    [{ issueDay: '2026-02-30' }, ['issueDay: errors.date']],
    [{ issueDay: '2026-03-01', dueDay: '2026-02-28' }, ['dueDay: errors.dueBeforeIssue']],
    [{ discount: '999999' }, ['discount: errors.discountTooLarge']],
    [{ customerId: '' }, ['customerId: errors.required']],
    [{ customerId: 'nobody' }, ['customerId: errors.choice']],
  ])('with %j is refused at that place', async (given, problems) => expect(await problemsOf(draft(given))).toEqual(problems));

  test('is changed and discarded by whoever saw its version', async () => {
    const id = await draft();
    await changeDraft(ctx, id, 1, documentValues(firm.customer, [{ name: 'Other', price: '7' }]));
    expect((await findInvoice(ctx, id))?.invoice).toMatchObject({ version: 2, total: 700 });
    await expect(changeDraft(ctx, id, 1, documentValues(firm.customer, []))).rejects.toThrow(Changed);
    await expect(discardInvoice(ctx, id, 1)).rejects.toThrow(Changed);
    await discardInvoice(ctx, id, 2);
    expect(await findInvoice(ctx, id)).toBeNull();
  });
});

describe('issued', () => {
  test('it has the next number, is due by the firm’s terms, and keeps seller and buyer as they were', async () => {
    const id = await draft({ issueDay: '2026-05-31' });
    expect(await issueInvoice(ctx, id, 1)).toBe('INV-2026-0001');
    await updateCustomer(ctx, firm.customer, 1, values({ name: 'Another name' }));
    const document = await findInvoice(ctx, id);
    expect(document?.invoice).toMatchObject({ status: 'issued', dueDay: '2026-06-14', open: 310_655, buyer: { name: 'مؤسسة النور' }, seller: { name: ctx.firm.name, taxId: '300000000000003' } });
    expect(document && stateOf(document.invoice, '2026-06-14')).toBe('issued');
    expect(document && stateOf(document.invoice, '2026-06-15')).toBe('overdue');
    expect(await balancesOf(ctx, firm.customer)).toMatchObject([{ currency: 'SAR', open: 310_655, credit: 0, balance: 310_655 }]);
    expect(await issueInvoice(ctx, await draft({ issueDay: '2026-06-01' }), 1)).toBe('INV-2026-0002');
    expect(await issueInvoice(ctx, await draft({ issueDay: '2027-01-01' }), 1)).toBe('INV-2027-0001');
    expect([await numberFaults(), await balanceFaults(), await auditFaults()]).toEqual([[], [], []]);
  });

  test('it is never changed or discarded, and never issued twice', async () => {
    const id = await draft();
    await issueInvoice(ctx, id, 1);
    expect(await problemsOf(changeDraft(ctx, id, 2, documentValues(firm.customer, [])))).toEqual([': invoices.notDraft']);
    expect(await problemsOf(discardInvoice(ctx, id, 2))).toEqual([': invoices.notDraft']);
    expect(await problemsOf(issueInvoice(ctx, id, 2))).toEqual([': invoices.notDraft']);
  });

  test('what is missing is said before, and keeps it from being issued', async () => {
    const empty = await draftInvoice(ctx, 'invoice', documentValues(firm.customer, []));
    await requireFields(ctx, { email: { person: 'invoice' } });
    expect((await missingToIssue(ctx, empty)).map(({ what }) => what)).toContain('lines');
    expect(await problemsOf(issueInvoice(ctx, empty, 1))).toContain(': invoices.missing.lines');
    await archiveCustomer(ctx, firm.customer, 1);
    expect((await missingToIssue(ctx, empty)).map(({ what }) => what)).toContain('customer');
    expect(await numberFaults()).toEqual([]);
  });

  test('without a payment it is voided, keeps its number, and counts for nothing', async () => {
    const id = await anInvoice(ctx, firm.customer, '100');
    expect(await problemsOf(voidInvoice(ctx, id, { reason: '' }))).toEqual(['reason: errors.required']);
    await voidInvoice(ctx, id, { reason: 'Sent to the wrong customer' });
    await voidInvoice(ctx, id, { reason: 'again' });
    expect((await findInvoice(ctx, id))?.invoice).toMatchObject({ status: 'void', number: expect.stringMatching(/-0001$/), open: 0, voidReason: 'Sent to the wrong customer' });
    expect(await balancesOf(ctx, firm.customer)).toMatchObject([{ open: 0, balance: 0 }]);
    expect([await numberFaults(), await balanceFaults()]).toEqual([[], []]);
  });

  test('credited in part and then in whole, never more than it came to', async () => {
    const id = await anInvoice(ctx, firm.customer, '100');
    const [part, rest, over] = [await creditInvoice(ctx, id, { reason: 'Returned' }), await creditInvoice(ctx, id, { reason: 'Rest' }), await creditInvoice(ctx, id, { reason: 'Again' })];
    const note = await findInvoice(ctx, part);
    if (!note) throw new Error('The credit note is not there');
    await changeDraft(ctx, part, 1, { ...valuesOf(note), 'line.1.price': '30' });
    expect(await issueInvoice(ctx, part, 2)).toMatch(/^CN-\d{4}-0001$/);
    expect((await findInvoice(ctx, id))?.invoice).toMatchObject({ credited: 3000, open: 7000 });
    expect(await problemsOf(issueInvoice(ctx, rest, 1))).toEqual([': invoices.missing.credit']);
    await changeDraft(ctx, rest, 1, { ...valuesOf(note), 'line.1.price': '70' });
    await issueInvoice(ctx, rest, 2);
    expect((await findInvoice(ctx, id))?.invoice).toMatchObject({ credited: 10_000, open: 0 });
    expect(await problemsOf(issueInvoice(ctx, over, 1))).toEqual([': invoices.missing.credit']);
    expect(await balancesOf(ctx, firm.customer)).toMatchObject([{ open: 0, credit: 0 }]);
    expect([await numberFaults(), await balanceFaults()]).toEqual([[], []]);
  });
});

test('a quote is accepted or declined, and becomes an invoice of the same lines', async () => {
  const id = await draftInvoice(ctx, 'quote', documentValues(firm.customer, [{ name: 'Offer', price: '10', tax: firm.vat }]));
  expect(await issueInvoice(ctx, id, 1)).toMatch(/^QUO-/);
  await decideQuote(ctx, id, 'declined');
  const invoice = await findInvoice(ctx, await invoiceFromQuote(ctx, id));
  expect(invoice?.invoice).toMatchObject({ type: 'invoice', status: 'draft', quoteId: id, total: 1150 });
  expect((await findInvoice(ctx, id))?.invoice).toMatchObject({ acceptedAt: expect.any(Number), declinedAt: null });
  expect(await balancesOf(ctx, firm.customer)).toMatchObject([{ open: 0 }]);
  const copy = await findInvoice(ctx, await copyInvoice(ctx, id));
  expect(copy?.invoice).toMatchObject({ type: 'quote', status: 'draft', copyOfId: id });
});

test('the list shows a state, a search and a period, with what it comes to', async () => {
  await anInvoice(ctx, firm.customer, '100', { issueDay: '2026-01-10' });
  await anInvoice(ctx, firm.customer, '50', { issueDay: '2026-02-10', dueDay: '2027-01-01' });
  await draft();
  const filter = { type: 'invoice' as const, state: 'all' as const, customerId: '', search: '', from: '', to: '', sort: 'day' as const, direction: 'desc' as const, page: 1 };
  const list = (given: object) => listInvoices(ctx, { ...filter, ...given }, '2026-06-01');
  expect((await list({})).invoices.map(({ number }) => number)).toEqual([null, 'INV-2026-0002', 'INV-2026-0001']);
  expect((await list({ state: 'overdue' })).invoices.map(({ number }) => number)).toEqual(['INV-2026-0001']);
  expect((await list({ state: 'open' })).sums).toEqual([{ currency: 'SAR', total: 15_000, open: 15_000 }]);
  expect((await list({ search: 'النور 0002' })).total).toBe(1);
  expect((await list({ from: '2026-01-11', to: '2026-12-31' })).total).toBe(1);
});

test('another firm finds, changes and issues nothing; a viewer only looks', async () => {
  const id = await draft();
  const stranger = await aFirm();
  expect(await findInvoice(stranger, id)).toBeNull();
  const works = [changeDraft, issueInvoice, discardInvoice, copyInvoice, missingToIssue, decideQuote, invoiceFromQuote] as ((ctx: Context, id: string, version: number, values: object) => Promise<unknown>)[];
  for (const work of works) await expect(work(stranger, id, 1, {})).rejects.toThrow(Missing);
  for (const work of [voidInvoice, creditInvoice]) await expect(work(stranger, id, { reason: 'x' })).rejects.toThrow(Missing);
  expect(await problemsOf(draftInvoice(stranger, 'invoice', documentValues(firm.customer, [])))).toEqual(['customerId: errors.choice']);
  const viewer = await aColleague(ctx.firm, 'viewer');
  expect((await findInvoice(viewer, id))?.invoice.id).toBe(id);
  await expect(issueInvoice(viewer, id, 1)).rejects.toThrow('invoices.edit');
});

test('200 issued side by side, of which a third fail: no number is missing, none is there twice', async () => {
  const ids: string[] = [];
  for (let index = 0; index < 200; index += 1) ids.push(await draft({ issueDay: '2026-05-01' }));
  const failing = new Error('The write fails after its number was given');
  const answers = await Promise.allSettled(ids.map((id, index) => store.write(async () => {
    const number = await issueInvoice(ctx, id, 1);
    if (index % 3 === 0) throw failing;
    return number;
  })));
  const numbers = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  expect(answers.filter((answer) => answer.status === 'rejected' && answer.reason !== failing)).toEqual([]);
  expect(numbers.toSorted()).toEqual(Array.from({ length: 133 }, (_, index) => `INV-2026-${String(index + 1).padStart(4, '0')}`));
  expect([await numberFaults(), await balanceFaults()]).toEqual([[], []]);
});
