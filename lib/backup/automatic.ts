import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeBackup, type Source } from '#lib/backup/make';
import { expendable } from '#lib/backup/retention';
import { day, hour, now } from '#lib/clock';
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

const shape = /^(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2})-(\d{3})Z-(nightly|upgrade|button)\.tar\.zst(?:\.age)?$/;
const folderOf = (dataFolder: string) => join(dataFolder, 'backups');
const failureOf = (dataFolder: string) => join(folderOf(dataFolder), 'failed.json');

function nameOf(at: number, reason: Reason, sealed: boolean): string {
  return `${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}-${reason}.tar.zst${sealed ? '.age' : ''}`;
}

/** The backups in the data folder, newest first. Each was opened and proven before it got its name. */
export function storedBackups(dataFolder: string): StoredBackup[] {
  const folder = folderOf(dataFolder);
  if (!existsSync(folder)) return [];
  const backups = readdirSync(folder).flatMap((name) => {
    const [, hour, minute, second, millisecond, reason] = shape.exec(name) ?? [];
    if (!hour) return [];
    const file = join(folder, name);
    return [{ file, reason: reason as Reason, at: Date.parse(`${hour}:${minute}:${second}.${millisecond}Z`), size: statSync(file).size }];
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

function noteFailure(dataFolder: string, error: unknown): void {
  const failure: Failure = { at: now(), message: error instanceof Error ? error.message : String(error) };
  try {
    writeDurably(failureOf(dataFolder), JSON.stringify(failure));
  } catch {
    // On a full disk there is no room for the note either; then the age of the last backup says it.
  }
}

/**
 * Makes a backup in the data folder and lets older ones go; what a person made by the button stays. A failure is noted for the
 * settings and the start page to show.
 * @throws BackupProblem
 */
export async function storeBackup(source: Source, reason: Reason): Promise<void> {
  const { dataFolder, passphrase } = source;
  try {
    await makeBackup(source, join(folderOf(dataFolder), nameOf(now(), reason, passphrase !== null)));
    rmSync(failureOf(dataFolder), { force: true });
  } catch (error) {
    noteFailure(dataFolder, error);
    throw error;
  }
  const automatic = storedBackups(dataFolder).filter((backup) => backup.reason !== 'button');
  const gone = new Set(expendable(automatic.map(({ at }) => at)));
  for (const { file, at } of automatic) if (gone.has(at)) rmSync(file);
}

/** How long after a failure the nightly backup is tried again. */
const pauseAfterFailure = 6 * hour;

/** Whether tonight's backup is still to be made: from two o'clock on, where the program runs, when there is none since midnight. */
export function nightlyIsDue(dataFolder: string): boolean {
  const present = new Date(now());
  if ((lastFailure(dataFolder)?.at ?? 0) > now() - pauseAfterFailure) return false;
  const midnight = new Date(present).setHours(0, 0, 0, 0);
  const newest = storedBackups(dataFolder).find(({ reason }) => reason === 'nightly')?.at ?? 0;
  return newest < (present.getHours() >= 2 ? midnight : midnight - day);
}

/** A backup older than this is said on the start page. */
const oldAfter = 3 * day;

/** What the owner should hear of: that the last backup failed, or that there is none of the last three days. Null when all is well. */
export function backupTrouble(dataFolder: string, runningSince: number): 'failed' | 'old' | null {
  if (lastFailure(dataFolder)) return 'failed';
  const newest = storedBackups(dataFolder)[0]?.at ?? runningSince;
  return newest < now() - oldAfter ? 'old' : null;
}
