import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isAlive } from '#lib/alive';
import { programFolder } from '#cli/program-folder';

/**
 * Removes what the single file of other versions has unpacked, and what starts that were cut off have left. Call it with the data
 * folder held: then no other version is running there.
 */
export function clearOldRuntimes(): void {
  if (!process.env['SIJILL_EXECUTABLE']) return;
  const own = programFolder();
  for (const name of readdirSync(dirname(own))) {
    const unpacker = /\.(\d+)$/.exec(name)?.[1];
    const unneeded = unpacker ? !isAlive(Number(unpacker)) : name !== basename(own);
    if (unneeded) rmSync(join(dirname(own), name), { recursive: true, force: true });
  }
}
