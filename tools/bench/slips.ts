// `npm run bench -- slips`: how many slips the review finds, and how often it stops at a record that has none. SIJILL_SEED repeats a run.
import { join } from 'node:path';
import { openStore } from '#db/open';
import type { Context } from '#lib/context';
import { registerCustomer } from '#lib/customers/register';
import { aFirm } from '../../tests/support/firm.ts';
import { temporaryFolder } from '../../tests/support/program.ts';
import { seededRandom } from '../../tests/support/random.ts';
import { findingsIn, measureRecall, type Recall, type Stored } from './slips/measure.ts';
import { kinds, kindsAmongOthers } from './slips/kinds.ts';
import { cleanRecords, neighboursOf } from './slips/records.ts';

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`.padStart(8);

/** Registers every set in one register, so that a record has others beside it as in a firm. */
async function registered(ctx: Context): Promise<Map<string, Stored[]>> {
  const sets = new Map<string, Stored[]>();
  for (const [name, records] of Object.entries(cleanRecords())) {
    const stored: Stored[] = [];
    for (const values of records) stored.push({ id: await registerCustomer(ctx, values), values });
    sets.set(name, stored);
  }
  return sets;
}

async function printAlarms(ctx: Context, name: string, records: readonly Stored[]): Promise<void> {
  const alarms: string[] = [];
  for (const { id, values } of records) {
    const findings = await findingsIn(ctx, values, id);
    if (findings.length > 0) alarms.push(`  ${values.name}: ${findings.map(({ field, key }) => `${key} (${values[field]})`).join(', ')}`);
  }
  console.log(`${percent(alarms.length, records.length)} of ${String(records.length).padStart(4)}  ${name}`);
  for (const alarm of alarms.slice(0, 10)) console.log(alarm);
}

function printRecall(recalls: readonly Recall[]): void {
  console.log(`\n${'slip'.padEnd(38)} ${'typed'.padStart(6)} ${'found'.padStart(8)} ${'mended by one press'.padStart(20)}`);
  for (const { kind, typed, found, mended } of recalls.filter(({ typed }) => typed > 0)) {
    console.log(`${kind.padEnd(38)} ${String(typed).padStart(6)} ${percent(found, typed)} ${percent(mended, typed).padStart(20)}`);
  }
}

const { seed, random } = seededRandom();
await openStore(`file:${join(temporaryFolder(), 'sijill.db')}`, join(import.meta.dirname, '../../db/migrations'));
const ctx = await aFirm('owner');
const sets = await registered(ctx);
console.log(`Seed ${seed}\n\nRecords without a slip at which the review stops:`);
for (const [name, records] of sets) await printAlarms(ctx, name, records);
printRecall(await measureRecall(ctx, [...sets.values()].flat(), kinds, random));

// Another firm, in which each of the first records has neighbours.
const other = await aFirm('owner');
const [careful = []] = Object.values(cleanRecords());
const beside: Stored[] = [];
for (const values of careful) {
  beside.push({ id: await registerCustomer(other, values), values });
  for (const neighbour of neighboursOf(values)) await registerCustomer(other, neighbour);
}
console.log('\nThe same, beside four neighbours each:');
await printAlarms(other, 'made up, of many countries', beside);
printRecall(await measureRecall(other, beside, kindsAmongOthers, random));
