// `npm run bench -- documents [COUNT]`: what documents cost. Pages and kilobytes a second of PDF, against a sheet on which nothing
// stands; list, states and profile among so many invoices, against the bare reading of a page of rows by an index.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { startTypesetting } from '#cli/typesetting';
import { store } from '#db/client';
import { openStore } from '#db/open';
import { users } from '#db/schema/users';
import type { Context } from '#lib/context';
import { listCustomers } from '#lib/customers/queries';
import { invoiceSheet } from '#lib/documents/invoice-sheet';
import { countStates, type InvoiceFilter, invoicesOfCustomer, listInvoices } from '#lib/invoices/queries';
import { monthsOfMoney, moneySummary, paymentSpeed } from '#lib/payments/summary';
import { contextOf } from '#lib/users/context-of';
import { pagesOf } from '../../tests/support/pdf.ts';
import { aPrinted } from '../../tests/support/printed.ts';
import { preparedDataFolder, workingCopy } from './database.ts';

const count = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 1_000_000);
const customers = 100_000;
const tried = 50;

async function median(work: (turn: number) => Promise<unknown>, tries = tried): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < tries; turn += 1) {
    const begun = performance.now();
    await work(turn);
    times.push(performance.now() - begun);
  }
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}

/** The most memory that a process of ours has held so far, in megabytes. */
function peakOfChildren(): number {
  const peaks = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((pid) => {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      return Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) === process.pid ? Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]) / 1000 : 0;
    } catch {
      return 0;
    }
  });
  return Math.max(...peaks);
}

const sheetOf = (lines: number) => invoiceSheet(aPrinted({ lines: Array.from({ length: lines }, (_, index) => ({ name: index % 2 === 0 ? `خدمة استشارية ${index}` : `Chai ${index}`, quantity: 2500, unitPrice: 61_725 })) }));

async function paper(): Promise<void> {
  const typesetting = startTypesetting();
  const empty = { ...sheetOf(0), sections: [], facts: [], remarks: [] };
  await typesetting.typeset({ sheet: empty, logo: null, as: 'pdf' as const });
  const floor = await median(() => typesetting.typeset({ sheet: empty, logo: null, as: 'pdf' as const }), 40);
  console.log(`${'a sheet of so many lines'.padEnd(50)}  pages     kB   milliseconds   pages/s   against an empty sheet`);
  for (const lines of [0, 1, 10, 100, 300, 1000]) {
    const sheet = lines === 0 ? empty : sheetOf(lines);
    const pdf = await typesetting.typeset({ sheet, logo: null, as: 'pdf' as const });
    const time = await median((turn) => typesetting.typeset({ sheet: { ...sheet, number: `INV-${turn}` }, logo: null, as: 'pdf' as const }), 15);
    const pages = pagesOf(pdf);
    console.log(`${String(lines).padEnd(50)} ${String(pages).padStart(6)} ${(pdf.length / 1000).toFixed(0).padStart(6)} ${time.toFixed(1).padStart(14)} ${((1000 * pages) / time).toFixed(0).padStart(9)}   ${(time / floor).toFixed(1)}`);
  }
  console.log(`memory of the process that sets them, at most: ${peakOfChildren().toFixed(0)} MB\n`);
  await typesetting.stop();
}

