import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DrizzleQueryError } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { faultOf } from '#lib/log';

/** What a person typed; no log may hold it. */
const typed = 'Maria Anders, Riyadh 12:30:45';

/** The error that something throws. */
function thrownBy(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('Nothing was thrown');
}

/** As drizzle does: it names the query and its values, and the driver's error lies beneath. */
const queryError = (cause: Error) => new DrizzleQueryError('insert into customers (name) values (?)', [typed], cause);

/** As `pg` makes them from what the server answers: https://www.postgresql.org/docs/current/protocol-error-fields.html */
const serverError = (code: string, message: string) => Object.assign(new Error(message), { name: 'error', code, severity: 'ERROR', detail: `Key (name)=(${typed}) already exists.`, where: typed, internalQuery: typed });

function inMemory(statement: string, ...parameters: unknown[]): Error {
  const database = new Database(':memory:');
  database.exec("create table customers (name text unique); create virtual table search using fts5(text, tokenize = 'trigram')");
  return thrownBy(() => {
    for (let again = 0; again < 2; again += 1) database.prepare(statement).run(...parameters);
  });
}

test.each<[string, () => unknown]>([
  ['a query with its values', () => queryError(new Error('driver'))],
  ['a query whose driver repeats the value', () => queryError(new Error(typed))],
  ['a search that the engine cannot read', () => inMemory('select * from search where search match ?', `"${typed}`)],
  ['a statement that the engine cannot read', () => inMemory(`select '${typed}`)],
  ['a parser', () => thrownBy(() => JSON.parse(`{${typed}`))],
  ['a number that is none', () => thrownBy(() => BigInt(typed))],
  ['a reader of arguments', () => thrownBy(() => readFileSync(`${typed}\0`))],
  ['a reader of addresses', () => thrownBy(() => new URL(typed))],
  ['a server that names the row', () => serverError('23505', 'duplicate key value violates unique constraint "users_email"')],
  ['a server that quotes the value', () => serverError('22P02', `invalid input syntax for type integer: "${typed}"`)],
  ['a server that raises by itself', () => serverError('P0001', typed)],
  ['a server that fails within', () => serverError('XX000', typed)],
  ['a text that was thrown', () => typed],
  ['an object that was thrown', () => ({ message: typed, code: 'ENOENT' })],
  ['a text as cause', () => new Error('outside', { cause: typed })],
  ['a chain of causes', () => new Error('outside', { cause: new Error(typed, { cause: queryError(new Error(typed)) }) })],
  ['several errors in one', () => new AggregateError([new Error(typed)], typed)],
  ['a text of several lines that look like frames', () => new Error(`at ${typed}\nat ${typed}\n    at ${typed}\n    at name (${typed})`)],
  ['a text that was changed later', () => Object.assign(new Error(`\n    at ${typed}\n    at ${typed}`), { message: 'another' })],
  ['a code that is none', () => Object.assign(new Error(typed), { code: typed })],
  ['a name that is none', () => Object.assign(new Error('outside'), { name: typed })],
])('of %s nothing that was typed is kept', (_, make) => {
  expect(JSON.stringify(faultOf(make()))).not.toMatch(/Maria|Riyadh|12:30/);
});

test('an error tells its type and where it arose', () => {
  const fault = faultOf(new TypeError(typed));
  expect(Object.keys(fault).toSorted()).toEqual(['stack', 'type']);
  expect(fault.type).toBe('TypeError');
  expect(fault.stack[0]).toMatch(/^at .*fault\.test\.ts:\d+:\d+\)?$/);
});

test('where it arose is told too of an error whose message has several lines', () => {
  const fault = faultOf(new Error(`${typed}\n\nat ${typed}\n`));
  expect(fault.stack[0]).toMatch(/^at .*fault\.test\.ts:\d+:\d+\)?$/);
});

test('an error of the system is told with its message: the file and the reason', () => {
  const path = join(import.meta.dirname, 'not-there');
  expect(faultOf(thrownBy(() => readFileSync(path)))).toMatchObject({ type: 'Error', code: 'ENOENT', message: `ENOENT: no such file or directory, open '${path}'` });
});

test('a server that cannot be reached is told by its address', async () => {
  const error = await new Promise((resolve) => connect(1, '127.0.0.1').once('error', resolve));
  expect(faultOf(error)).toMatchObject({ code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:1' });
});

test('what the engine says of its file or its constraints is kept', () => {
  expect(faultOf(inMemory('insert into customers (name) values (?)', typed))).toMatchObject({ type: 'SqliteError', code: 'SQLITE_CONSTRAINT_UNIQUE', message: 'UNIQUE constraint failed: customers.name' });
});

test('of what the engine says otherwise, and of what a server says, the code is kept', () => {
  expect(faultOf(inMemory('select * from search where search match ?', `"${typed}`))).toMatchObject({ code: 'SQLITE_ERROR' });
  expect(faultOf(serverError('23505', 'duplicate key'))).toMatchObject({ code: '23505' });
});

test('the causes are told, each by itself', () => {
  const fault = faultOf(queryError(thrownBy(() => readFileSync('/not-there'))));
  expect(fault.cause).toMatchObject({ type: 'Error', code: 'ENOENT' });
  expect(fault.cause?.stack.length).toBeGreaterThan(0);
  expect(faultOf(new Error('outside', { cause: 42 })).cause).toEqual({ type: 'number', stack: [] });
});

test('an error that is its own cause is told to an end', () => {
  const error = new Error(typed);
  error.cause = new Error('between', { cause: error });
  expect(JSON.stringify(faultOf(error)).length).toBeLessThan(100_000);
});

test.each([undefined, null, 42, 'text', {}])('%j is told by its kind alone', (thrown) => expect(faultOf(thrown)).toEqual({ type: typeof thrown, stack: [] }));

test('an error without a stack is told all the same', () => {
  const error = new Error(typed);
  Reflect.deleteProperty(error, 'stack');
  expect(faultOf(error)).toEqual({ type: 'Error', stack: [] });
});
