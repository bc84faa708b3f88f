import { beforeAll, describe, expect, test } from 'vitest';
import { store } from '#db/client';
import { expenses } from '#db/schema/expenses';
import { invoiceLines, invoices, invoiceTaxes } from '#db/schema/invoices';
import { allocations, payments } from '#db/schema/payments';
import type { Context } from '#lib/context';
import { entriesBehind } from '#lib/reports/entries';
import { type Basis, bases, type ReportFilter, sharings } from '#lib/reports/filter';
import { makeReport } from '#lib/reports/make';
import { type ReportName, reportNames, type ReportTable } from '#lib/reports/report';
import { aFirm, openEmptyStore } from '../support/firm.ts';
import { trade, type Trade } from '../support/reports.ts';

let ctx: Context;
let of: Trade;

beforeAll(async () => {
  await openEmptyStore();
  ctx = await aFirm();
  of = await trade(ctx);
});

const year: ReportFilter = { from: '2026-01-01', to: '2026-12-31', basis: 'accrual', sharing: 'full', day: '2026-06-30' };
const of2026 = (day: string | null): boolean => day !== null && day.startsWith('2026');

interface Moved {
  customer: string | null;
  currency: string;
  net: number;
  tax: number;
}

/** Everything read row by row and summed here, in no way as the reports do. */
async function movedBy(basis: Basis): Promise<{ income: Moved[]; spent: Moved[] }> {
  const all = { invoices: await store.read((db) => db.select().from(invoices)), payments: await store.read((db) => db.select().from(payments)), allocations: await store.read((db) => db.select().from(allocations)), expenses: await store.read((db) => db.select().from(expenses)) };
  const spent = all.expenses.filter(({ archivedAt, day, paidDay }) => archivedAt === null && of2026(basis === 'accrual' ? day : paidDay)).map(({ customerId, currency, net, tax }) => ({ customer: customerId, currency, net, tax }));
  const issued = all.invoices.filter(({ status }) => status === 'issued');
  if (basis === 'accrual') {
    return { spent, income: issued.filter(({ type, issueDay }) => type !== 'quote' && of2026(issueDay)).map(({ type, customerId, currency, net, tax }) => ({ customer: customerId, currency, net: type === 'invoice' ? net : -net, tax: type === 'invoice' ? tax : -tax })) };
  }
  const taxIn = (amount: number, document: { tax: number; total: number } | undefined) => (document ? Math.floor((2 * amount * document.tax + document.total) / (2 * document.total)) : 0);
  const income = all.payments.filter(({ voidedAt, day }) => voidedAt === null && of2026(day)).flatMap(({ id, kind, customerId, currency, amount, day }): Moved[] => {
    const own = { customer: customerId, currency };
    if (kind === 'refund') {
      const notes = issued.filter((note) => note.type === 'creditNote' && note.customerId === customerId && note.currency === currency && (note.issueDay ?? '') <= day);
      const tax = taxIn(amount, notes.toSorted((one, other) => ((one.issueDay ?? '') < (other.issueDay ?? '') ? -1 : (one.issueDay ?? '') > (other.issueDay ?? '') ? 1 : one.key - other.key)).at(-1));
      return [{ ...own, net: tax - amount, tax: 0 - tax }];
    }
    const parts = all.allocations.filter(({ paymentId }) => paymentId === id).map((part) => ({ ...part, tax: taxIn(part.amount, issued.find((invoice) => invoice.id === part.invoiceId)) }));
    const rest = amount - parts.reduce((sum, part) => sum + part.amount, 0);
    return [...parts.map((part) => ({ ...own, net: part.amount - part.tax, tax: part.tax })), { ...own, net: rest, tax: 0 }];
  });
  return { income, spent };
}

const sumOf = (moved: readonly Moved[], currency: string, which: (customer: string | null) => boolean = () => true): number[] => {
  const own = moved.filter((row) => row.currency === currency && which(row.customer));
  const [net, tax] = [own.reduce((sum, row) => sum + row.net, 0), own.reduce((sum, row) => sum + row.tax, 0)];
  return [net, tax, net + tax];
};

