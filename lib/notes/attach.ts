import { and } from 'drizzle-orm';
import { noteFiles, notes } from '#db/schema/notes';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { largestFile } from '#lib/file-limits';
import type { Part } from '#lib/files/multipart';
import { addFile, type GoodFile, type Outcome, outcomeOf, type Taking, takeFile } from '#lib/files/take';
import { writtenBy } from '#lib/notes/readable';
import { Missing } from '#lib/problems';

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
  const takings: Taking[] = [];
  for await (const { fileName, content } of parts) {
    // A field of a file in which none was chosen comes without a name.
    if (fileName) takings.push(await takeFile(fileName, content, largestFile(ctx.firm), (file) => attach(ctx, customerId, noteId, file)));
  }
  return outcomeOf(takings);
}

/** The note may be gone by now. */
async function attach(ctx: Context, customerId: string, noteId: string, file: GoodFile): Promise<void> {
  await write(ctx, 'notes.edit', async (db) => {
    await checkMayAttach(ctx, customerId, noteId);
    const fileId = await addFile(db, ctx, file);
    await db.insert(noteFiles).values({ firmId: ctx.firm.id, noteId, fileId });
    await record(db, ctx, { action: 'file.attached', subjectId: fileId });
  });
}
