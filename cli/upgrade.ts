import { join } from 'node:path';
import { migrationsFolder } from '#cli/program-folder';
import { schemaOfFile } from '#db/maintenance';
import { newestMigration } from '#db/store/migrate-sqlite';
import type { BackupService } from '#lib/backup/service';
import { BackupProblem } from '#lib/backup/problem';

/**
 * Before a newer program changes the tables of older data, they are backed up.
 * @throws BackupProblem when that fails; nothing was changed
 */
export async function backUpBeforeUpgrade(databaseFile: string, backups: BackupService): Promise<void> {
  const schema = schemaOfFile(databaseFile);
  if (schema === 0 || schema >= newestMigration(join(migrationsFolder(), 'sqlite'))) return;
  await backups.make('upgrade').catch((error: unknown) => {
    throw new BackupProblem(`The data were not upgraded, because no backup of them could be made first: ${error instanceof Error ? error.message : String(error)}`);
  });
}
