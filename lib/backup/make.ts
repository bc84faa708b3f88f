import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { copyDatabase, inspectDatabase } from '#db/maintenance';
import { type Entry, hashFile, type Manifest, writeArchive } from '#lib/backup/archive';
import { BackupProblem } from '#lib/backup/problem';
import { verifyBackup } from '#lib/backup/verify';
import { now } from '#lib/clock';
import { publish } from '#lib/durable';

export interface Source {
  /** Folder of the data: `files/` beneath it goes into the backup. */
  dataFolder: string;
  /** The SQLite database. */
  databaseFile: string;
}

/** The uploaded files, as they lie by their hash; what is no such file is not ours. */
function filesOf(dataFolder: string): Entry[] {
  const folder = join(dataFolder, 'files');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /^[0-9a-f]{2}.[0-9a-f]{64}$/.test(name));
  return names.map((name) => ({ name: `files/${name.replace('\\', '/')}`, path: join(folder, name) }));
}

/**
 * Makes a backup while the program is running, opens it again, and only then gives it its name: a file that is there is good.
 * @param target the archive; a file of that name must not be there yet
 * @throws BackupProblem
 */
export async function makeBackup({ dataFolder, databaseFile }: Source, target: string, passphrase: string | null = null): Promise<Manifest> {
  if (existsSync(target)) throw new BackupProblem(`${target} is there already; name another file, or move it away`);
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const work = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    const copy = join(work, 'sijill.db');
    await copyDatabase(databaseFile, copy);
    const { rows, schema, damage } = inspectDatabase(copy);
    if (damage.length > 0) throw new BackupProblem(`The database is damaged, so no backup of it was made: ${damage[0]}; restore the last good one`);
    // The copy names its files; they are listed after it, so that none it names is missing.
    const entries = [{ name: 'sijill.db', path: copy }, ...filesOf(dataFolder)];
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
