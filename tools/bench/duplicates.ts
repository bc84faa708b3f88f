// `npm run bench -- duplicates`: how many of the customers who are entered a second time the review recognizes, and how often it
// takes somebody for another. SIJILL_SEED repeats a run.
import { join } from 'node:path';
import { openStore } from '#db/open';
import { comparableOf, findLookAlikes } from '#lib/customers/duplicates/look-alikes';
import { valuesWith } from '#lib/customers/fields';
import { registerCustomer } from '#lib/customers/register';
import { aFirm } from '../../tests/support/firm.ts';
import { temporaryFolder } from '../../tests/support/program.ts';
import { seededRandom } from '../../tests/support/random.ts';
import { others, ways } from './duplicates/entered-again.ts';
import { madeRecords, realRecords } from './duplicates/records.ts';

const recordCount = 2000;
const triedEach = 150;

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`.padStart(8);

const { seed, random } = seededRandom();
await openStore(`file:${join(temporaryFolder(), 'sijill.db')}`, join(import.meta.dirname, '../../db/migrations'));
const ctx = await aFirm('owner');
const records = [];
for (const record of [...madeRecords(recordCount, random), ...realRecords()]) records.push({ ...record, id: await registerCustomer(ctx, record.values) });

let right = 0;
let wrong = 0;
let missed = 0;
console.log(`Seed ${seed}, ${records.length} customers\n\n${'entered again'.padEnd(40)} ${'tried'.padStart(6)} ${'found'.padStart(8)}  others shown`);
for (const [name, again] of Object.entries(ways)) {
  let tried = 0;
  let found = 0;
  let shown = 0;
  for (const record of records.toSorted(() => random() - 0.5)) {
    const change = again(record, random);
    if (!change || tried >= triedEach) continue;
    tried += 1;
    const alike = await findLookAlikes(ctx, comparableOf(ctx, valuesWith({ ...record.values, ...change })), null);
    const isFound = alike.some(({ customer }) => customer.id === record.id);
    found += Number(isFound);
    shown += alike.length - Number(isFound);
    if (!isFound && process.env['SIJILL_SHOW']) console.log('   missed', record.values.name, '→', change);
  }
  right += found;
  missed += tried - found;
  wrong += shown;
  if (tried > 0) console.log(`${name.padEnd(40)} ${String(tried).padStart(6)} ${percent(found, tried)} ${String(shown).padStart(13)}`);
}
for (const [name, other] of Object.entries(others)) {
  let tried = 0;
  let taken = 0;
  for (const record of records) {
    const change = other(record, random);
    if (!change || tried >= triedEach) continue;
    tried += 1;
    const alike = await findLookAlikes(ctx, comparableOf(ctx, valuesWith({ ...record.values, taxId: '', ...change })), null);
    taken += Number(alike.length > 0);
  }
  wrong += taken;
  console.log(`${`not the same: ${name}`.padEnd(40)} ${String(tried).padStart(6)} ${percent(taken, tried)} taken for somebody`);
}
let alarms = 0;
for (const { id, values } of records) {
  const alike = await findLookAlikes(ctx, comparableOf(ctx, values), id);
  alarms += Number(alike.length > 0);
  if (alike.length > 0 && process.env['SIJILL_SHOW']) console.log('   alarm', values.name, '/', alike[0]?.customer.name, alike[0]?.evidence.map(({ field, weight }) => `${field} ${weight}`).join(', '));
}
console.log(`\nrecall ${percent(right, right + missed).trim()}, precision ${percent(right, right + wrong).trim()}; of the customers as they are, ${percent(alarms, records.length).trim()} look like another`);