const figure = (table: ReportTable | undefined, key: string): number[] => (table?.rows.find((row) => row.key === key)?.figures ?? []).map(Number);
const tableIn = async (report: ReportName, filter: ReportFilter, currency: string): Promise<ReportTable | undefined> => (await makeReport(ctx, report, filter)).find((table) => table.currency === currency);

describe.each(bases)('on the basis of %s', (basis) => {
  const filter = { ...year, basis };

  test.each(['SAR', 'USD'])('income and expenses in %s are what the rows come to, in total and for each customer', async (currency) => {
    const { income, spent } = await movedBy(basis);
    const table = await tableIn('customers', filter, currency);
    const expected = (which?: (customer: string | null) => boolean) => {
      const [came, went] = [sumOf(income, currency, which), sumOf(spent, currency, which)];
      return [...came, ...went, (came[0] ?? 0) - (went[0] ?? 0)];
    };
    expect(table?.total).toEqual(expected());
    for (const customer of [of.both, of.plain, of.shop]) expect(figure(table, customer)).toEqual(expected((id) => id === customer));
    const none = expected((id) => id === null);
    expect(figure(table, 'nobody')).toEqual(none.some((amount) => amount !== 0) ? none : []);
    for (const report of ['months', 'places'] as const) expect((await tableIn(report, filter, currency))?.total).toEqual(expected());
  });

  test('a customer in two categories counts in full in each, and once in the total', async () => {
    const { income } = await movedBy(basis);
    const table = await tableIn('categories', filter, 'SAR');
    expect(figure(table, of.wholesale).slice(0, 3)).toEqual(sumOf(income, 'SAR', (id) => id === of.both));
    expect(figure(table, of.retail).slice(0, 3)).toEqual(sumOf(income, 'SAR', (id) => id === of.both || id === of.shop));
    expect(figure(table, '').slice(0, 3)).toEqual(sumOf(income, 'SAR', (id) => id === of.plain));
    expect(table?.total.slice(0, 3)).toEqual(sumOf(income, 'SAR'));
  });

  test('or is divided equally, to the last minor unit', async () => {
    const { income } = await movedBy(basis);
    const table = await tableIn('categories', { ...filter, sharing: 'equal' }, 'SAR');
    const halves = income.filter(({ customer, currency }) => customer === of.both && currency === 'SAR').reduce((sum, { net }) => sum + Math.sign(net) * Math.ceil(Math.abs(net) / 2), 0);
    expect(figure(table, of.wholesale)[0]).toBe(halves);
    expect(table?.total.slice(0, 3)).toEqual(sumOf(income, 'SAR'));
  });
});

test('each figure is the sum of the entries that it leads to', async () => {
  for (const report of reportNames) {
    for (const basis of bases) {
      for (const sharing of sharings) {
        const filter = { ...year, basis, sharing };
        for (const { currency, columns, rows, total } of await makeReport(ctx, report, filter)) {
          for (const { key, figures } of [...rows.map((row) => ({ key: row.key as string | null, figures: row.figures })), { key: null, figures: total }]) {
            for (const [index, { name, part }] of columns.entries()) {
              if (part === null) continue;
              const entries = await entriesBehind(ctx, { report, part, currency, key, filter }, 1);
              const field = /tax$/i.test(name) ? 'tax' : /net|taxable/i.test(name) ? 'net' : 'total';
              const listed = entries.entries.reduce((sum, entry) => sum + entry[field], 0);
              expect([report, basis, sharing, currency, key, name, entries.count, entries[field], listed]).toEqual([report, basis, sharing, currency, key, name, entries.entries.length, figures[index], figures[index]]);
            }
          }
        }
      }
    }
  }
});

test('products come to the net of the documents, discounts taken off, and lines without a product have a row of their own', async () => {
  const issued = (await store.read((db) => db.select().from(invoices))).filter(({ type, status, issueDay, currency }) => type !== 'quote' && status === 'issued' && of2026(issueDay) && currency === 'SAR');
  const table = await tableIn('products', year, 'SAR');
  expect(table?.rows.map(({ label }) => label).toSorted()).toEqual(['Chair', 'Lines without a product']);
  expect(table?.total[1]).toBe(issued.reduce((sum, { type, net }) => sum + (type === 'invoice' ? net : -net), 0));
  const plain = issued.filter(({ discountBasisPoints, discountAmount }) => !discountBasisPoints && !discountAmount);
  expect(plain.length).toBeLessThan(issued.length);
  const lines = await store.read((db) => db.select().from(invoiceLines));
  const quantity = lines.filter(({ productId, invoiceId }) => productId === of.product && issued.some(({ id }) => id === invoiceId)).reduce((sum, line) => sum + (issued.find(({ id }) => id === line.invoiceId)?.type === 'invoice' ? line.quantity : -line.quantity), 0);
  expect(figure(table, of.product)[0]).toBe(quantity);
});

