import { and, eq } from 'drizzle-orm';
import { noteReaders, notes } from '#db/schema/notes';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { type NoteValues, parseNote } from '#lib/notes/input';
import { findNote, possibleReaders } from '#lib/notes/queries';
import { writtenBy } from '#lib/notes/readable';
import { nameReaders } from '#lib/notes/write-note';
import { Changed, Missing } from '#lib/problems';

/**
 * Replaces what a note says and who reads it. Its author alone can.
 * @param version the version that the author saw when they decided
 * @throws Forbidden, Missing, Invalid; Changed when it was saved elsewhere in between
 */
export async function changeNote(ctx: Context, customerId: string, noteId: string, version: number, values: NoteValues): Promise<void> {
  await write(ctx, 'notes.edit', async (db) => {
    const before = await findNote(ctx, customerId, noteId);
    if (before?.authorId !== ctx.user.id) throw new Missing(noteId);
    if (before.version !== version) throw new Changed(noteId);
    const colleagues = await possibleReaders(ctx);
    // Who has left the firm since may stay named.
    const people = [...colleagues, ...before.readers.people].map(({ id }) => id);
    const { readers, ...input } = parseNote(values, people);
    await db.update(notes).set({ ...input, version: version + 1, updatedAt: now() }).where(and(ofFirm(ctx, notes), writtenBy(ctx, customerId, noteId)));
    await db.delete(noteReaders).where(and(ofFirm(ctx, noteReaders), eq(noteReaders.noteId, noteId)));
    await nameReaders(db, ctx, noteId, readers);
    await record(db, ctx, { action: 'note.changed', subjectId: noteId });
  });
}
