import { and, eq } from 'drizzle-orm';
import { files } from '#db/schema/files';
import { noteFiles, notes } from '#db/schema/notes';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { downloadName } from '#lib/files/name';
import { contentPath, filesFolder } from '#lib/files/place';
import { readableBy } from '#lib/notes/readable';

/** A file to be given out. */
export interface OpenedFile {
  path: string;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
}

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
    const { sha256, name, mediaType, size } = file;
    return { path: contentPath(filesFolder(), sha256), name: downloadName(name, mediaType), mediaType, size };
  });
}
