import { closeSync, fsyncSync, openSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Waits until a file, or a folder's list of names, is on the disk. */
export function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The same for a folder and all folders in it; the files themselves must be there already. */
export function syncFolders(folder: string): void {
  const beneath = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { parentPath, name } of beneath) sync(join(parentPath, name));
  sync(folder);
}

/** Gives a finished file its name, so that after a power cut it is there whole or not at all. */
export function publish(finished: string, name: string): void {
  sync(finished);
  renameSync(finished, name);
  sync(dirname(name));
}

/** Writes a small file whole or not at all. */
export function writeDurably(name: string, text: string): void {
  const fresh = `${name}.${process.pid}.new`;
  writeFileSync(fresh, text, { mode: 0o600 });
  publish(fresh, name);
}
