import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isCorrupt } from '#db/errors';
import { copyDatabase, inspectDatabase } from '#db/maintenance';
import { isAlive } from '#lib/alive';
import { hashFile, type Manifest, writeArchive } from '#lib/backup/archive';
import { uploadedFiles } from '#lib/backup/files';
import { BackupProblem } from '#lib/backup/problem';
import { verifyBackup } from '#lib/backup/verify';
import { now, second } from '#lib/clock';
import { publish } from '#lib/durable';

export interface Source {
  /** Folder of the data: `files/` beneath it goes into the backup. */
  dataFolder: string;
  /** The SQLite database. */
  databaseFile: string;
  /** Seals the backup; null leaves it open. */
  passphrase: string | null;
}

const damaged = (how: string) => new BackupProblem(`The database is damaged, so no backup of it was made: ${how}; restore the last good one`);

/** Whether a working folder is still in use. In a container a program has the same id in each of its lives. */
function isInUse(folder: string, maker: number): boolean {
  const ofEarlierLife = () => maker === process.pid && statSync(folder).mtimeMs < now() - process.uptime() * second;
  return isAlive(maker) && !ofEarlierLife();
}

/** Removes what backups that were cut short have left behind. */
function clearAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const maker = /^\.backup-(\d+)-/.exec(name)?.[1];
    if (maker && !isInUse(join(folder, name), Number(maker))) rmSync(join(folder, name), { recursive: true, force: true });
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
    await copyDatabase(databaseFile, copy).catch((error: unknown) => {
      throw isCorrupt(error) ? damaged('it cannot be read') : error;
    });
    const { rows, schema, damage } = inspectDatabase(copy);
    if (damage[0] !== undefined) throw damaged(damage[0]);
    if (schema === 0) throw new BackupProblem(`There are no data of Sijill in ${databaseFile}; set SIJILL_DATA to the folder of the data`);
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
