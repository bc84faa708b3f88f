import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeBackup, type Source } from '#lib/backup/make';
import { expendable } from '#lib/backup/retention';
import { type Failure, failureOf, folderOf, type Reason, storedBackups } from '#lib/backup/stored';
import { now } from '#lib/clock';
import { writeDurably } from '#lib/durable';

function nameOf(at: number, reason: Reason, sealed: boolean): string {
  return `${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}-${reason}.tar.zst${sealed ? '.age' : ''}`;
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
