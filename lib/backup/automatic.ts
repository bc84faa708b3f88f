import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeBackup, type Source } from '#lib/backup/make';
import { expendable } from '#lib/backup/retention';
import { day, now } from '#lib/clock';
import { writeDurably } from '#lib/durable';

export type Reason = 'nightly' | 'upgrade' | 'button';

export interface StoredBackup {
  file: string;
  reason: Reason;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  at: number;
  /** Bytes. */
  size: number;
}

const shape = /^(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2}-?\d*)Z-(nightly|upgrade|button)\.tar\.zst$/;
const folderOf = (dataFolder: string) => join(dataFolder, 'backups');
const failureOf = (dataFolder: string) => join(folderOf(dataFolder), 'failed.json');

function nameOf(at: number, reason: Reason): string {
  return `${new Date(at).toISOString().replace(/\.\d+Z$/, 'Z').replaceAll(':', '-')}-${reason}.tar.zst`;
}

/** The backups in the data folder, newest first. Each was opened and proven before it got its name. */
export function storedBackups(dataFolder: string): StoredBackup[] {
  const folder = folderOf(dataFolder);
  if (!existsSync(folder)) return [];
  const backups = readdirSync(folder).flatMap((name) => {
    const [, hour, minute, second, reason] = shape.exec(name) ?? [];
    if (!hour) return [];
    const file = join(folder, name);
    return [{ file, reason: reason as Reason, at: Date.parse(`${hour}:${minute}:${second}Z`), size: statSync(file).size }];
  });
  return backups.toSorted((a, b) => b.at - a.at);
}

export interface Failure {
  at: number;
  message: string;
}

/** The last failure, unless a backup has succeeded since. */
export function lastFailure(dataFolder: string): Failure | null {
  const file = failureOf(dataFolder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Failure) : null;
}

/**
 * Makes a backup in the data folder and lets older ones go; what a person made by the button stays. A failure is noted for the
 * settings and the start page to show.
 * @throws BackupProblem
 */
export async function storeBackup(source: Source, reason: Reason): Promise<void> {
  const { dataFolder } = source;
  try {
    await makeBackup(source, join(folderOf(dataFolder), nameOf(now(), reason)));
    rmSync(failureOf(dataFolder), { force: true });
  } catch (error) {
    writeDurably(failureOf(dataFolder), JSON.stringify({ at: now(), message: error instanceof Error ? error.message : String(error) } satisfies Failure));
    throw error;
  }
  const automatic = storedBackups(dataFolder).filter((backup) => backup.reason !== 'button');
  const gone = new Set(expendable(automatic.map(({ at }) => at)));
  for (const { file, at } of automatic) if (gone.has(at)) rmSync(file);
}

/** Whether tonight's backup is still to be made: after two o'clock, where the program runs, and none since midnight. */
export function nightlyIsDue(dataFolder: string): boolean {
  const present = new Date(now());
  const midnight = new Date(present).setHours(0, 0, 0, 0);
  const [newest] = storedBackups(dataFolder).filter(({ reason }) => reason === 'nightly');
  return present.getHours() >= 2 ? (newest?.at ?? 0) < midnight : (newest?.at ?? 0) < midnight - day;
}
