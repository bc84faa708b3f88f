import { files } from '#db/schema/files';
import type { Db } from '#db/types';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { type Flaw, judgeFile, type MediaType } from '#lib/files/judge';
import { claimsKnownKind, tidyFileName } from '#lib/files/name';
import { discardContent, keepContent, receiveContent } from '#lib/files/store';
import { newId } from '#lib/ids';

/** Why a file was not taken. `fake`: it is called like a kind that is taken, and is none. */
export const refusals = ['tooLarge', 'fake', 'empty', 'unknown', 'truncated', 'encrypted'] as const satisfies readonly (Flaw | 'tooLarge' | 'fake')[];
export type Refusal = (typeof refusals)[number];

/** A file that is good, as its row names it. */
export interface GoodFile {
  name: string;
  /** Hex. */
  sha256: string;
  /** Bytes. */
  size: number;
  /** An SVG is one that the program has made anew itself. */
  mediaType: MediaType | 'image/svg+xml';
}

/** What became of a file that was sent. */
export interface Taking {
  name: string;
  /** Null when it was taken. */
  refusal: Refusal | null;
  /** Whether it holds something to be carried out. */
  isActive: boolean;
}

/** What became of an upload. */
export interface Outcome {
  attached: number;
  /** Names of those attached that hold something to be carried out. */
  active: string[];
  refused: { name: string; reason: Refusal }[];
}

export function outcomeOf(takings: readonly Taking[]): Outcome {
  return {
    attached: takings.filter(({ refusal }) => refusal === null).length,
    active: takings.filter(({ isActive }) => isActive).map(({ name }) => name),
    refused: takings.flatMap(({ name, refusal }) => (refusal === null ? [] : [{ name, reason: refusal }])),
  };
}

/**
 * Receives a file as it comes, judges it by its content, and keeps it when it is good: content first, then its row; see `keepContent`.
 * @param sentName the name it came with
 * @param limit bytes
 * @param commit writes the row, by `addFile`, and what names it; when that fails, the content goes again
 */
export async function takeFile(sentName: string, content: AsyncIterable<Uint8Array>, limit: number, commit: (file: GoodFile) => Promise<void>): Promise<Taking> {
  const name = tidyFileName(sentName);
  const refused = (refusal: Refusal): Taking => ({ name, refusal, isActive: false });
  const received = await receiveContent(content, limit);
  if (!received) return refused('tooLarge');
  try {
    const verdict = await judgeFile(received.path);
    if (verdict.flaw !== null) return refused(verdict.flaw === 'unknown' && claimsKnownKind(name) ? 'fake' : verdict.flaw);
    const { sha256, size } = received;
    await keepContent(received, () => commit({ name, sha256, size, mediaType: verdict.mediaType }));
    return { name, refusal: null, isActive: verdict.isActive };
  } finally {
    await discardContent(received);
  }
}

/**
 * Adds the row of a file. Call it in the write of what names the file.
 * @returns its id
 */
export async function addFile(db: Db, ctx: Context, file: GoodFile): Promise<string> {
  const id = newId();
  await db.insert(files).values({ id, firmId: ctx.firm.id, ...file, createdAt: now(), createdBy: ctx.user.id });
  return id;
}
