import { join } from 'node:path';
import { readEnvironment } from '#lib/env';

/** The folder of the uploaded files. */
export function filesFolder(): string {
  return join(readEnvironment({ SIJILL_DATA: process.env['SIJILL_DATA'] }).dataFolder, 'files');
}

/** Where content lies: by its SHA-256 (hex), as backups look for it. */
export function contentPath(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256);
}
