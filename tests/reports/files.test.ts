import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { proportion } from '#db/proportion';
import { createCategory } from '#lib/categories/change';
import type { Context } from '#lib/context';
import { registerCustomer } from '#lib/customers/register';
import { type ReportFilter, reportFilter, reportPeriod } from '#lib/reports/filter';
import { figuresFrom, reportRows } from '#lib/reports/rows';
import { reportSheet } from '#lib/reports/sheet';
import { csvOf } from '#lib/tables/write-csv';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';
import { anInvoice, selling } from '../support/invoices.ts';
import { anExpense } from '../support/reports.ts';

let ctx: Context;
const filter: ReportFilter = { from: '2026-01-01', to: '2026-12-31', basis: 'accrual', sharing: 'full', day: '2026-12-31' };

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
});

test('a category that begins like a formula is none in the file, and what is below zero stays a number', async () => {
  await selling(ctx);
  const category = await createCategory(ctx, { name: '=1+1', color: 'red', description: '' });
  const customer = await registerCustomer(ctx, values({ name: 'Anna', categories: category }));
  await anInvoice(ctx, customer, '10', { issueDay: '2026-02-01' });
  await anExpense(ctx, { day: '2026-02-02', net: 2500, tax: 375, customerId: customer });
  const pieces = [];
  for await (const piece of csvOf(await reportRows(ctx, 'categories', filter), figuresFrom)) pieces.push(piece);
  const lines = Buffer.concat(pieces).toString().split('\r\n');
  expect(lines.slice(1)).toEqual(["'=1+1,SAR,10.00,0.00,10.00,25.00,3.75,28.75,-15.00", '"Total, each entry once",SAR,10.00,0.00,10.00,25.00,3.75,28.75,-15.00', '']);
  const sheet = await reportSheet({ ...ctx, locale: 'ar' }, 'categories', filter);
  expect(sheet.buyer).toBeNull();
  expect(sheet.sections).toHaveLength(1);
  expect(sheet.sections[0]?.rows.map(([name]) => name?.[0]?.[0]?.text)).toEqual(['=1+1', 'المجموع، كل قيد مرة واحدة']);
});

test('a period is what is asked for, and this year where that is none', () => {
  expect(reportFilter({ from: '٢٠٢٦-٠١-٠١', to: '2026-01-31', basis: 'cash' }, '2026-06-15')).toMatchObject({ filter: { from: '2026-01-01', to: '2026-01-31', basis: 'cash', sharing: 'full', day: '2026-06-15' }, isWrong: false });
  expect(reportFilter({ from: '2026-02-30', to: '2026-03-01' }, '2026-06-15')).toMatchObject({ filter: { from: '2026-01-01', to: '2026-12-31' }, isWrong: true });
  expect(reportFilter({ from: '2026-03-02', to: '2026-03-01' }, '2026-06-15')).toMatchObject({ isWrong: true });
  expect(reportPeriod('last12Months', '2026-02-28')).toEqual({ from: '2025-03-01', to: '2026-02-28' });
  expect(reportPeriod('lastQuarter', '2026-02-28')).toEqual({ from: '2025-10-01', to: '2025-12-31' });
});

test('a proportion is exact, also where the product leaves 64 bits', async () => {
  const cases = [[100, 15, 115], [1, 15, 115], [4, 1, 8], [9_999_999_999_999, 1_304_347_826_087, 9_999_999_999_999], [7_777_777_777_777, 1_304_347_826_087, 9_999_999_999_999], [2_000_000_001, 1_999_999_999, 3_999_999_999], [5, -3, 10], [5, 3, 0]] as const;
  const floor = (numerator: bigint, denominator: bigint) => numerator / denominator - (numerator % denominator < 0n ? 1n : 0n);
  for (const [whole, part, all] of cases) {
    const asOperand = (value: number) => sql.raw(`cast(${value} as bigint)`);
    const [row] = await store.read((db) => db.select({ value: proportion(asOperand(whole), asOperand(part), asOperand(all)).mapWith(Number) }).from(sql`(select 1) as one`));
    expect([whole, part, all, row?.value]).toEqual([whole, part, all, all === 0 ? 0 : Number(floor(2n * BigInt(whole) * BigInt(part) + BigInt(all), 2n * BigInt(all)))]);
  }
});
