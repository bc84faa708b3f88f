import { mkdir, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment } from '#lib/env';

const folder = (): string => join(readEnvironment({ SIJILL_DATA: process.env['SIJILL_DATA'] }).dataFolder, 'imports');

/** Where a file lies as it came, until its rows are saved: it may have to be read again in another encoding. */
const originalPath = (importId: string): string => join(folder(), importId);

export async function keepOriginal(importId: string, path: string): Promise<string> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  await rename(path, originalPath(importId));
  return originalPath(importId);
}

/** Null when it is not there any more, as after a restore: backups leave it out. */
export function findOriginal(importId: string): string | null {
  return existsSync(originalPath(importId)) ? originalPath(importId) : null;
}

export async function dropOriginal(importId: string): Promise<void> {
  await rm(originalPath(importId), { force: true });
}
