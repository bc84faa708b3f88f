import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
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
const holder = globalThis as typeof globalThis & { sijillFileTurns?: Map<string, Promise<unknown>> };
const turns = (holder.sijillFileTurns ??= new Map());

/** Lets those who deal with the same content do so one after the other: nobody removes what another is about to name. */
export async function inTurn<Result>(sha256: string, work: () => Promise<Result>): Promise<Result> {
  const before = turns.get(sha256) ?? Promise.resolve();
  const mine = before.then(work, work);
  turns.set(sha256, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(sha256) === mine) turns.delete(sha256);
  }
}

/**
 * Decides by what is stored whether content stays: while any row names it, of whatever firm. Then the mark goes. Call it in turn.
 * @param pending the mark
 */
export async function settle(folder: string, sha256: string, pending: string): Promise<void> {
  const named = await store.read((db) => db.select({ id: files.id }).from(files).where(eq(files.sha256, sha256)).limit(1));
  if (named.length === 0) await rm(contentPath(folder, sha256), { force: true });
  await rm(pending, { force: true });
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
    if (sha256) await inTurn(sha256, () => settle(folder, sha256, path));
    else await rm(path, { force: true });
  }
}