/** Puts so many issued invoices on the customers, a quarter of them open, over three years. */
function fill(file: string): void {
  const database = new Database(file);
  database.pragma('synchronous = OFF');
  database.pragma('foreign_keys = OFF');
  database.exec(`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
    insert into invoices (id, firm_id, type, status, customer_id, number, issue_day, list_day, due_day, currency, language, prices_include_tax, net, tax, total, paid, open, version, created_at, created_by, updated_at, updated_by, issued_at, paid_at, search_text)
    select printf('i-%08d', i), c.firm_id, 'invoice', 'issued', c.id, printf('INV-%08d', i), date('2023-12-01', (i * 1095 / ${count}) || ' days'), date('2023-12-01', (i * 1095 / ${count}) || ' days'), date('2023-12-31', (i * 1095 / ${count}) || ' days'), 'SAR', 'ar', 0,
      1000 + i % 5000, 150, 1150 + i % 5000, case when i % 4 then 1150 + i % 5000 else 0 end, case when i % 4 then 0 else 1150 + i % 5000 end, 1, i, c.created_by, i, c.created_by, i, case when i % 4 then i end, printf('inv-%08d ', i) || c.sort_name
    from n join customers c on c.number = 1 + (i * 7919) % ${customers};
    insert into customer_balances select firm_id, customer_id, currency, sum(open), 0, sum(open), max(issue_day) from invoices group by customer_id, currency;
    update customers set standing = coalesce((select balance * 10 from customer_balances b where b.customer_id = customers.id), 0), last_day = coalesce((select last_day from customer_balances b where b.customer_id = customers.id), '');
    analyze;`);
  database.close();
}

async function lists(): Promise<void> {
  const folder = workingCopy(await preparedDataFolder(customers));
  const file = join(folder, 'sijill.db');
  await openStore(`file:${file}`, join(import.meta.dirname, '../../db/migrations'));
  await store.close();
  fill(file);
  await openStore(`file:${file}`, join(import.meta.dirname, '../../db/migrations'));
  const [owner] = await store.read((db) => db.select({ id: users.id }).from(users).limit(1));
  const ctx = (await contextOf(owner?.id ?? '')) as Context;
  const bare = new Database(file, { readonly: true });
  const rows = bare.prepare('select * from invoices indexed by invoices_list where firm_id = ? and type = ? order by list_day desc, key desc limit 50 offset ?');
  const customer = bare.prepare('select id from customers where number = ?').pluck();
  const today = '2026-11-27';
  const filter: InvoiceFilter = { type: 'invoice', state: 'all', customerId: '', search: '', from: '', to: '', sort: 'day', direction: 'desc', page: 1 };
  const of = (turn: number) => String(customer.get(1 + ((turn * 1999) % customers)));
  const floor = await median(async (turn) => rows.all(ctx.firm.id, 'invoice', turn % 2));
  const ways: Record<string, (turn: number) => Promise<unknown>> = {
    'first page of the list': () => listInvoices(ctx, filter, today),
    'hundredth page': () => listInvoices(ctx, { ...filter, page: 100 }, today),
    'open ones': () => listInvoices(ctx, { ...filter, state: 'open' }, today),
    'overdue ones, those due first': () => listInvoices(ctx, { ...filter, state: 'overdue', sort: 'due', direction: 'asc' }, today),
    'by amount': () => listInvoices(ctx, { ...filter, sort: 'total' }, today),
    'found by number': (turn) => listInvoices(ctx, { ...filter, search: `INV-${String(1 + turn * 13).padStart(8, '0')}` }, today),
    'of one customer': (turn) => listInvoices(ctx, { ...filter, customerId: of(turn) }, today),
    'counts of the states': () => countStates(ctx, filter, ['all', 'draft', 'open', 'overdue', 'paid', 'void'], today),
    'profile: sums': (turn) => moneySummary(ctx, of(turn), today),
    'profile: months': (turn) => monthsOfMoney(ctx, of(turn), 'SAR', today, 12),
    'profile: days to pay': (turn) => paymentSpeed(ctx, of(turn)),
    'profile: invoices': (turn) => invoicesOfCustomer(ctx, of(turn), 10),
    'customers by what they owe': () => listCustomers(ctx, { search: '', status: 'active', sort: 'balance', direction: 'desc', page: 1 }),
  };
  console.log(`${`${count} invoices, ${customers} customers`.padEnd(50)} milliseconds   against a page of rows (${floor.toFixed(2)} ms)`);
  for (const [name, work] of Object.entries(ways)) {
    const time = await median(work, 11);
    console.log(`${name.padEnd(50)} ${time.toFixed(2).padStart(12)}   ${(time / floor).toFixed(1)}`);
  }
  bare.close();
  await store.close();
}

await paper();
await lists();
