import { and, eq, inArray, or, type SQL } from 'drizzle-orm';
import { noteReaders, notes } from '#db/schema/notes';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import type { Context } from '#lib/context';

/**
 * The condition that stands in every query of notes: written by this person, or meant for them by name or by role. Whoever it
 * does not let through is not to know that there is a note; owners are no exception.
 */
export function readableBy(ctx: Context, db: Db): SQL | undefined {
  const meant = db
    .select({ id: noteReaders.noteId })
    .from(noteReaders)
    .where(and(ofFirm(ctx, noteReaders), or(eq(noteReaders.userId, ctx.user.id), eq(noteReaders.role, ctx.role))));
  return or(eq(notes.authorId, ctx.user.id), inArray(notes.id, meant));
}

/** The condition of what only its author may do. */
export function writtenBy(ctx: Context, customerId: string, noteId: string): SQL | undefined {
  return and(eq(notes.customerId, customerId), eq(notes.id, noteId), eq(notes.authorId, ctx.user.id));
}