test('tax by rate is what the documents charge, less what expenses bear', async () => {
  const issued = (await store.read((db) => db.select().from(invoices))).filter(({ type, status, issueDay, currency }) => type !== 'quote' && status === 'issued' && of2026(issueDay) && currency === 'SAR');
  const taxes = await store.read((db) => db.select().from(invoiceTaxes));
  const charged = taxes.filter(({ basisPoints }) => basisPoints === 1500).reduce((sum, { invoiceId, tax }) => {
    const document = issued.find(({ id }) => id === invoiceId);
    return sum + (document ? (document.type === 'invoice' ? tax : -tax) : 0);
  }, 0);
  const { spent } = await movedBy('accrual');
  const borne = sumOf(spent, 'SAR')[1] ?? 0;
  const table = await tableIn('taxes', { ...year, basis: 'cash' }, 'SAR');
  expect(table?.rows.map(({ label }) => label)).toContain('Standard rate 15%');
  expect(figure(table, 'standard:1500').slice(1)).toEqual([charged, expect.any(Number), borne, charged - borne]);
  expect(table?.total[1]).toBe(issued.reduce((sum, { type, tax }) => sum + (type === 'invoice' ? tax : -tax), 0));
});

test("what is open today is what the list says, and of a day before what was open then", async () => {
  const today = { ...year, day: '9999-12-31' };
  const rows = await store.read((db) => db.select().from(invoices));
  const table = await tableIn('receivables', today, 'SAR');
  expect(table?.total.at(-1)).toBe(rows.filter(({ currency }) => currency === 'SAR').reduce((sum, { open }) => sum + open, 0));
  // Long after, everything is old.
  expect(table?.total.at(-2)).toBe(table?.total.at(-1));
  const then = await tableIn('receivables', year, 'SAR');
  const settled = await store.read((db) => db.select().from(allocations));
  const paid = await store.read((db) => db.select().from(payments));
  const dayOf = ({ paymentId, creditNoteId }: typeof allocations.$inferSelect) => paid.find(({ id }) => id === paymentId)?.day ?? rows.find(({ id }) => id === creditNoteId)?.issueDay ?? '';
  const open = rows.filter(({ type, status, currency, issueDay }) => type === 'invoice' && status === 'issued' && currency === 'SAR' && (issueDay ?? '') <= year.day)
    .map(({ id, total, dueDay }) => ({ dueDay: dueDay ?? '', open: total - settled.filter((part) => part.invoiceId === id && dayOf(part) <= year.day).reduce((sum, { amount }) => sum + amount, 0) }));
  const due = (first: string, last: string) => open.filter(({ dueDay }) => dueDay >= first && dueDay <= last).reduce((sum, row) => sum + row.open, 0);
  expect(then?.total).toEqual([due('2026-06-30', '9999'), due('2026-05-31', '2026-06-29'), due('2026-05-01', '2026-05-30'), due('2026-04-01', '2026-04-30'), due('', '2026-03-31'), due('', '9999')]);
});

test('expenses by their own category', async () => {
  const table = await tableIn('expenses', year, 'SAR');
  expect(table?.rows.map(({ label }) => label)).toEqual(['Rent', 'No category']);
  expect(figure(table, of.rent)).toEqual([500_001, 0, 500_001]);
});

test('nothing of another firm is in it, and there is nothing to see of a firm that never traded', async () => {
  const stranger = await aFirm();
  for (const report of reportNames) expect(await makeReport(stranger, report, year)).toEqual([]);
  for (const report of reportNames) expect(await entriesBehind(stranger, { report, part: 'income', currency: 'SAR', key: null, filter: year }, 1)).toEqual({ entries: [], count: 0, net: 0, tax: 0, total: 0 });
});
