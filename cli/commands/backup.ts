import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Invocation } from '#cli/commands';
import { settledSourceOf } from '#cli/source';
import { makeBackup } from '#lib/backup/make';
import { BackupProblem } from '#lib/backup/problem';
import { readEnvironment } from '#lib/env';

/** `sijill backup FILE`: makes a backup, opens it again, and says so. */
export async function backup({ operands: [file = ''] }: Invocation): Promise<void> {
  const source = settledSourceOf(readEnvironment(process.env));
  if (!existsSync(source.databaseFile)) throw new BackupProblem(`There is nothing to back up in ${source.dataFolder}; set SIJILL_DATA to the folder of the data`);
  const { rows, files } = await makeBackup(source, resolve(file));
  console.log(`Backup ${file}: ${rows['customers'] ?? 0} customers, ${Object.keys(files).length - 1} files; opened and found good`);
}
