import type { Source } from '#lib/backup/make';
import { BackupProblem } from '#lib/backup/problem';
import { isRestoreUnfinished } from '#lib/backup/restore';
import type { Environment } from '#lib/env';

/**
 * What a backup is made of.
 * @throws BackupProblem on an engine that keeps its data elsewhere
 */
export function sourceOf({ dataFolder, databaseFile, backupPassphrase }: Environment): Source {
  if (databaseFile === null) throw new BackupProblem('DATABASE_URL names a PostgreSQL server; back it up and restore it with its own tools (pg_dump, pg_restore)');
  return { dataFolder, databaseFile, passphrase: backupPassphrase };
}

/**
 * What lies in the data folder, for a command beside the program.
 * @throws BackupProblem also when a restore was cut short
 */
export function settledSourceOf(environment: Environment): Source {
  const source = sourceOf(environment);
  if (isRestoreUnfinished(source.dataFolder)) throw new BackupProblem('A restore was cut short; start Sijill once, which finishes it, then try again');
  return source;
}
