import { join, resolve } from 'node:path';
import type { Invocation } from '#cli/commands';
import { giveToOwnerOf, prepareDataFolder } from '#cli/data-folder';
import { migrationsFolder } from '#cli/program-folder';
import { sourceOf } from '#cli/source';
import { holdFolder } from '#db/maintenance';
import { newestMigration } from '#db/store/migrate-sqlite';
import { BackupProblem } from '#lib/backup/problem';
import { restoreBackup } from '#lib/backup/restore';
import { readEnvironment } from '#lib/env';

/** `sijill restore FILE [--replace]`: puts a backup in the place of the data. */
export async function restore({ operands: [file = ''], flags }: Invocation): Promise<void> {
  const { dataFolder, databaseFile, passphrase } = sourceOf(readEnvironment(process.env));
  if (databaseFile !== join(dataFolder, 'sijill.db')) throw new BackupProblem('DATABASE_URL names a file outside the data folder; unset it, and restore into SIJILL_DATA');
  prepareDataFolder(dataFolder);
  const held = holdFolder(dataFolder);
  try {
    const knownSchema = newestMigration(join(migrationsFolder(), 'sqlite'));
    const { manifest, aside } = await restoreBackup(resolve(file), dataFolder, { replace: flags['replace'] ?? false, passphrase, knownSchema });
    giveToOwnerOf(dataFolder);
    console.log(`Restored ${file} of ${new Date(manifest.createdAt).toISOString()} to ${dataFolder}: ${manifest.rows['customers'] ?? 0} customers`);
    if (aside) console.log(`What was there before lies in ${aside}; remove it when you no longer need it`);
  } finally {
    held.release();
  }
}
