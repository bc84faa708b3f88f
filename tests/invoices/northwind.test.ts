import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decimal } from 'decimal.js';
import { parse } from 'csv-parse/sync';
import { beforeEach, expect, test } from 'vitest';
import { balanceFaults } from '#lib/balances/verify';
import type { Context } from '#lib/context';
import { registerCustomer } from '#lib/customers/register';
import { draftInvoice } from '#lib/invoices/draft';
import { issueInvoice } from '#lib/invoices/issue';
import { findInvoice } from '#lib/invoices/queries';
import { numberFaults } from '#lib/numbers/verify';
import { createProduct } from '#lib/products/change';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';
import { documentValues, selling } from '../support/invoices.ts';

const folder = join(import.meta.dirname, '../../../shared/data/northwind');
const isHere = existsSync(folder);
if (!isHere) console.log('The Northwind orders are not here: totals are proven by made-up documents alone (totals.test.ts)');

const rowsOf = (name: string): Record<string, string>[] => parse(readFileSync(join(folder, name)), { columns: true, bom: true, relax_quotes: true, relax_column_count: true }) as Record<string, string>[];

/** By hand, from the lines of the file: order 10248 is 12 × 14.00 + 10 × 9.80 + 5 × 34.80; 10250 is 10 × 7.70, and 35 × 42.40 and 15 × 16.80 less 15 %. */
const byHand: Record<string, number> = { 10248: 440_00, 10249: 1863_40, 10250: 1552_60, 10251: 654_06, 10252: 3597_90, 10253: 1444_80, 10254: 556_62, 10255: 2490_50, 10256: 517_80, 10257: 1119_90 };

let ctx: Context;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
});

test.runIf(isHere)('830 orders of 91 customers become invoices, and each comes to its exact sum', { timeout: 300_000 }, async () => {
  await selling(ctx);
  const customers = new Map<string, string>();
  const details = Map.groupBy(rowsOf('order-details.csv'), ({ orderID = '' }) => orderID);
  const orders = rowsOf('orders.csv').filter(({ orderID = '' }) => details.has(orderID));
  for (const { productID = '', productName = '', unitPrice = '' } of rowsOf('products.csv')) {
    await createProduct(ctx, { kind: 'product', code: `P${productID}`, nameAr: '', nameEn: productName, descriptionAr: '', descriptionEn: '', unit: 'C62', price: unitPrice, currency: 'USD', priceIncludesTax: '', taxRateId: '' });
  }
  const totals: Record<string, number | undefined> = {};
  let lineCount = 0;
  for (const { orderID = '', customerID = '', orderDate = '' } of orders) {
    if (!customers.has(customerID)) customers.set(customerID, await registerCustomer(ctx, values({ name: customerID })));
    const lines = details.get(orderID) ?? [];
    lineCount += lines.length;
    const typed = lines.map(({ productID = '', quantity = '', unitPrice = '', discount = '' }) => ({ product: `P${productID}`, quantity, price: unitPrice, discount: new Decimal(discount).mul(100).toString() }));
    const id = await draftInvoice(ctx, 'invoice', documentValues(customers.get(customerID) ?? '', typed, { currency: 'USD', issueDay: orderDate.slice(0, 10), language: 'en' }));
    await issueInvoice(ctx, id, 1);
    const exact = lines.reduce((sum, { quantity = '', unitPrice = '', discount = '' }) => sum.add(new Decimal(unitPrice).mul(quantity).mul(new Decimal(1).sub(discount)).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)), new Decimal(0));
    const { invoice } = (await findInvoice(ctx, id)) ?? {};
    expect([orderID, invoice?.total]).toEqual([orderID, exact.mul(100).toNumber()]);
    totals[orderID] = invoice?.total;
  }
  expect(totals).toMatchObject(byHand);
  expect([orders.length, lineCount]).toEqual([830, 2155]);
  expect([await numberFaults(), await balanceFaults()]).toEqual([[], []]);
});
