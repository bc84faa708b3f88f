import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { driverCode } from '#db/errors';
import { snapshot, write } from '#lib/access';
import { record } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { allFields } from '#lib/custom-fields/queries';
import { explanation } from '#lib/exports/explanation';
import { keptTables, nameOf, rowsOf } from '#lib/exports/rows';
import { eachFile, type ExportedTable, exportedTables } from '#lib/exports/tables';
import { contentPath, filesFolder } from '#lib/files/place';
import { csvOf } from '#lib/tables/write-csv';

/** How much was written: rows by table, and files. */
export type ExportCounts = Record<string, number>;

async function* withHeadings({ headings, rows }: ExportedTable, counted: () => void): AsyncGenerator<readonly string[], void> {
  yield headings;
  for await (const row of rows) {
    counted();
    yield row;
  }
}

/** The same rows as JSON, an object a line. */
async function* asJson(table: ExportedTable): AsyncGenerator<string, void> {
  for await (const row of table.rows) yield `${JSON.stringify(Object.fromEntries(table.headings.map((heading, column) => [heading, row[column] ?? ''])))}\n`;
}

/** Both formats from reading twice: neither is held in memory. */
async function writeTables(ctx: Context, folder: string, counts: ExportCounts): Promise<void> {
  for (const table of await exportedTables(ctx)) {
    counts[table.name] = 0;
    const count = () => void (counts[table.name] = (counts[table.name] ?? 0) + 1);
    await pipeline(Readable.from(csvOf(withHeadings(table, count))), createWriteStream(join(folder, `${table.name}.csv`), { mode: 0o600 }));
  }
  for (const table of await exportedTables(ctx)) await pipeline(Readable.from(asJson(table)), createWriteStream(join(folder, `${table.name}.jsonl`), { mode: 0o600 }));
}

async function* asLines(rows: AsyncIterable<object>): AsyncGenerator<string, void> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}

/** Each table as it is kept, for the way back: what is written for people above says the same in words, and says less. */
async function writeRows(ctx: Context, folder: string): Promise<void> {
  await mkdir(join(folder, 'rows'), { mode: 0o700 });
  for (const kept of keptTables) await pipeline(Readable.from(asLines(rowsOf(ctx, kept))), createWriteStream(join(folder, 'rows', `${nameOf(kept)}.jsonl`), { mode: 0o600 }));
}

/** Without what would lead out of the folder, or what no system takes as a name. */
const safeName = (name: string): string => name.replaceAll(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '_').slice(-100);

async function writeFiles(ctx: Context, folder: string, counts: ExportCounts): Promise<void> {
  await mkdir(join(folder, 'files'), { mode: 0o700 });
  const listed: object[] = [];
  for await (const { id, note, name, mediaType, sha256, createdAt } of eachFile(ctx)) {
    const path = `files/${id}-${safeName(name)}`;
    const isThere = await copyFile(contentPath(filesFolder(), sha256), join(folder, path)).then(() => true, (error: unknown) => {
      if (driverCode(error) === 'ENOENT') return false;
      throw error;
    });
    listed.push({ id, note, name, mediaType, sha256, createdAt: new Date(createdAt).toISOString(), path: isThere ? path : null });
  }
  counts['files'] = listed.length;
  await writeFile(join(folder, 'files.json'), `${JSON.stringify(listed, null, 2)}\n`, { mode: 0o600 });
}

/**
 * Writes everything that a firm keeps into a new folder, in open formats: tables as CSV and JSON, files as they are, and what all of
 * it means; all of one moment, also beside a program that goes on. For whoever runs the program: private notes are in it, so no page may offer it.
 * @throws Forbidden; the system's error when the folder is there already
 */
export async function exportEverything(ctx: Context, folder: string): Promise<ExportCounts> {
  await write(ctx, 'backups.make', (db) => record(db, ctx, { action: 'register.exported', subjectId: ctx.firm.id }));
  await mkdir(folder, { mode: 0o700 });
  return snapshot(ctx, 'backups.make', () => writeEverything(ctx, folder));
}

async function writeEverything(ctx: Context, folder: string): Promise<ExportCounts> {
  const counts: ExportCounts = {};
  await writeTables(ctx, folder, counts);
  await writeFiles(ctx, folder, counts);
  await writeRows(ctx, folder);
  const fields = (await allFields(ctx)).map(({ key, label, help, type, options, group, isUnique, initial, isInList, archivedAt }) => ({ key, label, help, type, options, group, isUnique, initial, isInList, archivedAt }));
  await writeFile(join(folder, 'custom-fields.json'), `${JSON.stringify(fields, null, 2)}\n`, { mode: 0o600 });
  await writeFile(join(folder, 'README.md'), explanation(ctx, counts), { mode: 0o600 });
  return counts;
}
