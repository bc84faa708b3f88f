import { createHash } from 'node:crypto';
import { link, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { driverCode } from '#db/errors';
import { contentPath, filesFolder } from '#lib/files/place';
import { clearLeftovers, incomingPath, marked, pendingPath, settle } from '#lib/files/settle';

/** Content that was received whole and is on the disk, under a name of its own. */
export interface Received {
  path: string;
  /** Hex. */
  sha256: string;
  /** Bytes. */
  size: number;
}

/**
 * Writes content to the disk as it comes, never more of it in memory than a piece.
 * @param limit bytes
 * @returns null when it is longer: nothing of it is kept, and the rest is left unread
 */
export async function receiveContent(content: AsyncIterable<Uint8Array>, limit: number): Promise<Received | null> {
  const folder = filesFolder();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await clearLeftovers(folder);
  const path = incomingPath(folder);
  try {
    const received = await write(path, content, limit);
    if (!received) await rm(path, { force: true });
    return received;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

async function write(path: string, content: AsyncIterable<Uint8Array>, limit: number): Promise<Received | null> {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of content) {
      size += piece.length;
      if (size > limit) return null;
      hash.update(piece);
      await file.writeFile(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { path, sha256: hash.digest('hex'), size };
}

export async function discardContent({ path }: Received): Promise<void> {
  await rm(path, { force: true });
}

/**
 * Gives received content its place. A mark keeps it there until what is returned is called, which decides by the rows whether it
 * stays. Cut short in between, the mark tells the next start to look.
 */
export async function placeContent({ path, sha256 }: Received): Promise<() => Promise<void>> {
  const folder = filesFolder();
  const pending = pendingPath(folder, sha256);
  const decide = () => settle(folder, sha256, pending);
  try {
    await rename(path, pending);
    marked();
    await place(pending, contentPath(folder, sha256));
    await syncFolder(folder);
  } catch (error) {
    await decide();
    throw error;
  }
  return decide;
}

/**
 * Gives received content its place, and then lets `commit` write the row that names it: a row is never there without its file.
 * When `commit` fails, the content goes again.
 */
export async function keepContent<Result>(received: Received, commit: () => Promise<Result>): Promise<Result> {
  const decide = await placeContent(received);
  try {
    return await commit();
  } finally {
    await decide();
  }
}

/** A second name for the file, so that its mark stays; the same content may be there already. */
async function place(pending: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  try {
    await link(pending, target);
  } catch (error) {
    if (driverCode(error) !== 'EEXIST') throw error;
  }
  await syncFolder(dirname(target));
}

/** Lets `commit` remove rows that name this content, and then the content itself, unless another row names it too. */
export async function releaseContent<Result>(hashes: readonly string[], commit: () => Promise<Result>): Promise<Result> {
  const folder = filesFolder();
  const marks = [...new Set(hashes)].map((sha256) => ({ sha256, pending: pendingPath(folder, sha256) }));
  for (const { pending } of marks) await writeFile(pending, '', { mode: 0o600 });
  if (marks.length > 0) await syncFolder(folder);
  try {
    return await commit();
  } finally {
    for (const { sha256, pending } of marks) await settle(folder, sha256, pending);
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
