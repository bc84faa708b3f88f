import { and, eq } from 'drizzle-orm';
import { files } from '#db/schema/files';
import { noteFiles, notes } from '#db/schema/notes';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { type OpenedFile, opened } from '#lib/files/opened';
import { readableBy } from '#lib/notes/readable';

/**
 * Opens a file of a note for this person, and records that they did; null when it is not there for them.
 * @throws Forbidden
 */
export async function openFile(ctx: Context, customerId: string, noteId: string, fileId: string): Promise<OpenedFile | null> {
  return write(ctx, 'notes.view', async (db) => {
    const [file] = await db
      .select({ sha256: files.sha256, name: files.name, mediaType: files.mediaType, size: files.size })
      .from(noteFiles)
      .innerJoin(notes, eq(notes.id, noteFiles.noteId))
      .innerJoin(files, eq(files.id, noteFiles.fileId))
      .where(and(ofFirm(ctx, noteFiles), eq(notes.customerId, customerId), eq(notes.id, noteId), eq(files.id, fileId), readableBy(ctx, db)))
      .limit(1);
    if (!file) return null;
    await record(db, ctx, { action: 'file.opened', subjectId: fileId });
    return opened(file);
  });
}
