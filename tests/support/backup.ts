import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { extract, type Header, pack } from 'tar-stream';
import { expect } from 'vitest';
import { store } from '#db/client';
import { newestMigration } from '#db/store/migrate-sqlite';
import { openStore } from '#db/open';
import { BackupProblem } from '#lib/backup/problem';
import type { Source } from '#lib/backup/make';
import type { Context } from '#lib/context';
import { registerCustomer } from '#lib/customers/register';
import { lookInto } from './database-file.ts';
import { aFirm, values } from './firm.ts';
import { temporaryFolder } from './program.ts';

const migrations = join(import.meta.dirname, '../../db/migrations');
export const knownSchema = newestMigration(join(migrations, 'sqlite'));

/** Makes the database of a data folder the store of this process, with a firm and customers of these names in it. */
export async function openWith(folder: string, names: string[]): Promise<Context> {
  await store.close();
  await openStore(`file:${join(folder, 'sijill.db')}`, migrations);
  const ctx = await aFirm();
  for (const name of names) await registerCustomer(ctx, values({ name }));
  return ctx;
}

/** A data folder with customers of these names and uploaded files of these contents, as a program that has ended leaves it. */
export async function dataFolderWith(names: string[], contents: string[] = []): Promise<string> {
  const folder = temporaryFolder();
  await openWith(folder, names);
  await store.close();
  for (const content of contents) upload(folder, content);
  return folder;
}

export const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** Puts a file where uploads lie. */
export function upload(folder: string, content: string): string {
  const name = `files/${sha256(content).slice(0, 2)}/${sha256(content)}`;
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
  return name;
}

export const sourceIn = (folder: string, passphrase: string | null = null): Source => ({ dataFolder: folder, databaseFile: join(folder, 'sijill.db'), passphrase });

/** Every file beneath a folder by its path in it, with the hash of what it holds. */
export function contentsOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).toSorted();
  return Object.fromEntries(paths.map((path) => [relative(folder, path), sha256(readFileSync(path))]));
}

/** The names of the customers in a data folder, in the order of their numbers. */
export function customersIn(folder: string): string[] {
  return lookInto(folder, (database) => database.prepare<[], string>('select name from customers order by number').pluck().all());
}

/** The message with which something was refused: a BackupProblem of one line. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  const complaint: unknown = await work.then(() => 'It was not refused', (error: unknown) => error);
  expect(complaint).toBeInstanceOf(BackupProblem);
  const message = complaint instanceof Error ? complaint.message : '';
  expect(message).toMatch(/^[^\n\r]+$/);
  return message;
}

export interface TarEntry {
  header: Partial<Header> & { name: string };
  content: Buffer;
}

/** A tar of these entries, packed by zstd: what `tar --zstd` would write. */
export async function packed(entries: TarEntry[]): Promise<Buffer> {
  const archive = pack();
  for (const { header, content } of entries) archive.entry(header, content);
  archive.finalize();
  return zstdCompressSync(await buffer(archive));
}

/** What `tar --zstd` would find in an archive. */
export async function unpacked(archive: Buffer): Promise<TarEntry[]> {
  const found: TarEntry[] = [];
  for await (const entry of Readable.from([zstdDecompressSync(archive)]).pipe(extract())) found.push({ header: entry.header, content: await buffer(entry) });
  return found;
}
