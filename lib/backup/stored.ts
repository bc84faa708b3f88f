import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { day, hour, now } from '#lib/clock';

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
export const folderOf = (dataFolder: string) => join(dataFolder, 'backups');
export const failureOf = (dataFolder: string) => join(folderOf(dataFolder), 'failed.json');

/** The backups in the data folder, newest first. Each was opened and proven before it got its name. */
export function storedBackups(dataFolder: string): StoredBackup[] {
  const folder = folderOf(dataFolder);
  if (!existsSync(folder)) return [];
  const backups = readdirSync(folder).flatMap((name) => {
    const [, hour, minute, second, millisecond, reason] = shape.exec(name) ?? [];
    if (!hour) return [];
    const file = join(folder, name);
    // Older ones are let go at any time, also between these two looks.
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat ? [{ file, reason: reason as Reason, at: Date.parse(`${hour}:${minute}:${second}.${millisecond}Z`), size: stat.size }] : [];
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

/** What was made while the clock stood wrong says nothing of the days that are still to come. */
const hasBeen = ({ at }: { at: number }): boolean => at <= now();

/** How long after a failure the nightly backup is tried again. */
const pauseAfterFailure = 6 * hour;

/** Whether tonight's backup is still to be made: from two o'clock on, where the program runs, when there is none since midnight. */
export function nightlyIsDue(dataFolder: string): boolean {
  const present = new Date(now());
  const failure = lastFailure(dataFolder);
  if (failure && hasBeen(failure) && failure.at > now() - pauseAfterFailure) return false;
  const midnight = new Date(present).setHours(0, 0, 0, 0);
  const newest = storedBackups(dataFolder).find((backup) => backup.reason === 'nightly' && hasBeen(backup))?.at ?? 0;
  return newest < (present.getHours() >= 2 ? midnight : midnight - day);
}

/** A backup older than this is said on the start page. */
const oldAfter = 3 * day;

/** What the owner should hear of: that the last backup failed, or that there is none of the last three days. Null when all is well. */
export function backupTrouble(dataFolder: string, runningSince: number): 'failed' | 'old' | null {
  if (lastFailure(dataFolder)) return 'failed';
  const newest = storedBackups(dataFolder).find(hasBeen)?.at ?? runningSince;
  return newest < now() - oldAfter ? 'old' : null;
}
