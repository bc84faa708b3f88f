// The first thing that runs in the single file: it unpacks the program beside the data, once a version, and hands over to it.
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { getAsset, getRawAsset } from 'node:sea';
import { zstdDecompressSync } from 'node:zlib';
import { prepareDataFolder } from '#cli/data-folder';
import { EnvironmentProblem } from '#lib/environment-problem';

/** A file of the program: where it lies in the pack, or to which other one it links. */
type Entry = { path: string; offset: number; length: number } | { path: string; link: string };

interface Pack {
  /** Names the content. */
  hash: string;
  entries: Entry[];
}

/** Where data go that nobody has given a place (XDG Base Directory Specification: a relative path does not count). */
function usualDataFolder(): string {
  const given = process.env['XDG_DATA_HOME'];
  if (given && isAbsolute(given)) return join(given, 'sijill');
  try {
    return join(homedir(), '.local', 'share', 'sijill');
  } catch {
    throw new EnvironmentProblem('This user has no home folder; set SIJILL_DATA to a folder for the data');
  }
}

/** Unpacks the program if it is not there yet. A start that is cut off leaves a folder of another name, which the next one clears away. */
async function unpacked(dataFolder: string): Promise<string> {
  const { hash, entries } = JSON.parse(getAsset('index.json', 'utf8')) as Pack;
  const folder = join(dataFolder, 'runtime', hash);
  if (existsSync(folder)) return folder;
  prepareDataFolder(dataFolder);
  const fresh = `${folder}.${process.pid}`;
  try {
    await write(fresh, entries);
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another start may have been faster.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

async function write(folder: string, entries: Entry[]): Promise<void> {
  const content = zstdDecompressSync(new Uint8Array(getRawAsset('pack')));
  const made = new Set<string>();
  for (const entry of entries) {
    const path = join(folder, entry.path);
    const parent = dirname(path);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    if ('link' in entry) symlinkSync(entry.link, path);
    else writeFileSync(path, content.subarray(entry.offset, entry.offset + entry.length));
  }
  // The name which says "complete" must not be on the disk before the content is. All at once: each alone would wait for the disk.
  await Promise.all(entries.map((entry) => ('link' in entry ? undefined : flush(join(folder, entry.path)))));
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync();
  await handle.close();
}

function failureLine(error: unknown): string {
  if (error instanceof EnvironmentProblem) return error.message;
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return 'The disk is full, so the program could not be unpacked into the data folder; make room, then try again';
  return `The program could not be unpacked into the data folder (${code ?? String(error)}${path ? `, ${path}` : ''}); mend that, or set SIJILL_DATA to another folder`;
}

async function begin(word: string | undefined): Promise<void> {
  if (word === '--version' || word === '--help') process.stdout.write(getAsset(`${word.slice(2)}.txt`, 'utf8'));
  else {
    process.env['SIJILL_EXECUTABLE'] = process.execPath;
    process.env['SIJILL_DATA'] ??= usualDataFolder();
    Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
    const folder = await unpacked(resolve(process.env['SIJILL_DATA'] || usualDataFolder()));
    createRequire(join(folder, 'package.json'))('./start.cjs');
  }
}

begin(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`sijill: ${failureLine(error)}\n`);
  process.exit(1);
});
