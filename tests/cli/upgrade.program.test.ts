import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { allRows, lookInto } from '../support/database-file.ts';
import { makeOldDatabase } from '../support/old-database.ts';
import { command, runToEnd, startProgram, temporaryFolder } from '../support/program.ts';

let data: string;

beforeEach(() => {
  data = temporaryFolder();
  makeOldDatabase(join(data, 'sijill.db'));
});

const firms = () => lookInto(data, allRows)['firms'];
const migrations = () => lookInto(data, allRows)['__drizzle_migrations']?.length;

/** What the program says when it does not start: one line, and status 1. */
async function refusal(): Promise<string> {
  const { status, stderr } = await runToEnd(data);
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/^sijill: [^\n]+\n$/) });
  return stderr;
}

test('a newer program backs older data up, and then upgrades them', async () => {
  const before = firms();
  const program = await startProgram(data);
  expect(firms()).toMatchObject(before ?? []);
  expect(migrations()).toBeGreaterThan(1);
  const backups = readdirSync(join(data, 'backups'));
  expect(backups).toEqual([expect.stringMatching(/-upgrade\.tar\.zst$/)]);
  await program.stop();
  const elsewhere = temporaryFolder();
  expect(await command(elsewhere, ['restore', join(data, 'backups', String(backups[0]))])).toMatchObject({ status: 0 });
  expect(lookInto(elsewhere, allRows)['__drizzle_migrations']).toHaveLength(1);
});

test('what is up to date is not backed up at every start', async () => {
  const program = await startProgram(data);
  await program.stop();
  const again = await startProgram(data);
  expect(readdirSync(join(data, 'backups'))).toHaveLength(1);
  await again.stop();
});

test('an upgrade that fails is taken back whole, and said in a line', async () => {
  lookInto(data, (database) => database.exec('create table customer_search (in_the_way text)'));
  const before = lookInto(data, allRows);
  const line = await refusal();
  expect(line).toContain('could not be upgraded');
  expect(line).toContain('is as it was');
  expect(lookInto(data, allRows)).toEqual(before);
  expect(readdirSync(join(data, 'backups'))).toHaveLength(1);
});

test('without a backup there is no upgrade', async () => {
  writeFileSync(join(data, 'backups'), 'a file in the way');
  expect(await refusal()).toContain('were not upgraded, because no backup');
  expect(migrations()).toBe(1);
});

test('the data of a newer program are refused, and stay as they are', async () => {
  lookInto(data, (database) => database.exec('insert into __drizzle_migrations (hash, created_at) values (1, 9999999999999)'));
  const before = lookInto(data, allRows);
  expect(await refusal()).toContain('was written by a newer Sijill');
  expect(lookInto(data, allRows)).toEqual(before);
});

test('a command beside the program neither upgrades nor makes data', async () => {
  expect(await command(data, ['check'])).toMatchObject({ status: 1, stderr: expect.stringContaining('start this version once to upgrade it') });
  expect(migrations()).toBe(1);
  const none = join(temporaryFolder(), 'none');
  mkdirSync(none);
  expect(await command(none, ['user', 'reset-password', 'a@example.com'])).toMatchObject({ status: 1, stderr: expect.stringContaining('There are no data') });
  expect(readdirSync(none)).toEqual([]);
});
