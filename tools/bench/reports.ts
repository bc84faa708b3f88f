// `npm run bench -- reports [LINES]`: what reports cost among so many lines of invoices, against bare SQL on the same rows, and whether both say the same.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { store } from '#db/client';
import { openStore } from '#db/open';
import { users } from '#db/schema/users';
import type { Context } from '#lib/context';
import { type ReportFilter, reportFilter } from '#lib/reports/filter';
import { makeReport } from '#lib/reports/make';
import type { ReportName, ReportTable } from '#lib/reports/report';
import { comingDates, toDoOn } from '#lib/reports/today';
import { contextOf } from '#lib/users/context-of';
import { preparedDataFolder, workingCopy } from './database.ts';

const lines = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 1_000_000);
const perInvoice = 4;
const count = Math.ceil(lines / perInvoice);
const customers = 100_000;
const tries = 5;
const today = '2026-11-27';

async function median(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < tries; turn += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return times.toSorted((one, other) => one - other)[Math.floor(tries / 2)] ?? 0;
}

/** Invoices of four lines over three years, half of them paid, every tenth with a discount on the whole; 20 categories, a customer in none, one or two; 200 products. */
function fill(file: string): void {
  const database = new Database(file);
  database.pragma('synchronous = OFF');
  database.pragma('foreign_keys = OFF');
  database.pragma('cache_size = -500000');
  database.exec(`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 20)
    insert into categories (id, firm_id, name, name_key, color, created_at) select printf('k-%02d', i), f.id, printf('Category %02d', i), printf('category %02d', i), 'blue', 0 from n, firms f;
    delete from customer_categories;
    insert into customer_categories (firm_id, category_id, customer_key) select firm_id, printf('k-%02d', 1 + key % 20), key from customers where key % 3 > 0;
    insert into customer_categories (firm_id, category_id, customer_key) select firm_id, printf('k-%02d', 1 + (key + 7) % 20), key from customers where key % 3 = 2;
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 200)
    insert into products (id, firm_id, kind, name_en, unit, currency, price_includes_tax, sort_name, search_text, version, created_at, created_by, updated_at, updated_by)
    select printf('p-%03d', i), f.id, 'product', printf('Product %03d', i), 'C62', 'SAR', 0, printf('product %03d', i), '', 1, 0, u.id, 0, u.id from n, firms f, (select id from users limit 1) u;
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
    insert into invoices (id, firm_id, type, status, customer_id, number, issue_day, list_day, due_day, currency, language, prices_include_tax, discount_amount, net, tax, total, paid, open, version, created_at, created_by, updated_at, updated_by, issued_at, search_text)
    select printf('i-%08d', i), c.firm_id, 'invoice', 'draft', c.id, printf('INV-%08d', i), date('2023-12-01', (i * 1092.0 / ${count}) || ' days'), date('2023-12-01', (i * 1092.0 / ${count}) || ' days'), date('2023-12-31', (i * 1092.0 / ${count}) || ' days'), 'SAR', 'ar', 0, case when i % 10 = 0 then 7 end,
      0, 0, 0, 0, 0, 1, i, c.created_by, i, c.created_by, i, ''
    from n join customers c on c.number = 1 + (i * 7919) % ${customers};
    with recursive l(p) as (select 1 union all select p + 1 from l where p < ${perInvoice})
    insert into invoice_lines (firm_id, invoice_id, position, product_id, name, unit, quantity, unit_price, discount_basis_points, tax_category, tax_basis_points, amount, net)
    select firm_id, id, p, case when (created_at + p) % 9 > 0 then printf('p-%03d', 1 + (created_at * 31 + p * 17) % 200) end, 'Line', 'C62', 1000, 1000, 0, 'standard', 1500, 1000 + (created_at * p) % 5003, 1000 + (created_at * p) % 5003 from invoices, l;
    update invoices set net = (select sum(net) from invoice_lines where invoice_id = invoices.id) - coalesce(discount_amount, 0);
    update invoices set tax = (net * 15 + 50) / 100;
    update invoices set total = net + tax;
    update invoices set paid = case when created_at % 2 then total else 0 end, open = case when created_at % 2 then 0 else total end;
    insert into invoice_taxes (firm_id, invoice_id, position, category, basis_points, taxable, tax) select firm_id, id, 1, 'standard', 1500, net, tax from invoices;
    update invoices set status = 'issued';
    insert into payments (id, firm_id, customer_id, kind, number, day, method, currency, amount, created_at, created_by) select 'y' || id, firm_id, customer_id, 'payment', 'R' || number, due_day, 'cash', currency, paid, created_at, created_by from invoices where paid > 0;
    insert into allocations (id, firm_id, customer_id, payment_id, invoice_id, amount, at) select 'a' || id, firm_id, customer_id, 'y' || id, id, paid, created_at from invoices where paid > 0;
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${Math.ceil(count / 10)})
    insert into expenses (id, firm_id, day, paid_day, supplier, customer_id, currency, net, tax, total, tax_category, tax_basis_points, search_text, version, created_at, created_by, updated_at, updated_by)
    select printf('e-%08d', i), c.firm_id, date('2023-12-01', (i % 1092) || ' days'), date('2023-12-05', (i % 1092) || ' days'), 'Supplier', case when i % 2 then c.id end, 'SAR', 1000 + i % 777, 150, 1150 + i % 777, 'standard', 1500, '', 1, i, c.created_by, i, c.created_by
    from n join customers c on c.number = 1 + (i * 7919) % ${customers};
    analyze;`);
  database.close();
}

