import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Decimal } from 'decimal.js';
import { beforeAll, expect, test } from 'vitest';
import { createCategory } from '#lib/categories/change';
import type { Context } from '#lib/context';
import { joined } from '#lib/custom-fields/field';
import { registerCustomer } from '#lib/customers/register';
import { draftInvoice } from '#lib/invoices/draft';
import { issueInvoice } from '#lib/invoices/issue';
import { recordPayment } from '#lib/payments/record';
import { createProduct } from '#lib/products/change';
import { between } from '#lib/reports/dimensions';
import { entriesBehind } from '#lib/reports/entries';
import type { ReportFilter } from '#lib/reports/filter';
import { makeReport } from '#lib/reports/make';
import type { ReportName } from '#lib/reports/report';
import { northwindCompanies } from '../support/companies.ts';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';
import { documentValues, selling } from '../support/invoices.ts';

const folder = join(import.meta.dirname, '../../../shared/data/northwind');
const isHere = existsSync(folder);
if (!isHere) console.log('The Northwind orders are not here: reports are proven by made-up trade alone (sums.test.ts)');

type Row = Record<string, string>;
const rowsOf = (name: string): Row[] => (isHere ? (parse(readFileSync(join(folder, name)), { columns: true, bom: true, relax_quotes: true, relax_column_count: true }) as Row[]) : []);

/** An order as the files tell it, summed by this script: each line rounded once to cents, half up. */
interface Order {
  day: string;
  customer: string;
  /** Country and product categories of its customer. */
  categories: readonly string[];
  place: readonly string[];
  cents: number;
  byProduct: Map<string, number>;
  isPaid: boolean;
}

let ctx: Context;
let orders: Order[] = [];
const categoryIds = new Map<string, string>();
const customerIds = new Map<string, string>();

const add = (sums: Map<string, number>, key: string, amount: number) => sums.set(key, (sums.get(key) ?? 0) + amount);

/** What orders come to by something that is true of them. */
function summed(which: (order: Order) => boolean, keysOf: (order: Order) => readonly string[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const order of orders.filter(which)) for (const key of keysOf(order)) add(sums, key, order.cents);
  return Object.fromEntries(sums);
}

beforeAll(async () => {
  await openEmptyStore();
  ctx = await aFirm();
  if (!isHere) return;
  await selling(ctx);
  const products = new Map(rowsOf('products.csv').map((product) => [product['productID'] ?? '', product]));
  for (const [id, { productName = '', unitPrice = '' }] of products) await createProduct(ctx, { kind: 'product', code: `P${id}`, nameAr: '', nameEn: productName, descriptionAr: '', descriptionEn: '', unit: 'C62', price: unitPrice, currency: 'USD', priceIncludesTax: '', taxRateId: '' });
  const details = Map.groupBy(rowsOf('order-details.csv'), ({ orderID = '' }) => orderID);
  const headers = rowsOf('orders.csv').filter(({ orderID = '' }) => details.has(orderID));
  const companies = northwindCompanies() ?? [];
  const known = new Map(rowsOf('customers.csv').map(({ customerID = '' }, index) => [customerID, companies[index]]));
  const bought = new Map<string, Set<string>>();
  for (const { orderID = '', customerID = '' } of headers) for (const { productID = '' } of details.get(orderID) ?? []) bought.set(customerID, (bought.get(customerID) ?? new Set()).add(`buys ${products.get(productID)?.['categoryID']}`));
  const categoriesOf = (customerID: string) => [known.get(customerID)?.country ?? '', ...(bought.get(customerID) ?? [])];
  for (const name of new Set([...bought.keys()].flatMap(categoriesOf))) categoryIds.set(name, await createCategory(ctx, { name, color: 'blue', description: '' }));
  for (const id of bought.keys()) customerIds.set(id, await registerCustomer(ctx, values({ ...known.get(id), name: id, categories: joined(categoriesOf(id).map((name) => categoryIds.get(name) ?? '')) })));
  orders = [];
  for (const [index, { orderID = '', customerID = '', orderDate = '' }] of headers.entries()) {
    const lines = details.get(orderID) ?? [];
    const typed = lines.map(({ productID = '', quantity = '', unitPrice = '', discount = '' }) => ({ product: `P${productID}`, quantity, price: unitPrice, discount: new Decimal(discount).mul(100).toString() }));
    const day = orderDate.slice(0, 10);
    const invoice = await draftInvoice(ctx, 'invoice', documentValues(customerIds.get(customerID) ?? '', typed, { currency: 'USD', issueDay: day, language: 'en' }));
    await issueInvoice(ctx, invoice, 1);
    const byProduct = new Map<string, number>();
    for (const { productID = '', quantity = '', unitPrice = '', discount = '' } of lines) add(byProduct, productID, new Decimal(unitPrice).mul(quantity).mul(new Decimal(1).sub(discount)).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).mul(100).toNumber());
    const cents = [...byProduct.values()].reduce((sum, amount) => sum + amount, 0);
    const isPaid = index % 5 === 0;
    if (isPaid) await recordPayment(ctx, { customerId: customerIds.get(customerID) ?? '', day, method: 'transfer', currency: 'USD', amount: (cents / 100).toFixed(2), reference: '', note: '', [`allocate.${invoice}`]: (cents / 100).toFixed(2) });
    orders.push({ day, customer: customerID, categories: categoriesOf(customerID), place: ['country', 'region', 'city'].map((part) => known.get(customerID)?.[part as 'city'] ?? ''), cents, byProduct, isPaid });
  }
}, 300_000);

