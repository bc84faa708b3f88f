import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';

interface AuditRow {
  id: string;
  firm_id: string;
  position: number;
  at: number;
  user_id: string;
  action: string;
  subject_id: string;
  changes: string;
  previous_hash: string;
  hash: string;
}

/** Looks into the SQLite file of a data folder past the program, also while the program runs on it. */
export function lookInto<Result>(data: string, look: (database: Database.Database) => Result): Result {
  const database = new Database(join(data, 'sijill.db'), { timeout: 5000 });
  try {
    return look(database);
  } finally {
    database.close();
  }
}

/** Every customer's number by id. */
export function numbersById(database: Database.Database): Map<string, number> {
  const rows = database.prepare<[], { id: string; number: number }>('select id, number from customers order by number').all();
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** Where the chain of audit events is broken: positions that are missing, or whose event does not have the hash it should. */
export function brokenAuditPositions(database: Database.Database): number[] {
  const events = database.prepare<[], AuditRow>('select * from audit_events order by firm_id, position').all();
  return events.flatMap((event, index) => {
    const before = events[index - 1];
    const follows = before?.firm_id === event.firm_id ? before : undefined;
    const inPlace = event.position === (follows?.position ?? 0) + 1 && event.previous_hash === (follows?.hash ?? '');
    return inPlace && event.hash === hashOf(event) ? [] : [event.position];
  });
}

/** What `lib/audit/record` is to have hashed, written down a second time: a chain that is checked by its own code proves little. */
function hashOf({ id, firm_id, position, at, user_id, action, subject_id, changes, previous_hash }: AuditRow): string {
  const changed = Object.entries(JSON.parse(changes) as Record<string, { from: string; to: string }>).map(([name, { from, to }]) => [name, from, to]);
  const covered = [id, firm_id, position, at, user_id, action, subject_id, changed.toSorted(), previous_hash];
  return createHash('sha256').update(JSON.stringify(covered)).digest('hex');
}

/** SQLite's own examination: pages, indexes, foreign keys, and the full-text indexes against the table. Empty when all is well. */
export function damages(database: Database.Database): unknown[] {
  const pages = (database.pragma('integrity_check') as { integrity_check: string }[]).filter((row) => row.integrity_check !== 'ok');
  const keys = database.pragma('foreign_key_check') as unknown[];
  return [...pages, ...keys, ...searchIndexDamage(database)];
}

function searchIndexDamage(database: Database.Database): unknown[] {
  try {
    for (const index of ['customer_search', 'customer_sounds']) database.prepare(`insert into ${index}(${index}, rank) values ('integrity-check', 1)`).run();
    return [];
  } catch (error) {
    return [error];
  }
}

/** What the program finds out by itself in the background, whenever it comes to it. */
const isFoundOut = (table: string, row: unknown) => table === 'possible_duplicates' || (table === 'counters' && (row as { name: string }).name === 'compared');

/** Every row of every table, but those of the search indexes, which SQLite may lay out as it likes, and what is found out in the background. */
export function allRows(database: Database.Database): Record<string, unknown[]> {
  const tables = database
    .prepare<[], { name: string }>("select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%' order by name")
    .all();
  const rowsOf = (name: string) => database.prepare(`select * from "${name}" order by rowid`).all().filter((row) => !isFoundOut(name, row));
  return Object.fromEntries(tables.map(({ name }) => [name, rowsOf(name)]));
}