const folder = workingCopy(await preparedDataFolder(customers));
const file = join(folder, 'sijill.db');
const migrations = join(import.meta.dirname, '../../db/migrations');
await openStore(`file:${file}`, migrations);
await store.close();
fill(file);
await openStore(`file:${file}`, migrations);
const [owner] = await store.read((db) => db.select({ id: users.id }).from(users).limit(1));
const ctx = (await contextOf(owner?.id ?? '')) as Context;
const bare = new Database(file, { readonly: true });
const firm = ctx.firm.id;
const whole = { ...reportFilter({ from: '2023-12-01', to: '2026-12-31' }, today).filter, day: today };

const issued = `from invoices i where i.firm_id = '${firm}' and i.type in ('invoice', 'creditNote') and i.status = 'issued' and i.list_day between '${whole.from}' and '${whole.to}'`;
const sums = 'sum(i.net), sum(i.tax), sum(i.total)';
const paid = `from payments p join allocations a on a.payment_id = p.id join invoices i on i.id = a.invoice_id where p.firm_id = '${firm}' and p.voided_at is null and p.day between '${whole.from}' and '${whole.to}'`;
const withCustomer = (source: string) => source.replace('from invoices i', 'from invoices i join customers c on c.id = i.customer_id');

interface Way {
  report: ReportName;
  filter: ReportFilter;
  /** The same by hand: one row for each row of the report, the first of the amounts being the column that is compared. */
  sql: string;
  column: string;
}

const ways: Record<string, Way> = {
  'by month': { report: 'months', filter: whole, column: 'net', sql: `select substr(i.list_day, 1, 7), ${sums} ${issued} group by 1` },
  'by category, in full': { report: 'categories', filter: whole, column: 'net', sql: `select k.category_id, ${sums} ${withCustomer(issued).replace(' where', ' left join customer_categories k on k.customer_key = c.key where')} group by 1` },
  'by category, divided': { report: 'categories', filter: { ...whole, sharing: 'equal' }, column: 'net', sql: `select k.category_id, ${sums} ${withCustomer(issued).replace(' where', ' left join customer_categories k on k.customer_key = c.key where')} group by 1` },
  'by place': { report: 'places', filter: whole, column: 'net', sql: `select c.country, c.region, c.city, ${sums} ${withCustomer(issued)} group by 1, 2, 3` },
  'by customer': { report: 'customers', filter: whole, column: 'net', sql: `select i.customer_id, ${sums} ${issued} group by 1` },
  'by product': { report: 'products', filter: whole, column: 'net', sql: `select l.product_id, sum(l.net) ${issued.replace(' where', ' join invoice_lines l on l.invoice_id = i.id where')} group by 1` },
  'taxes': { report: 'taxes', filter: whole, column: 'outputTax', sql: `select x.category, x.basis_points, sum(x.tax) ${issued.replace(' where', ' join invoice_taxes x on x.invoice_id = i.id where')} group by 1, 2` },
  'by month, cash': { report: 'months', filter: { ...whole, basis: 'cash' }, column: 'total', sql: `select substr(p.day, 1, 7), sum(a.amount) ${paid} group by 1` },
  'by customer, cash': { report: 'customers', filter: { ...whole, basis: 'cash' }, column: 'total', sql: `select p.customer_id, sum(a.amount) ${paid} group by 1` },
  'receivables': { report: 'receivables', filter: whole, column: 'open', sql: `select i.customer_id, sum(i.open) from invoices i where i.firm_id = '${firm}' and i.type = 'invoice' and i.open > 0 group by 1` },
  'one month, by category': { report: 'categories', filter: { ...whole, from: '2026-10-01', to: '2026-10-31' }, column: 'net', sql: `select k.category_id, ${sums} ${withCustomer(issued).replace(' where', ' left join customer_categories k on k.customer_key = c.key where').replace(whole.from, '2026-10-01').replace(whole.to, '2026-10-31')} group by 1` },
};

/** What all lines come to, less the discounts: what the report must say in total. */
const totals: Record<string, number> = {
  net: Number(bare.prepare(`select sum(i.net) ${issued}`).pluck().get()), outputTax: Number(bare.prepare(`select sum(i.tax) ${issued}`).pluck().get()),
  total: Number(bare.prepare(`select sum(a.amount) ${paid}`).pluck().get()), open: Number(bare.prepare(`select sum(open) from invoices where firm_id = '${firm}'`).pluck().get()),
};

console.log(`${`${count * perInvoice} lines of ${count} invoices, ${customers} customers`.padEnd(50)} milliseconds   bare SQL   against it`);
let wrong = 0;
for (const [name, { report, filter, sql, column }] of Object.entries(ways)) {
  const statement = bare.prepare(sql).raw();
  const floor = await median(() => statement.all());
  let tables: ReportTable[] = [];
  const time = await median(async () => (tables = await makeReport(ctx, report, filter, 100)));
  const at = tables[0]?.columns.findIndex((one) => one.name === column) ?? 0;
  const isWhole = filter.from === whole.from;
  if (isWhole && tables[0]?.total[at] !== totals[column]) wrong += 1;
  console.log(`${name.padEnd(50)} ${time.toFixed(0).padStart(12)} ${floor.toFixed(0).padStart(10)}   ${(time / floor).toFixed(1)}${isWhole && tables[0]?.total[at] !== totals[column] ? `   ${tables[0]?.total[at]} is not ${totals[column]}` : ''}`);
}
console.log(`${'start page: what needs doing'.padEnd(50)} ${(await median(() => toDoOn(ctx, today))).toFixed(1).padStart(12)}`);
console.log(`${'start page: dates'.padEnd(50)} ${(await median(() => comingDates(ctx, today))).toFixed(1).padStart(12)}`);
bare.close();
await store.close();
if (wrong > 0) process.exitCode = 1;
