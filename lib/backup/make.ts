import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyDatabase, inspectDatabase } from '#db/maintenance';
import { isAlive } from '#lib/alive';
import { hashFile, type Manifest, writeArchive } from '#lib/backup/archive';
import { uploadedFiles } from '#lib/backup/files';
import { BackupProblem } from '#lib/backup/problem';
import { verifyBackup } from '#lib/backup/verify';
import { now } from '#lib/clock';
import { publish } from '#lib/durable';

export interface Source {
  /** Folder of the data: `files/` beneath it goes into the backup. */
  dataFolder: string;
  /** The SQLite database. */
  databaseFile: string;
  /** Seals the backup; null leaves it open. */
  passphrase: string | null;
}

/** Removes what backups that were cut short have left behind. */
function clearAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const maker = /^\.backup-(\d+)-/.exec(name)?.[1];
    if (maker && !isAlive(Number(maker))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/**
 * Makes a backup while the program is running, opens it again, and only then gives it its name: a file that is there is good.
 * @param target the archive; a file of that name must not be there yet
 * @throws BackupProblem
 */
export async function makeBackup({ dataFolder, databaseFile, passphrase }: Source, target: string): Promise<Manifest> {
  if (existsSync(target)) throw new BackupProblem(`${target} is there already; name another file, or move it away`);
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  clearAbandoned(dirname(target));
  const work = mkdtempSync(join(dirname(target), `.backup-${process.pid}-`));
  try {
    const copy = join(work, 'sijill.db');
    await copyDatabase(databaseFile, copy);
    const { rows, schema, damage } = inspectDatabase(copy);
    if (damage.length > 0) throw new BackupProblem(`The database is damaged, so no backup of it was made: ${damage[0]}; restore the last good one`);
    // The copy names its files; they are listed after it, so that none it names is missing.
    const entries = [{ name: 'sijill.db', path: copy }, ...uploadedFiles(dataFolder)];
    const files: Record<string, string> = {};
    for (const { name, path } of entries) files[name] = await hashFile(path);
    const manifest: Manifest = { format: 1, createdAt: now(), schema, rows, files };
    const finished = join(work, 'archive');
    await writeArchive(finished, manifest, entries, passphrase);
    await verifyBackup(finished, passphrase, work);
    publish(finished, target);
    return manifest;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
