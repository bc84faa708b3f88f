// `npm run bench -- look-up [COUNT]`: what looking for customers like the one that is entered costs, and the review around it, against a page of the list.
import { join } from 'node:path';
import { openStore } from '#db/open';
import { startDraft } from '#lib/customers/draft';
import { comparableOf, findLookAlikes } from '#lib/customers/duplicates/look-alikes';
import { comparedCounter } from '#lib/customers/duplicates/pairs';
import { type CustomerValues, type FieldName, valuesWith } from '#lib/customers/fields';
import type { Context } from '#lib/context';
import { listCustomers } from '#lib/customers/queries';
import { contextOf } from '#lib/users/context-of';
import { store } from '#db/client';
import { counters } from '#db/schema/counters';
import { users } from '#db/schema/users';
import { signInOwner } from '../../tests/support/journey.ts';
import { seededRandom } from '../../tests/support/random.ts';
import { preparedDataFolder, workingCopy } from './database.ts';
import { slipped } from './duplicates/entered-again.ts';
import { cookieOf, target } from './load.ts';
import { customerOf } from './names.ts';
import { startSijill } from './servers.ts';

const count = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 1_000_000);
const tried = 200;
const { seed, random } = seededRandom();

/** Numbers of customers: spread over the whole register, and none of them twice. */
const numbers = Array.from({ length: tried }, (_, turn) => 1 + Math.floor((turn * count) / tried));

interface Measured {
  /** Milliseconds that each took, sorted. */
  times: number[];
  /** How many found what they looked for, of those that look for somebody. */
  found: number;
}

async function measured(work: (number: number, turn: number) => Promise<unknown>): Promise<Measured> {
  const times: number[] = [];
  let found = 0;
  for (const [turn, number] of numbers.entries()) {
    const begun = performance.now();
    const result = await work(number, turn);
    times.push(performance.now() - begun);
    found += Number(result === true);
  }
  return { times: times.toSorted((one, other) => one - other), found };
}

const folder = workingCopy(await preparedDataFolder(count));
process.env['SIJILL_DATA'] = folder;
await openStore(`file:${join(folder, 'sijill.db')}`, join(import.meta.dirname, '../../db/migrations'));
const [owner] = await store.read((db) => db.select({ id: users.id }).from(users).limit(1));
const ctx = (await contextOf(owner?.id ?? '')) as Context;
// Comparing the register with itself would go on beside all that is measured.
await store.write((db) => db.insert(counters).values({ firmId: ctx.firm.id, name: comparedCounter, last: 2 ** 31 }));

const list = (search: string) => listCustomers(ctx, { search, status: 'active', sort: 'name', direction: 'asc', page: 1 });

/** A look-up, and whether the customer of this number is among those it shows. */
const lookUp = (change: (values: CustomerValues, number: number) => Partial<Record<FieldName, string>>) => async (number: number) => {
  const values = customerOf(number);
  const alike = await findLookAlikes(ctx, comparableOf(ctx, valuesWith({ ...values, ...change(values, number) })), null);
  return alike.some(({ customer }) => customer.number === number);
};
const lookUps = {
  'entered again': lookUp(() => ({})),
  'another e-mail, no phone': lookUp((_, number) => ({ email: `new${number}@example.net`, phone: '' })),
  'a slip in the name': lookUp(({ name }) => ({ name: slipped(name, random) })),
  'a slip in the name, no e-mail': lookUp(({ name }) => ({ name: slipped(name, random), email: '' })),
  'a slip in the name, no e-mail, no phone': lookUp(({ name }) => ({ name: slipped(name, random), email: '', phone: '' })),
  'family name first, no e-mail, no phone': lookUp(({ name }) => ({ name: name.split(' ').toReversed().join(' '), email: '', phone: '' })),
  'middle name left out, no e-mail, no phone': lookUp(({ name }) => ({ name: name.split(' ').toSpliced(1, 1).join(' '), email: '', phone: '' })),
};

/** Drafts whose reviews are asked for over HTTP, one for each try. */
const drafts = (email: (number: number) => string) => Promise.all(numbers.map((number) => startDraft(ctx, { ...customerOf(number), email: email(number) }, null)));
const reviews = {
  'review, e-mail of a provider': await drafts((number) => `new${number}@gmail.com`),
  'review, e-mail of a firm nobody is of': await drafts((number) => `new${number}@quartermaine${number}.example`),
  'review, e-mail of a firm many are of': await drafts((number) => `new${number}@example.com`),
};

const server = await startSijill(folder);
const served = target(server.url, cookieOf(await signInOwner(server.url)));
const get = async (path: string) => {
  const { status } = await served.send({ path });
  if (status !== 200) throw new Error(`${path} was answered with ${status}`);
};
const page = () => get('/customers');
const searched = (number: number) => `/customers?${new URLSearchParams({ q: customerOf(number).name }).toString()}`;

await measured(page);
await measured(lookUps['another e-mail, no phone']);
const floor = await measured(page);
const at = ({ times }: Measured, part: number): number => times[Math.min(Math.floor(times.length * part), times.length - 1)] ?? NaN;
const print = (name: string, figures: Measured, isFound = false) => {
  const shown = [0.5, 0.95, 1].map((part) => at(figures, part).toFixed(1).padStart(8)).join('');
  const ratios = [0.5, 0.95, 1].map((part) => (at(figures, part) / at(floor, 0.5)).toFixed(2).padStart(8)).join('');
  console.log(`${name.padEnd(58)}${shown}  ${ratios}${isFound ? `${((100 * figures.found) / tried).toFixed(1)} %`.padStart(10) : ''}`);
};
console.log(`${count} customers, ${tried} tries each, one client, seed ${seed}\n\n${''.padEnd(58)}${'milliseconds'.padStart(24)}  ${'to a page as served'.padStart(24)}`);
console.log(`${''.padEnd(58)}${['median', '95 %', 'worst', '  median', '95 %', 'worst'].map((head) => head.padStart(8)).join('')}     found`);
print('page of the list, as served', floor);
print('page of the list, its query', await measured(() => list('')));
print('page that a name is searched in, as served', await measured((number) => get(searched(number))));
print('page that a name is searched in, its query', await measured((number) => list(customerOf(number).name)));
for (const [name, work] of Object.entries(lookUps)) print(`look-up: ${name}`, await measured(work), true);
for (const [name, ids] of Object.entries(reviews)) print(`${name}, as served`, await measured((_, turn) => get(`/customers/new/review?draft=${ids[turn]}`)));
await server.stop();
await store.close();