const filter: ReportFilter = { from: '1997-01-01', to: '1997-12-31', basis: 'accrual', sharing: 'full', day: '1998-06-30' };
const in1997 = ({ day }: Order): boolean => day.startsWith('1997');

/** The net of each row of a report, by what the script calls it. */
async function reported(report: ReportName, of: ReportFilter, names: Map<string, string>): Promise<Record<string, number>> {
  const [table] = await makeReport(ctx, report, of);
  const called = new Map([...names].map(([name, id]) => [id, name]));
  const at = table?.columns.findIndex(({ name }) => name === 'net') ?? 0;
  return Object.fromEntries((table?.rows ?? []).filter(({ figures }) => figures[at] !== 0).map(({ key, label, figures }) => [called.get(key) ?? label, figures[at] ?? 0]));
}

test.runIf(isHere)('categories made of country and product category come to what a script sums from the files, to the cent', async () => {
  expect(orders.length).toBe(830);
  expect(categoryIds.size).toBe(29);
  for (const [of, which] of [[filter, in1997], [{ ...filter, from: '1996-07-04', to: '1998-05-06' }, () => true]] as const) {
    expect(await reported('categories', of, categoryIds)).toEqual(summed(which, ({ categories }) => categories));
    const [table] = await makeReport(ctx, 'categories', of);
    expect(table?.total[0]).toBe(orders.filter(which).reduce((sum, { cents }) => sum + cents, 0));
  }
});

test.runIf(isHere)('divided equally, the categories come to the total, and an order to its own sum', async () => {
  const [table] = await makeReport(ctx, 'categories', { ...filter, sharing: 'equal' });
  const all = orders.filter(in1997).reduce((sum, { cents }) => sum + cents, 0);
  expect(table?.rows.reduce((sum, { figures }) => sum + (figures[0] ?? 0), 0)).toBe(all);
  expect(table?.total[0]).toBe(all);
});

test.runIf(isHere)('months, customers, cities and products as well', async () => {
  const none = new Map<string, string>();
  const months = summed(in1997, ({ day }) => [day.slice(0, 7)]);
  const [byMonth] = await makeReport(ctx, 'months', filter);
  expect(Object.fromEntries((byMonth?.rows ?? []).map(({ key, figures }) => [key, figures[0]]))).toEqual(months);
  expect(await reported('customers', filter, customerIds)).toEqual(summed(in1997, ({ customer }) => [customer]));
  const [byPlace] = await makeReport(ctx, 'places', filter);
  expect(Object.fromEntries((byPlace?.rows ?? []).map(({ key, figures }) => [key, figures[0]]))).toEqual(summed(in1997, ({ place }) => [place.join(between)]));
  const byProduct = new Map<string, number>();
  const names = new Map(rowsOf('products.csv').map(({ productID = '', productName = '' }) => [productID, productName]));
  for (const order of orders.filter(in1997)) for (const [product, cents] of order.byProduct) add(byProduct, names.get(product) ?? '', cents);
  expect(await reported('products', filter, none)).toEqual(Object.fromEntries(byProduct));
});

test.runIf(isHere)('by cash, what was paid counts and nothing else', async () => {
  expect(await reported('categories', { ...filter, basis: 'cash' }, categoryIds)).toEqual(summed((order) => in1997(order) && order.isPaid, ({ categories }) => categories));
});

test.runIf(isHere)('the entries behind a country are its orders, and what is open is what was not paid', async () => {
  const germany = orders.filter((order) => in1997(order) && order.categories.includes('DE'));
  const { count, net } = await entriesBehind(ctx, { report: 'categories', part: 'income', currency: 'USD', key: categoryIds.get('DE') ?? '', filter }, 1);
  expect([count, net]).toEqual([germany.length, germany.reduce((sum, { cents }) => sum + cents, 0)]);
  const [open] = await makeReport(ctx, 'receivables', filter);
  expect(open?.total.at(-1)).toBe(orders.filter(({ isPaid }) => !isPaid).reduce((sum, { cents }) => sum + cents, 0));
});
