// `npm run bench -- look-up [COUNT]`: what looking for customers like the one that is entered adds to the review, against the time of a page of the list.
import { join } from 'node:path';
import { openStore } from '#db/open';
import { comparableOf, findLookAlikes } from '#lib/customers/duplicates/look-alikes';
import type { Context } from '#lib/context';
import { listCustomers } from '#lib/customers/queries';
import { contextOf } from '#lib/users/context-of';
import { store } from '#db/client';
import { users } from '#db/schema/users';
import { preparedDataFolder, workingCopy } from './database.ts';
import { customerOf } from './names.ts';

const count = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 1_000_000);
const tried = 200;

/** Milliseconds that each took, sorted. */
async function timesOf(work: (number: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < tried; turn += 1) {
    // Spread over the whole register, and none of them twice.
    const number = 1 + Math.floor((turn * count) / tried);
    const begun = performance.now();
    await work(number);
    times.push(performance.now() - begun);
  }
  return times.toSorted((one, other) => one - other);
}

const at = (times: readonly number[], part: number): number => times[Math.min(Math.floor(times.length * part), times.length - 1)] ?? 0;

const folder = workingCopy(await preparedDataFolder(count));
process.env['SIJILL_DATA'] = folder;
await openStore(`file:${join(folder, 'sijill.db')}`, join(import.meta.dirname, '../../db/migrations'));
const [owner] = await store.read((db) => db.select({ id: users.id }).from(users).limit(1));
const ctx = (await contextOf(owner?.id ?? '')) as Context;
const page = (number: number) => listCustomers(ctx, { search: '', status: 'active', sort: 'name', direction: 'asc', page: 1 + (number % 20) });
const found = (number: number) => listCustomers(ctx, { search: customerOf(number).name, status: 'active', sort: 'name', direction: 'asc', page: 1 });
const ways: Record<string, (number: number) => Promise<unknown>> = {
  'a page of the list': page,
  'a page of the list that a name is searched in': found,
  'look-alikes of a customer entered again': (number) => findLookAlikes(ctx, comparableOf(ctx, customerOf(number)), null),
  'look-alikes of a new customer': (number) => findLookAlikes(ctx, comparableOf(ctx, { ...customerOf(number), email: `new${number}@example.net`, phone: '' }), null),
};
await timesOf(page);
const floor = await timesOf(page);
console.log(`${count} customers, ${tried} tries each, milliseconds\n${''.padEnd(50)} median     95 %   against a page of the list`);
for (const [name, work] of Object.entries(ways)) {
  const times = await timesOf(work);
  console.log(`${name.padEnd(50)} ${at(times, 0.5).toFixed(1).padStart(6)} ${at(times, 0.95).toFixed(1).padStart(8)}   ${(at(times, 0.5) / at(floor, 0.5)).toFixed(1)}`);
}
await store.close();
