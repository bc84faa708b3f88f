import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRows, lookInto } from '../support/database-file.ts';
import { owner, register, requireNameOnly, setUpFirm, signInOwner } from '../support/journey.ts';
import { command, type Program, runToEnd, startProgram, temporaryFolder } from '../support/program.ts';
import type { Visitor } from '../support/visitor.ts';

/** What a command says that went well. */
async function said(data: string, ...words: string[]): Promise<string> {
  const { status, stdout, stderr } = await command(data, words);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

/** What a command says that failed: one line, and the status. */
async function refused(status: number, data: string, ...words: string[]): Promise<string> {
  const ending = await command(data, words);
  expect(ending).toMatchObject({ status, stdout: '', stderr: expect.stringMatching(/^sijill: [^\n]+\n$/) });
  return ending.stderr;
}

let program: Program;
let visitor: Visitor;

beforeAll(async () => {
  program = await startProgram();
  visitor = await setUpFirm(program.url);
  await requireNameOnly(visitor);
  for (const name of ['مؤسسة النور', 'Maria Anders']) await register(visitor, { name });
});

afterAll(() => program.stop());

describe('how it is called', () => {
  test('--version says version, commit, Node.js and SQLite', async () => {
    expect(await said(temporaryFolder(), '--version')).toMatch(/^Sijill \d+\.\d+\.\d+ \(commit [0-9a-f]{12}(?:-dirty)?, Node\.js \d+\.\d+\.\d+, SQLite 3\.\d+\.\d+\)\n$/);
  });

  test('--help names every command, and neither of them makes a data folder', async () => {
    const data = join(temporaryFolder(), 'none');
    const help = await said(data, '--help');
    for (const name of ['serve', 'backup FILE', 'restore FILE', 'check', 'import customers FILE', 'import everything DIR', 'export DIR', 'user reset-password EMAIL', 'install']) expect(help).toContain(`sijill ${name}`);
    for (const flag of ['--replace', '--skip-refused', '--new-categories']) expect(help).toContain(flag);
    expect(existsSync(data)).toBe(false);
  });

  test.each([[['bogus']], [['backup']], [['backup', 'a', 'b']], [['restore', 'a', '--force']], [['user']], [['user', 'reset-password']], [['serve', 'now']]])(
    '%j is wrong usage: one line that shows the right one, and status 2',
    async (words) => expect(await refused(2, temporaryFolder(), ...words)).toContain('sijill'),
  );
});

describe('backup and restore', () => {
  test('what is backed up while the program runs is, restored elsewhere, row by row the same', async () => {
    const [file, elsewhere] = [join(temporaryFolder(), 'backup.tar.zst'), temporaryFolder()];
    expect(await said(program.data, 'backup', file)).toContain('2 customers');
    expect(await said(elsewhere, 'restore', file)).toContain('2 customers');
    expect(lookInto(elsewhere, allRows)).toEqual(lookInto(program.data, allRows));
    const again = await startProgram(elsewhere);
    const returned = await signInOwner(again.url);
    expect((await returned.get('/customers')).html).toContain('مؤسسة النور');
    await again.stop();
  });

  test('a file that is there already is not overwritten', async () => {
    const file = join(temporaryFolder(), 'taken');
    writeFileSync(file, 'mine');
    expect(await refused(1, program.data, 'backup', file)).toContain('is there already');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test('nothing to back up, and a folder that is not there, are told', async () => {
    expect(await refused(1, temporaryFolder(), 'backup', join(temporaryFolder(), 'b'))).toContain('SIJILL_DATA');
    expect(await refused(1, program.data, 'restore', join(temporaryFolder(), 'none'))).toMatch(/running|is not there/i);
    expect(await refused(1, temporaryFolder(), 'restore', join(temporaryFolder(), 'none'))).toMatch(/is not there/i);
  });

  test('nothing is restored under a running program', async () => {
    const file = join(temporaryFolder(), 'b');
    await said(program.data, 'backup', file);
    expect(await refused(1, program.data, 'restore', file, '--replace')).toContain(`Another Sijill is running on ${program.data}`);
  });

  test('data that are there stay, unless they are to be replaced; then they lie beside', async () => {
    const [file, data] = [join(temporaryFolder(), 'b'), temporaryFolder()];
    await said(program.data, 'backup', file);
    const other = await startProgram(data);
    await setUpFirm(other.url);
    await other.stop();
    const before = lookInto(data, allRows);
    expect(await refused(1, data, 'restore', file)).toContain('--replace');
    expect(lookInto(data, allRows)).toEqual(before);
    expect(await said(data, 'restore', file, '--replace')).toContain('replaced-');
    expect(lookInto(data, allRows)).toEqual(lookInto(program.data, allRows));
    const aside = readdirSync(data).find((name) => name.startsWith('replaced-')) ?? '';
    expect(lookInto(join(data, aside), allRows)).toEqual(before);
  });
});

test('two programs on one data folder: the second refuses, the first goes on', async () => {
  const { status, stderr } = await runToEnd(program.data);
  expect({ status, stderr }).toEqual({ status: 1, stderr: `sijill: Another Sijill is running on ${program.data}; stop it first, or set SIJILL_DATA to another folder\n` });
  expect((await visitor.get('/customers')).status).toBe(200);
});

test('a new password from the one who hosts the program lets its owner in, and ends the sessions there were', async () => {
  const mine = await startProgram();
  const before = await setUpFirm(mine.url);
  const password = /: (\S+)\n/.exec(await said(mine.data, 'user', 'reset-password', owner.email.toUpperCase()))?.[1] ?? '';
  expect((await before.get('/customers')).address).toMatch(/^\/login/);
  await expect(signInOwner(mine.url)).rejects.toThrow('Sign-in ended');
  const page = await before.submit(await before.get('/login'), { email: owner.email, password });
  expect(page.address).toMatch(/^\/customers/);
  expect(await refused(1, mine.data, 'user', 'reset-password', 'nobody@example.com')).toContain('nobody@example.com');
  await mine.stop();
});

describe('check', () => {
  /** The data of the running program, as a backup keeps them, spoilt. */
  async function spoilt(spoil: (data: string, database: Database.Database) => void): Promise<string> {
    const [file, data] = [join(temporaryFolder(), 'b'), temporaryFolder()];
    await said(program.data, 'backup', file);
    await said(data, 'restore', file);
    const database = new Database(join(data, 'sijill.db'));
    database.pragma('foreign_keys = OFF');
    spoil(data, database);
    database.close();
    return data;
  }

  test('says of each part that it is good, while the program runs', async () => {
    const lines = (await said(program.data, 'check')).trim().split('\n');
    expect(lines.map((line) => line.split(' (')[0])).toEqual(['database: good', 'files: good', 'customer numbers: good', 'document numbers: good', 'balances: good', 'audit chain: good']);
  });

  test('remarks on content that no row names, and finds no fault in it', async () => {
    const content = 'named by nobody';
    const name = createHash('sha256').update(content).digest('hex');
    const data = await spoilt((folder) => {
      mkdirSync(join(folder, 'files', name.slice(0, 2)), { recursive: true });
      writeFileSync(join(folder, 'files', name.slice(0, 2), name), content);
    });
    const output = await said(data, 'check');
    expect(output).toContain('files: good');
    expect(output).toMatch(new RegExp(`^files: .*/${name} is named by no row`, 'm'));
  });

  const row = (sha256: string) => `insert into files (id, firm_id, sha256, name, media_type, size, created_at, created_by) select 'file', firm_id, '${sha256}', 'contract.pdf', 'application/pdf', 9, 1, id from users limit 1`;

  const intruder = (data: string) => {
    const name = 'a'.repeat(64);
    mkdirSync(join(data, 'files', 'aa'), { recursive: true });
    writeFileSync(join(data, 'files', 'aa', name), 'not what its name says');
  };

  test.each<[string, RegExp, (data: string, database: Database.Database) => void]>([
    ['a customer that is gone', /customer numbers: .*Nour Trading has 1 customers/, (_, database) => database.exec('delete from customers where number = 1')],
    ['an event that was changed', /audit chain: event 1 of Nour Trading/, (_, database) => database.exec("update audit_events set action = 'x' where position = 1")],
    ['an event that is gone', /audit chain: event 1 of Nour Trading/, (_, database) => database.exec('delete from audit_events where position = 1')],
    ['a row that refers to nothing', /database: row \d+ of customers refers/, (_, database) => database.exec("update customers set created_by = 'nobody' where number = 1")],
    ['a file that is not what it was', /files: .* was changed/, intruder],
    ['a file that is gone', /files: .*b{64} is missing, the content of "contract\.pdf"; restore/, (_, database) => database.exec(row('b'.repeat(64)))],
  ])('finds %s', async (_, complaint, spoil) => {
    const { status, stderr } = await command(await spoilt(spoil), ['check']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(complaint) });
  });
});
