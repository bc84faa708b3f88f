import { readdirSync, rmSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { eq } from 'drizzle-orm';
import { store } from '#db/client';
import { files } from '#db/schema/files';
import { hour, now } from '#lib/clock';
import { newId } from '#lib/ids';
import { contentPath } from '#lib/files/place';

// Beside the content, in its folder, lie two kinds of marks. What an upload has received so far is worth nothing without it:
const received = /^\.incoming-/;
// and this names content of which it is being decided whether it stays, because a row is about to be written or removed.
const undecided = /^\.pending-([0-9a-f]{64})-/;

export const incomingPath = (folder: string): string => join(folder, `.incoming-${newId()}`);
export const pendingPath = (folder: string, sha256: string): string => join(folder, `.pending-${sha256}-${newId()}`);

// Pages and routes are bundled apart: they meet on the global object.
const holder = globalThis as typeof globalThis & { sijillPlacings?: { count: number } };
const placings = (holder.sijillPlacings ??= { count: 0 });

/** Says that content has been marked, before it is looked for: who is deciding meanwhile looks again. */
export function marked(): void {
  placings.count += 1;
}

async function isNamed(sha256: string): Promise<boolean> {
  return (await store.read((db) => db.select({ id: files.id }).from(files).where(eq(files.sha256, sha256)).limit(1))).length > 0;
}

/**
 * Decides by what is stored whether content stays: while any row names it, of whatever firm. Then the mark goes. While somebody else
 * has a mark on it, it stays, and whoever comes last decides. Nobody waits for a turn: a write that did, while whose turn it is
 * waits for that write to end, would wait for ever.
 * @param pending the mark
 */
export async function settle(folder: string, sha256: string, pending: string): Promise<void> {
  let [seen, stays] = [-1, true];
  while (seen !== placings.count) {
    seen = placings.count;
    stays = await isNamed(sha256);
  }
  // From here to the removal nothing else happens in this process: whoever marks it from now on finds it gone, and places it anew.
  const others = readdirSync(folder).some((name) => undecided.exec(name)?.[1] === sha256 && name !== basename(pending));
  if (!stays && !others) rmSync(contentPath(folder, sha256), { force: true });
  rmSync(pending, { force: true });
}

/**
 * Clears away what broken uploads and removals have left.
 * @param olderThan milliseconds; what is younger may still be under way
 */
export async function clearLeftovers(folder: string, olderThan = hour): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((name) => received.test(name) || undecided.test(name))) {
    const path = join(folder, name);
    const changed = await stat(path).catch(() => null);
    if (!changed || changed.mtimeMs > now() - olderThan) continue;
    const sha256 = undecided.exec(name)?.[1];
    if (sha256) await settle(folder, sha256, path);
    else await rm(path, { force: true });
  }
}
