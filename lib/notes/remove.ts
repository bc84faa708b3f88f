import { and, eq, inArray } from 'drizzle-orm';
import { files } from '#db/schema/files';
import { noteFiles, noteReaders, notes } from '#db/schema/notes';
import type { Db } from '#db/types';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { releaseContent } from '#lib/files/store';
import { writtenBy } from '#lib/notes/readable';
import { Missing } from '#lib/problems';

/**
 * Removes a note for good, with its files: what nobody may know of is not kept where nobody can find it. The content of a file
 * goes when no other row names it; backups keep it as long as they are kept.
 * @throws Forbidden; Missing, also for everybody but its author
 */
export async function removeNote(ctx: Context, customerId: string, noteId: string): Promise<void> {
  const attached = await attachedTo(ctx, customerId, noteId);
  await releaseContent(attached.map(({ sha256 }) => sha256), () =>
    write(ctx, 'notes.edit', async (db) => {
      const found = await db.select({ id: notes.id }).from(notes).where(and(ofFirm(ctx, notes), writtenBy(ctx, customerId, noteId))).limit(1);
      if (found.length === 0) throw new Missing(noteId);
      await detach(db, ctx, noteId, attached.map(({ id }) => id));
      await db.delete(noteReaders).where(and(ofFirm(ctx, noteReaders), eq(noteReaders.noteId, noteId)));
      await db.delete(notes).where(and(ofFirm(ctx, notes), eq(notes.id, noteId)));
      await record(db, ctx, { action: 'note.removed', subjectId: noteId });
    }),
  );
}

/**
 * Removes one file of a note, in the same way.
 * @throws Forbidden; Missing, also for everybody but the note's author
 */
export async function removeFile(ctx: Context, customerId: string, noteId: string, fileId: string): Promise<void> {
  const attached = await attachedTo(ctx, customerId, noteId);
  const file = attached.find(({ id }) => id === fileId);
  if (!file) throw new Missing(fileId);
  await releaseContent([file.sha256], () =>
    write(ctx, 'notes.edit', async (db) => {
      await detach(db, ctx, noteId, [fileId]);
      await record(db, ctx, { action: 'file.removed', subjectId: fileId });
    }),
  );
}

/** The files of a note that this person wrote. */
async function attachedTo(ctx: Context, customerId: string, noteId: string) {
  return read(ctx, 'notes.edit', (db) =>
    db
      .select({ id: files.id, sha256: files.sha256 })
      .from(noteFiles)
      .innerJoin(notes, eq(notes.id, noteFiles.noteId))
      .innerJoin(files, eq(files.id, noteFiles.fileId))
      .where(and(ofFirm(ctx, noteFiles), writtenBy(ctx, customerId, noteId))),
  );
}

async function detach(db: Db, ctx: Context, noteId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.delete(noteFiles).where(and(ofFirm(ctx, noteFiles), eq(noteFiles.noteId, noteId), inArray(noteFiles.fileId, ids)));
  await db.delete(files).where(and(ofFirm(ctx, files), inArray(files.id, ids)));
}
