import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inspectDatabase } from '#db/maintenance';
import { type Manifest, readArchive } from '#lib/backup/archive';
import { BackupProblem } from '#lib/backup/problem';

/**
 * Proves an unpacked backup: the database is sound, refers to nothing that is missing, and holds the rows it held.
 * @throws BackupProblem
 */
export function proveContents(folder: string, manifest: Manifest, name: string): void {
  const { damage, rows, schema } = inspectDatabase(join(folder, 'sijill.db'));
  if (damage.length > 0) throw new BackupProblem(`${name} is not good: ${damage[0]}`);
  const wrong = Object.keys({ ...rows, ...manifest.rows }).find((table) => rows[table] !== manifest.rows[table]);
  if (wrong || schema !== manifest.schema) throw new BackupProblem(`${name} is not good: ${wrong ?? 'the schema'} is not what it was`);
}

/**
 * Opens a backup as a restore would, in a folder of its own that is removed afterwards.
 * @param beside folder on a disk with room for the contents
 * @throws BackupProblem
 */
export async function verifyBackup(file: string, passphrase: string | null, beside: string): Promise<Manifest> {
  const folder = mkdtempSync(join(beside, 'proof-'));
  try {
    const manifest = await readArchive(file, folder, passphrase);
    proveContents(folder, manifest, file);
    return manifest;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
