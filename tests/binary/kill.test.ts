import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, callAndKill, mountDisk } from '../support/binary.ts';
import { allRows, damages, lookInto } from '../support/database-file.ts';
import { fileNames, makeLargeData } from '../support/large-database.ts';
import { type Program, startProgram, temporaryFolder } from '../support/program.ts';
import { seededRandom } from '../support/random.ts';

const rounds = 25;
const { seed, random } = seededRandom();
const counts = [`seed ${seed}`];

/** A data folder in which the program is unpacked, so that what is killed is not the unpacking. */
let unpacked: string;
let large: string;
let backup: string;
let unpackingTakes: number;
let goodRows: Record<string, unknown[]>;

/** In memory: what a kill leaves is the same, and a hundred rounds do not wait for a disk. */
const disk = join(temporaryFolder(), 'disk');
const fresh = (): string => mkdtempSync(join(disk, 'data-'));

const copied = (from: string): string => {
  const to = fresh();
  cpSync(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  return to;
};

/** Starts on a data folder, stops again, and says what it was like. */
async function visit(data: string, look: (program: Program) => Promise<void> | void = () => {}): Promise<number> {
  const program = await startProgram(data);
  await look(program);
  await program.stop();
  return program.startedIn;
}

/** Milliseconds that a call takes when it is let. */
async function durationOf(data: string, ...words: string[]): Promise<number> {
  const begun = performance.now();
  expect(await call(data, ...words)).toMatchObject({ status: 0 });
  return performance.now() - begun;
}

beforeAll(async () => {
  mountDisk(disk, 'size=2g');
  unpacked = fresh();
  unpackingTakes = await visit(unpacked);
  large = await upgraded(3000, 10);
  goodRows = lookInto(large, allRows);
  backup = join(fresh(), 'backup');
});

afterAll(() => console.log(counts.join('\n')));

/** Data as they are after their upgrade. */
async function upgraded(customers: number, files: number): Promise<string> {
  const data = copied(unpacked);
  makeLargeData(data, customers, files);
  await visit(data);
  rmSync(join(data, 'backups'), { recursive: true });
  return data;
}

/** Every file of the unpacked program with its size, by runtime folder. */
const runtimes = (data: string) =>
  Object.fromEntries(
    readdirSync(join(data, 'runtime')).map((name) => {
      const folder = join(data, 'runtime', name);
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      return [name, files.map((entry) => [join(entry.parentPath, entry.name).slice(folder.length), statSync(join(entry.parentPath, entry.name)).size]).toSorted()];
    }),
  );

test(`killed ${rounds} times while it unpacks itself, it starts all the same`, async () => {
  const whole = runtimes(unpacked);
  let cutShort = 0;
  for (let round = 0; round < rounds; round += 1) {
    const data = fresh();
    await callAndKill(data, random() * unpackingTakes, 'serve');
    if (!existsSync(join(data, 'runtime', Object.keys(whole)[0] ?? ''))) cutShort += 1;
    await visit(data, async ({ url }) => expect((await fetch(`${url}/setup`)).status).toBe(200));
    expect(runtimes(data)).toEqual(whole);
    rmSync(data, { recursive: true });
  }
  counts.push(`unpacking: ${rounds} kills, ${cutShort} of them before it was unpacked, ${rounds} sound starts`);
  expect(cutShort).toBeGreaterThan(0);
});

test(`killed ${rounds} times while it makes a backup: what has the name of one is good`, async () => {
  const duration = await durationOf(large, 'backup', backup);
  const folder = fresh();
  let finished = 0;
  for (let round = 0; round < rounds; round += 1) {
    const file = join(folder, `backup-${round}`);
    await callAndKill(large, random() * duration * 1.1, 'backup', file);
    if (!existsSync(file)) continue;
    finished += 1;
    const elsewhere = copied(unpacked);
    rmSync(join(elsewhere, 'sijill.db'));
    expect(await call(elsewhere, 'restore', file)).toMatchObject({ status: 0 });
    expect(lookInto(elsewhere, allRows)).toEqual(goodRows);
    expect(fileNames(elsewhere)).toEqual(fileNames(large));
    rmSync(elsewhere, { recursive: true });
  }
  expect(lookInto(large, damages)).toEqual([]);
  // The next one that is let finish clears away what the others have left.
  expect(await call(large, 'backup', join(folder, 'last'))).toMatchObject({ status: 0 });
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  counts.push(`backup: ${rounds} kills, ${finished} finished before it, ${finished} of those restored and equal`);
  expect(finished).toBeLessThan(rounds);
});

test(`killed ${rounds} times while it restores: it is all the old or all the new`, async () => {
  const old = await upgraded(500, 3);
  const oldRows = lookInto(old, allRows);
  const duration = await durationOf(copied(old), 'restore', backup, '--replace');
  let replaced = 0;
  for (let round = 0; round < rounds; round += 1) {
    const data = copied(old);
    await callAndKill(data, random() * duration * 1.1, 'restore', backup, '--replace');
    await visit(data);
    const isNew = lookInto(data, allRows)['customers']?.length === goodRows['customers']?.length;
    expect(lookInto(data, allRows)).toEqual(isNew ? goodRows : oldRows);
    expect(fileNames(data)).toEqual(fileNames(isNew ? large : old));
    expect(lookInto(data, damages)).toEqual([]);
    expect(readdirSync(data).filter((name) => name.startsWith('restore'))).toEqual([]);
    if (isNew) replaced += 1;
    rmSync(data, { recursive: true });
  }
  counts.push(`restore: ${rounds} kills, ${replaced} wholly new and ${rounds - replaced} wholly old afterwards`);
  expect(replaced).toBeLessThan(rounds);
});

/** Tables whose rows an upgrade leaves as they are, but for columns that it adds. */
const lasting = ['audit_events', 'counters', 'customers', 'users'];

/** Follows from other columns, and is made anew by a version that makes it otherwise (`lib/customers/derive`). */
const derived = new Set(['search_text']);

/** The rows of those tables, in the columns that they had before. */
function asBefore(rows: Record<string, unknown[]>, before: Record<string, unknown[]>): Record<string, unknown[]> {
  const narrowed = (table: string) => {
    const columns = Object.keys((before[table]?.[0] ?? {}) as object).filter((column) => !derived.has(column));
    return (rows[table] ?? []).map((row) => Object.fromEntries(columns.map((column) => [column, (row as Record<string, unknown>)[column]])));
  };
  return Object.fromEntries(lasting.map((table) => [table, narrowed(table)]));
}

test(`killed ${rounds} times while it upgrades: nothing is lost, and the next start upgrades`, async () => {
  const old = copied(unpacked);
  makeLargeData(old, 3000, 3);
  const oldRows = lookInto(old, allRows);
  const duration = await visit(copied(old));
  let cutShort = 0;
  for (let round = 0; round < rounds; round += 1) {
    const data = copied(old);
    await callAndKill(data, random() * duration, 'serve');
    const kept = readdirSync(data).includes('backups') ? readdirSync(join(data, 'backups')).filter((name) => name.endsWith('.zst')).length : 0;
    if (kept === 0) cutShort += 1;
    await visit(data);
    expect(asBefore(lookInto(data, allRows), oldRows)).toEqual(asBefore(oldRows, oldRows));
    expect(lookInto(data, damages)).toEqual([]);
    for (const name of readdirSync(join(data, 'backups'))) {
      const elsewhere = fresh();
      expect(await call(elsewhere, 'restore', join(data, 'backups', name))).toMatchObject({ status: 0 });
      rmSync(elsewhere, { recursive: true });
    }
    rmSync(data, { recursive: true });
  }
  counts.push(`upgrade: ${rounds} kills, ${cutShort} of them before its backup was made, ${rounds} whole afterwards`);
});
