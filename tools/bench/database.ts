import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Firm } from '#lib/context';
import { derivedColumns, parseRecord } from '#lib/customers/input';
import { derivation } from '#lib/derivation';
import { requireNameOnly, setUpFirm } from '../../tests/support/journey.ts';
import { startProgram, temporaryFolder } from '../../tests/support/program.ts';
import { customerOf } from './names.ts';

export const customerCount = 100_000;

const root = join(import.meta.dirname, '../..');

const sources = ['lib/text.ts', 'lib/phone.ts', 'lib/customers/search-text.ts', 'lib/customers/match-keys.ts', 'lib/customers/input.ts', 'lib/sounds.ts', 'lib/sounds/arabic.ts', 'lib/sounds/latin.ts', 'lib/sounds/words.ts', 'lib/sounds/skeleton.ts', 'lib/customers/duplicates/name-keys.ts', 'lib/customers/duplicates/names.ts', 'tools/bench/names.ts', 'tools/bench/database.ts'];

/** What the database is made of: when one of these files changes, it is made anew. */
function fingerprint(count: number): string {
  const migrations = readdirSync(join(root, 'db/migrations/sqlite')).filter((name) => name.endsWith('.sql')).map((name) => `db/migrations/sqlite/${name}`);
  const hash = createHash('sha256').update(String(count));
  for (const file of [...migrations, ...sources]) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 12);
}

/**
 * A data folder with so many customers, set up by the program itself, its owner's the journey's. It is made once and kept in
 * SIJILL_BENCH_FOLDER, or among the temporary files of the system.
 */
export async function preparedDataFolder(count = customerCount): Promise<string> {
  const kept = join(process.env['SIJILL_BENCH_FOLDER'] ?? join(tmpdir(), 'sijill-bench'), fingerprint(count));
  if (existsSync(kept)) return kept;
  console.error(`Making ${count} customers in ${kept} …`);
  const unfinished = `${kept}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  const program = await startProgram(unfinished);
  await requireNameOnly(await setUpFirm(program.url));
  await program.stop();
  fill(join(unfinished, 'sijill.db'), count);
  renameSync(unfinished, kept);
  return kept;
}

/** A copy to work on; the original stays as it was made. */
export function workingCopy(prepared: string): string {
  const folder = temporaryFolder();
  for (const name of readdirSync(prepared)) copyFileSync(join(prepared, name), join(folder, name));
  return folder;
}

type Row = Record<string, string | number | null>;

function fill(file: string, count: number): void {
  const database = new Database(file);
  database.pragma('synchronous = OFF');
  // A million rows in one transaction: with the usual 2 MB, each would read and write pages of every index.
  database.pragma('cache_size = -1000000');
  const { id: firmId, country } = database.prepare('select id, country from firms').get() as { id: string; country: string | null };
  const userId = database.prepare('select id from users').pluck().get() as string;
  const firm: Firm = { id: firmId, name: '', country, timeZone: 'UTC', requiredFields: {}, largestFile: null };
  const begun = Date.now() - count * 60_000;
  const insert = inserter(database, 'customers');
  const chain = auditChain(database, firmId, userId);
  database.transaction(() => {
    for (let number = 1; number <= count; number += 1) {
      const { input } = parseRecord({ firm, fields: [] }, customerOf(number));
      const at = begun + number * 60_000;
      const id = timeOrderedId(at, number);
      const written = { id, firmId, number, ...input, ...derivedColumns(firm, number, input) };
      insert({ ...written, version: 1, createdAt: at, createdBy: userId, updatedAt: at, updatedBy: userId, archivedAt: null });
      chain(id, at);
    }
    database.prepare('update firms set derivation = ?').run(derivation);
    inserter(database, 'counters')({ firmId, name: 'customer', last: count });
  })();
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  rmSync(`${file}-wal`, { force: true });
}

/** Inserts rows whose columns are named as in the program. */
function inserter(database: Database.Database, table: string): (row: Row) => void {
  const statements = new Map<string, Database.Statement<[Row]>>();
  return (row) => {
    const names = Object.keys(row);
    const columns = names.map((name) => `"${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`);
    const sql = `insert into ${table} (${columns.join()}) values (${names.map((name) => `@${name}`).join()})`;
    const statement = statements.get(sql) ?? database.prepare<[Row]>(sql);
    statements.set(sql, statement);
    statement.run(row);
  };
}

/** Adds the event of each registration to the firm's chain, as `lib/audit/record` does. */
function auditChain(database: Database.Database, firmId: string, userId: string): (subjectId: string, at: number) => void {
  const insert = inserter(database, 'audit_events');
  const last = database.prepare('select position, hash from audit_events order by position desc limit 1').get() as { position: number; hash: string } | undefined;
  let position = last?.position ?? 0;
  let previousHash = last?.hash ?? '';
  return (subjectId, at) => {
    position += 1;
    const id = timeOrderedId(at, position);
    const action = 'customer.registered';
    const hash = createHash('sha256').update(JSON.stringify([id, firmId, position, at, userId, action, subjectId, {}, previousHash])).digest('hex');
    insert({ id, firmId, position, at, userId, action, subjectId, changes: '{}', previousHash, hash });
    previousHash = hash;
  };
}

function timeOrderedId(at: number, number: number): string {
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${number.toString(16).padStart(12, '0')}`;
}
