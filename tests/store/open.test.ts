import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { StorageProblem } from '#db/errors';
import { openStore } from '#db/open';
import { signInFailures } from '#db/schema/users';
import { openSqlite } from '#db/store/sqlite';
import type { Store } from '#db/types';
import { temporaryFolder } from '../support/program.ts';

const migrations = join(import.meta.dirname, '../../db/migrations/sqlite');
let file: string;
let opened: Store | undefined;

beforeEach(() => {
  file = join(temporaryFolder(), 'data', 'sijill.db');
});

afterEach(close);

function open(): void {
  opened = openSqlite(file, migrations);
}

async function close(): Promise<void> {
  await opened?.close();
  opened = undefined;
}

/** Asks the file itself, past the store. */
function ask(question: string): unknown[] {
  const database = new Database(file);
  try {
    return database.prepare(question).all();
  } finally {
    database.close();
  }
}

function damage(content: Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

test('a file is made, with the folder around it, for its owner alone', () => {
  open();
  expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  expect(ask('select count(*) as customers from customers')).toEqual([{ customers: 0 }]);
});

test('statements are kept, and however many there are, each gets its own answer', async () => {
  open();
  ask("insert into sign_in_failures (key, failures, failed_at) values ('a', 1, 0) returning key");
  for (const value of Array.from({ length: 600 }, (_, index) => index % 250)) {
    const answer = await opened?.read((db) => db.select({ value: sql<number>`${sql.raw(String(value))}` }).from(signInFailures));
    expect(answer).toEqual([{ value }]);
  }
});

test('a file is migrated once, however often it is opened, and keeps its rows', async () => {
  open();
  ask("insert into sign_in_failures (key, failures, failed_at) values ('a', 1, 0) returning key");
  const applied = ask('select * from __drizzle_migrations');
  const journal = JSON.parse(readFileSync(join(migrations, 'meta/_journal.json'), 'utf8')) as { entries: unknown[] };
  expect(applied).toHaveLength(journal.entries.length);
  await close();
  open();
  expect(ask('select * from __drizzle_migrations')).toEqual(applied);
  expect(ask('select key from sign_in_failures')).toEqual([{ key: 'a' }]);
});

test('a file is written ahead, so that no reader waits for the writer', () => {
  open();
  expect(ask('pragma journal_mode')).toEqual([{ journal_mode: 'wal' }]);
});

test('a file of no bytes is begun anew', () => {
  damage(Buffer.alloc(0));
  open();
  expect(ask('select count(*) as customers from customers')).toEqual([{ customers: 0 }]);
});

test.each([
  ['holds something else', () => damage(randomBytes(10_000))],
  ['holds a few words', () => damage(Buffer.from('hello'))],
  ['is a folder', () => mkdirSync(file, { recursive: true })],
  ['was cut off', async () => {
    open();
    await close();
    damage(readFileSync(file).subarray(0, 10_000));
  }],
  ['has a damaged page within', async () => {
    open();
    await close();
    const content = readFileSync(file);
    damage(Buffer.concat([content.subarray(0, 4096), Buffer.alloc(4096, 0xff), content.subarray(8192)]));
  }],
  ['belongs to another program', () => {
    damage(Buffer.alloc(0));
    const other = new Database(file);
    other.exec('create table users (name text)');
    other.close();
  }],
])('a file that %s is told in one line that names it and says what to do', async (_, spoil) => {
  await spoil();
  expect(open).toThrow(StorageProblem);
  expect(open).toThrow(new RegExp(`^${file}[^\\n]+;[^\\n]+$`));
});

test('a file that holds something else is not touched', () => {
  const content = randomBytes(10_000);
  damage(content);
  expect(open).toThrow(StorageProblem);
  expect(readFileSync(file).equals(content)).toBe(true);
});

test('a server that does not answer is told in one line that names the variable, and not its password', async () => {
  const opening = openStore('postgres://me:hunter2@127.0.0.1:1/sijill', join(migrations, '..'));
  const complaint: unknown = await opening.catch((error: unknown) => error);
  expect(complaint).toBeInstanceOf(StorageProblem);
  expect(String(complaint)).toMatch(/^[^\n]*DATABASE_URL[^\n]*$/);
  expect(String(complaint)).not.toContain('hunter2');
});

test('no store is used before one was opened', async () => {
  await store.close();
  expect(() => store.read(() => Promise.resolve())).toThrow(/before it was opened/);
});
