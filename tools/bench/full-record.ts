import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { signInOwner } from '../../tests/support/journey.ts';
import { workingCopy } from './database.ts';
import { cookieOf, getting, median, rateOf, type Target, target } from './load.ts';
import { frequentWord, rareWord } from './names.ts';
import { startSijill } from './servers.ts';

const fields = 200;
const filledEach = 10;
const categories = 50;
const few = 1000;

/** What is looked for: by its address, and as SQL that finds the same customers. */
const looked = (city: string) => ({
  'filter by category, city and field': [
    { category: 'category1', city, 'custom.field_1': 'value 0' },
    `city = '${city}' and key in (select customer_key from customer_categories where category_id = 'category1') and key in (select customer_key from custom_values where field_id = 'field1' and value = 'value 0')`,
  ],
  'search, rare word': [{ q: rareWord }, `name like '%${rareWord}%'`],
  'search, frequent word': [{ q: frequentWord }, `name like '%${frequentWord}%'`],
  'search by sound': [{ q: 'Mohammed Hassan' }, "name like '%محمد%حسن%'"],
}) satisfies Record<string, [Record<string, string>, string]>;

/** The data folder with 200 fields of the firm's own, ten of them filled with each customer, and 50 categories. */
function withFullRecords(prepared: string): string {
  const folder = workingCopy(prepared);
  const database = openFast(folder);
  const firmId = database.prepare('select id from firms').pluck().get() as string;
  const keys = database.prepare('select key from customers order by key').pluck().all() as number[];
  const field = database.prepare("insert into custom_fields values (?, ?, ?, ?, '{}', 'line', '[]', 'more', ?, 0, '', 0, 0, null)");
  const value = database.prepare('insert into custom_values values (?, ?, ?, 0, ?, ?, null)');
  const category = database.prepare("insert into categories values (?, ?, ?, ?, 'blue', null, 0, null)");
  const member = database.prepare('insert into customer_categories values (?, ?, ?)');
  database.transaction(() => {
    for (let index = 0; index < fields; index += 1) field.run(`field${index}`, firmId, `field_${index}`, JSON.stringify({ en: `Field ${index}` }), index);
    for (let index = 0; index < categories; index += 1) category.run(`category${index}`, firmId, `Category ${index}`, `category ${index}`);
    for (const key of keys) {
      member.run(firmId, `category${key % categories}`, key);
      for (let filled = 0; filled < filledEach; filled += 1) {
        const word = `value ${Math.trunc(key / categories) % 5}`;
        value.run(firmId, `field${(key + filled * (fields / filledEach)) % fields}`, key, word, word);
      }
    }
  })();
  close(database, folder);
  return folder;
}

/** Of these customers a thousand: those whom each list finds, a page of them at most, so that both show the same, and others. */
function withFew(full: string, conditions: string[]): string {
  const folder = workingCopy(full);
  const database = openFast(folder);
  const found = conditions.flatMap((condition) => database.prepare(`select key from customers where ${condition} order by sort_name limit 50`).pluck().all() as number[]);
  const kept = new Set(found);
  for (let key = 1; kept.size < few; key += 1) kept.add(key);
  database.exec('create temp table kept (key integer primary key)');
  const keep = database.prepare('insert into kept values (?)');
  for (const key of kept) keep.run(key);
  for (const [table, column] of [['custom_values', 'customer_key'], ['customer_categories', 'customer_key'], ['customers', 'key']]) database.exec(`delete from ${table} where ${column} not in (select key from kept)`);
  close(database, folder);
  return folder;
}

function cityOf(folder: string): string {
  const database = new Database(join(folder, 'sijill.db'), { readonly: true });
  const city = database.prepare('select city from customers where key = 1').pluck().get() as string;
  database.close();
  return city;
}

function openFast(folder: string): Database.Database {
  const database = new Database(join(folder, 'sijill.db'));
  database.pragma('synchronous = OFF');
  database.pragma('foreign_keys = OFF');
  return database;
}

function close(database: Database.Database, folder: string): void {
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  rmSync(join(folder, 'sijill.db-wal'), { force: true });
}

/** Lists a second of all customers, and of a thousand of them. */
export interface Growth {
  name: string;
  all: number;
  few: number;
}

/** How a list that is narrowed or searched slows down from 1,000 customers to all of them. */
export async function measureFullRecords(prepared: string): Promise<Growth[]> {
  const all = withFullRecords(prepared);
  const lists = Object.entries(looked(cityOf(all)));
  const servers = await Promise.all([all, withFew(all, lists.map(([, [, condition]]) => condition))].map(startSijill));
  const targets: Target[] = [];
  for (const { url } of servers) targets.push(target(url, cookieOf(await signInOwner(url))));
  const measured: Growth[] = [];
  for (const [name, [query]] of lists) {
    const path = `/customers?${new URLSearchParams(query).toString()}`;
    const rates: number[][] = [[], []];
    for (let round = 0; round < 4; round += 1) {
      for (const [side, to] of targets.entries()) {
        const rate = await rateOf(to, getting(path), 500);
        if (round > 0) rates[side]?.push(rate);
      }
    }
    measured.push({ name, all: median(rates[0] ?? []), few: median(rates[1] ?? []) });
  }
  await Promise.all(servers.map((server) => server.stop()));
  return measured;
}
