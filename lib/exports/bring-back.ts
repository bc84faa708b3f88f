import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { store } from '#db/client';
import { insertAll } from '#db/insert-all';
import { continueKeys } from '#db/insert-all/continue-keys';
import { firms } from '#db/schema/firms';
import { outboxMessages } from '#db/schema/outbox';
import { users } from '#db/schema/users';
import type { Db } from '#db/types';
import { auditFaults } from '#lib/audit/verify';
import { EnvironmentProblem } from '#lib/environment-problem';
import { columnsOf, isKept, keptTables, nameOf } from '#lib/exports/rows';
import { judgeFile } from '#lib/files/judge';
import { keepContent, receiveContent, discardContent, type Received } from '#lib/files/store';
import { heldAsCopy } from '#lib/mail/copied';
import { remindFromTomorrow } from '#lib/reminders/copied';

type Row = Record<string, unknown>;
type Kept = (typeof keptTables)[number];

const atOnce = 500;

/** No line of an export is longer: a note or a list of changes has its own limits. */
const longestLine = 16 * 2 ** 20;

const wrong = (file: string, what: string): EnvironmentProblem => new EnvironmentProblem(`${file}: ${what}; nothing was brought back`);

/** Whether a value may stand in a column: of its kind, one of its words, and something where nothing is not allowed. */
function fits({ dataType, notNull, enumValues }: SQLiteColumn, value: unknown): boolean {
  if (value === null) return !notNull;
  if (dataType === 'json') return typeof value === 'object';
  if (dataType === 'number') return Number.isSafeInteger(value);
  return typeof value === dataType && (enumValues === undefined || enumValues.length === 0 || enumValues.includes(value as string));
}

function checkedRow(columns: ReadonlyMap<string, SQLiteColumn>, file: string, line: string, number: number): Row {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw wrong(file, `line ${number} is no JSON`);
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw wrong(file, `line ${number} is no row`);
  const unknown = Object.keys(row).find((name) => !columns.has(name));
  if (unknown !== undefined) throw wrong(file, `line ${number} has a column ${JSON.stringify(unknown).slice(0, 60)} that this version does not know`);
  for (const [name, column] of columns) {
    // A column that came after the export was made begins as it does for rows that were there.
    const value = (row as Row)[name];
    if (value === undefined && (column.hasDefault || !column.notNull)) continue;
    if (value === undefined || !fits(column, value)) throw wrong(file, `line ${number} has nothing fit in ${name}`);
  }
  return row as Row;
}

async function* rowsIn(folder: string, kept: Kept): AsyncGenerator<Row, void> {
  const file = `rows/${nameOf(kept)}.jsonl`;
  const columns = columnsOf(kept);
  await demandOwnFile(folder, file);
  let number = 0;
  for await (const line of linesOf(join(folder, file))) {
    number += 1;
    if (line.length > longestLine) throw wrong(file, `line ${number} is too long`);
    const row = checkedRow(columns, file, line, number);
    if (isKept(kept, row)) yield row;
  }
}

/** Lines end with a line feed and with nothing else: U+2028 and its like, by which `readline` divides too, stand as they are within JSON. */
async function* linesOf(path: string): AsyncGenerator<string, void> {
  let begun = '';
  for await (const piece of createReadStream(path, { encoding: 'utf8', highWaterMark: 2 ** 16 }) as AsyncIterable<string>) {
    const [first = '', ...others] = piece.split('\n');
    begun += first;
    for (const next of others) {
      yield begun;
      begun = next;
    }
    // Not longer than what is refused, whatever is still to come of it.
    if (begun.length > longestLine) break;
  }
  if (begun !== '') yield begun;
}

/** A link would bring in what lies elsewhere, and a pipe would never end. */
async function demandOwnFile(folder: string, file: string): Promise<void> {
  if (!(await lstat(join(folder, file))).isFile()) throw wrong(file, 'it is no file of its own');
}

/**
 * Accounts come back without a password: nobody can sign in to one before it has been given a new one. Mail that waited is held: where it
 * came from it may have gone out since.
 */
function completed(kept: Kept, row: Row): Row {
  if ((kept.table as unknown) === users) return { ...row, passwordHash: '' };
  return (kept.table as unknown) === outboxMessages ? { ...row, ...heldAsCopy(row) } : row;
}

