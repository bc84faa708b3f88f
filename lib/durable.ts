import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Waits until a file, or a folder's list of names, is on the disk. */
export function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
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
