// A process of its own, so that its memory is its own: imports customers through the program's own verbs, then inserts the very same
// rows into an empty database with nothing but SQLite's driver. Prints both as one line of JSON.
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import { store } from '#db/client';
import { openStore } from '#db/open';
import type { CustomerValues } from '#lib/customers/fields';
import { requireFields } from '#lib/customers/require-fields';
import { fileFields } from '#lib/exports/values';
import { beginCheck, beginSaving } from '#lib/imports/begin';
import { countOutcomes, findImport } from '#lib/imports/queries';
import { receiveImport } from '#lib/imports/receive';
import { runImport } from '#lib/imports/run';
import { csvOf } from '#lib/tables/write-csv';
import { contextOf } from '#lib/users/context-of';
import { setUp } from '#lib/users/set-up';
import { temporaryFolder } from '../../tests/support/program.ts';
import { customerOf } from './names.ts';

const count = Number(process.argv[2] ?? 100_000);
const migrations = join(import.meta.dirname, '../../db/migrations');
/** As many as the program saves in one write. */
const atOnce = 500;

export interface ImportFigures {
  rows: number;
  /** Seconds. */
  reading: number;
  checking: number;
  saving: number;
  floor: number;
  /** MiB: before anything was read, and at most in each quarter of the saving. */
  memoryBefore: number;
  memoryByQuarter: number[];
}

const resident = (): number => process.memoryUsage.rss() / 2 ** 20;

async function seconds(work: () => Promise<unknown> | void): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

async function writeFile(path: string): Promise<void> {
  const names = fileFields([]);
  function* rows() {
    yield names;
    for (let number = 1; number <= count; number += 1) {
      const values: CustomerValues = customerOf(number);
      yield names.map((name) => values[name] ?? '');
    }
  }
  await pipeline(Readable.from(csvOf(rows())), createWriteStream(path));
}

async function throughProgram(folder: string): Promise<Omit<ImportFigures, 'floor'>> {
  process.env['SIJILL_DATA'] = folder;
  await openStore(`file:${join(folder, 'sijill.db')}`, migrations);
  const ctx = await contextOf(await setUp({ firmName: 'Bench', name: 'Sara', email: 'sara@example.com', password: 'correct horse battery', locale: 'en' }, 'SA'));
  if (!ctx) throw new Error('The firm cannot be set up');
  await requireFields(ctx, {});
  const path = join(folder, 'customers.csv');
  await writeFile(path);
  const memoryBefore = resident();
  let id = '';
  const reading = await seconds(async () => void (id = await receiveImport(ctx, 'customers.csv', createReadStream(path))));
  const file = await findImport(ctx, id);
  await beginCheck(ctx, id, { ...Object.fromEntries(Object.entries(file?.mapping ?? {}).map(([column, target]) => [`column.${column}`, target])), duplicates: 'save' });
  const checking = await seconds(() => runImport(id));
  await beginSaving(ctx, id);
  const memory: number[] = [];
  const watch = setInterval(() => memory.push(resident()), 20);
  const saving = await seconds(() => runImport(id));
  clearInterval(watch);
  const quarter = Math.ceil(memory.length / 4);
  const memoryByQuarter = [0, 1, 2, 3].map((place) => Math.round(Math.max(...memory.slice(place * quarter, (place + 1) * quarter), 0)));
  const saved = (await countOutcomes(ctx, id)).reduce((sum, outcome) => sum + outcome.saved, 0);
  if (saved !== count) throw new Error(`${saved} of ${count} rows were saved`);
  await store.close();
  return { rows: count, reading, checking, saving, memoryBefore, memoryByQuarter };
}

/** The rows that the program wrote, inserted by prepared statements in transactions of the same size. */
async function floorOf(folder: string): Promise<number> {
  const empty = temporaryFolder();
  await openStore(`file:${join(empty, 'sijill.db')}`, migrations);
  await store.close();
  const source = new Database(join(folder, 'sijill.db'), { readonly: true });
  const target = new Database(join(empty, 'sijill.db'));
  target.pragma('journal_mode = WAL');
  target.pragma('synchronous = FULL');
  for (const table of ['firms', 'users']) insertInto(target, table)(source.prepare(`select * from ${table}`).all() as Row[]);
  const customers = source.prepare('select * from customers order by key').all() as Row[];
  const events = source.prepare("select * from audit_events where action = 'customer.registered' order by position").all() as Row[];
  const [insertCustomers, insertEvents] = [insertInto(target, 'customers'), insertInto(target, 'audit_events')];
  const insert = target.transaction((at: number) => {
    insertCustomers(customers.slice(at, at + atOnce));
    insertEvents(events.slice(at, at + atOnce));
  });
  const taken = await seconds(() => {
    for (let at = 0; at < count; at += atOnce) insert(at);
  });
  source.close();
  target.close();
  return taken;
}

type Row = Record<string, unknown>;

function insertInto(database: Database.Database, table: string): (rows: Row[]) => void {
  const names = database.prepare(`select name from pragma_table_info('${table}')`).pluck().all() as string[];
  const statement = database.prepare(`insert into ${table} (${names.map((name) => `"${name}"`).join()}) values (${names.map(() => '?').join()})`);
  return (rows) => {
    for (const row of rows) statement.run(names.map((name) => row[name]));
  };
}

const folder = temporaryFolder();
const measured = await throughProgram(folder);
const figures: ImportFigures = { ...measured, floor: await floorOf(folder) };
console.log(JSON.stringify(figures));