const isFirm = (kept: Kept): boolean => (kept.table as unknown) === firms;

async function insertRows(db: Db, folder: string, kept: Kept, firmId: string | undefined): Promise<Row[]> {
  const first: Row[] = [];
  let waiting: Row[] = [];
  const insert = async () => {
    await insertAll(db, kept.table, waiting as (typeof kept.table.$inferInsert)[]);
    waiting = [];
  };
  for await (const row of rowsIn(folder, kept)) {
    if (!isFirm(kept) && row['firmId'] !== firmId) throw wrong(`rows/${nameOf(kept)}.jsonl`, 'a row belongs to another firm');
    if (first.length < 2) first.push(row);
    waiting.push(completed(kept, row));
    if (waiting.length === atOnce) await insert();
  }
  await insert();
  await continueKeys(db, kept.table);
  return first;
}

async function insertEverything(db: Db, folder: string): Promise<string> {
  const already = await db.select({ id: users.id }).from(users).limit(1);
  if (already.length > 0) throw new EnvironmentProblem('Somebody is set up in this installation; name an empty folder in SIJILL_DATA');
  let firmId: string | undefined;
  for (const kept of keptTables) {
    const first = await insertRows(db, folder, kept, firmId);
    if (!isFirm(kept)) continue;
    if (first.length !== 1) throw wrong('rows/firms.jsonl', 'it must hold one firm');
    firmId = first[0]?.['id'] as string;
  }
  await remindFromTomorrow(db);
  const faults = await auditFaults();
  if (faults.length > 0) throw wrong('rows/audit_events.jsonl', faults[0] ?? '');
  return firmId ?? '';
}

/** The content of each file that a row names, received and found to be what its row says. */
async function receiveFiles(folder: string): Promise<Received[]> {
  const kept = keptTables.find(({ table }) => nameOf({ table, by: [] }) === 'files');
  if (!kept) throw new Error('Files are not among what is kept');
  const names = await readdir(join(folder, 'files'));
  const received: Received[] = [];
  try {
    for await (const row of rowsIn(folder, kept)) {
      // Found by its id among the names that are there: no name from the export leads anywhere else.
      const name = names.find((name) => name.startsWith(`${String(row['id'])}-`));
      if (name === undefined) throw wrong('files', `the file ${JSON.stringify(row['name'])} is missing`);
      await demandOwnFile(folder, `files/${name}`);
      const content = await receiveContent(createReadStream(join(folder, 'files', name)), Number(row['size']));
      if (content) received.push(content);
      if (!content || content.sha256 !== row['sha256']) throw wrong(`files/${name}`, 'it is not what it was when it was exported');
      // Rows and files may have been changed together: what is given out as a picture must be one.
      const verdict = await judgeFile(content.path);
      if (verdict.flaw !== null || verdict.mediaType !== row['mediaType']) throw wrong(`files/${name}`, 'it is not what its row says');
    }
    return received;
  } catch (error) {
    for (const content of received) await discardContent(content);
    throw error;
  }
}

/**
 * Brings back what `exportEverything` has written, into an installation in which nobody is set up yet: all or nothing.
 * @returns how many accounts there are, and the e-mail of the eldest owner
 * @throws EnvironmentProblem that says what cannot be read, and where
 */
export async function bringBack(folder: string): Promise<void> {
  const files = await orMissing(receiveFiles(folder));
  const kept = new Map(files.map((content) => [content.sha256, content]));
  for (const content of files) if (kept.get(content.sha256) !== content) await discardContent(content);
  const commit = () => store.write((db) => insertEverything(db, folder)).then(() => undefined);
  // A row is never there without its file: each content is given its place, and the rows are written within the last of these.
  const all = [...kept.values()].reduceRight<() => Promise<void>>((inner, content) => () => keepContent(content, inner), () => orMissing(commit()));
  await all();
}

/** What the system says of a file that is not there is told as what it means. */
async function orMissing<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof EnvironmentProblem || !(error instanceof Error)) throw error;
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new EnvironmentProblem(`There is no ${path ?? 'such file'}; name a folder that was written by sijill export`);
    if (/constraint/i.test(`${error.message} ${String((error.cause as Error | undefined)?.message)}`)) throw new EnvironmentProblem('Rows of the export contradict each other; nothing was brought back');
    throw error;
  }
}
