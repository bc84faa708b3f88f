import { and } from 'drizzle-orm';
import { files } from '#db/schema/files';
import { noteFiles, notes } from '#db/schema/notes';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { type Flaw, judgeFile, type MediaType } from '#lib/files/judge';
import { largestFile } from '#lib/file-limits';
import type { Part } from '#lib/files/multipart';
import { claimsKnownKind, tidyFileName } from '#lib/files/name';
import { discardContent, keepContent, receiveContent, type Received } from '#lib/files/store';
import { newId } from '#lib/ids';
import { writtenBy } from '#lib/notes/readable';
import { Missing } from '#lib/problems';

/** Why a file was not taken. `fake`: it is called like a kind that is taken, and is none. */
export const refusals = ['tooLarge', 'fake', 'empty', 'unknown', 'truncated', 'encrypted'] as const satisfies readonly (Flaw | 'tooLarge' | 'fake')[];
export type Refusal = (typeof refusals)[number];

/** What became of an upload. */
export interface Outcome {
  attached: number;
  /** Names of those attached that hold something to be carried out. */
  active: string[];
  refused: { name: string; reason: Refusal }[];
}

/**
 * Whether this person may attach files to this note. Ask it before anything of an upload is read.
 * @throws Forbidden; Missing, also for everybody but the note's author
 */
export async function checkMayAttach(ctx: Context, customerId: string, noteId: string): Promise<void> {
  const found = await read(ctx, 'notes.edit', (db) => db.select({ id: notes.id }).from(notes).where(and(ofFirm(ctx, notes), writtenBy(ctx, customerId, noteId))).limit(1));
  if (found.length === 0) throw new Missing(noteId);
}

/**
 * Attaches the files of an upload to a note, one after the other, as they come. What is refused keeps none of the others away.
 * @throws Forbidden; Missing, also for everybody but the note's author; BrokenForm, after those that came whole were attached
 */
export async function attachFiles(ctx: Context, customerId: string, noteId: string, parts: AsyncIterable<Part>): Promise<Outcome> {
  await checkMayAttach(ctx, customerId, noteId);
  const outcome: Outcome = { attached: 0, active: [], refused: [] };
  for await (const { fileName, content } of parts) {
    // A field of a file in which none was chosen comes without a name.
    if (!fileName) continue;
    const name = tidyFileName(fileName);
    const received = await receiveContent(content, largestFile(ctx.firm));
    if (!received) outcome.refused.push({ name, reason: 'tooLarge' });
    else await judgeAndKeep(ctx, { customerId, noteId, name, received }, outcome);
  }
  return outcome;
}

interface Arrival {
  customerId: string;
  noteId: string;
  name: string;
  received: Received;
}

async function judgeAndKeep(ctx: Context, arrival: Arrival, outcome: Outcome): Promise<void> {
  const { name, received } = arrival;
  try {
    const verdict = await judgeFile(received.path);
    if (verdict.flaw !== null) {
      outcome.refused.push({ name, reason: verdict.flaw === 'unknown' && claimsKnownKind(name) ? 'fake' : verdict.flaw });
      return;
    }
    await keep(ctx, arrival, verdict.mediaType);
    outcome.attached += 1;
    if (verdict.isActive) outcome.active.push(name);
  } finally {
    await discardContent(received);
  }
}

/** Content first, then its row: see `keepContent`. The note may be gone by now. */
async function keep(ctx: Context, { customerId, noteId, name, received }: Arrival, mediaType: MediaType): Promise<void> {
  const { sha256, size } = received;
  await keepContent(received, () =>
    write(ctx, 'notes.edit', async (db) => {
      await checkMayAttach(ctx, customerId, noteId);
      const id = newId();
      await db.insert(files).values({ id, firmId: ctx.firm.id, sha256, name, mediaType, size, createdAt: now(), createdBy: ctx.user.id });
      await db.insert(noteFiles).values({ firmId: ctx.firm.id, noteId, fileId: id });
      await record(db, ctx, { action: 'file.attached', subjectId: id });
    }),
  );
}
