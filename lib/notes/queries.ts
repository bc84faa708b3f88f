import { and, asc, count, desc, eq, inArray, isNull, ne, type SQL } from 'drizzle-orm';
import { files } from '#db/schema/files';
import { noteFiles, noteReaders, notes } from '#db/schema/notes';
import { users } from '#db/schema/users';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import type { Context, Role } from '#lib/context';
import { readableBy } from '#lib/notes/readable';

export type NoteRow = typeof notes.$inferSelect;

export interface AttachedFile {
  id: string;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
}

export interface Note extends NoteRow {
  authorName: string;
  files: AttachedFile[];
  /** Who reads it besides its author. */
  readers: { roles: Role[]; people: { id: string; name: string }[] };
}

/** The notes on a customer that this person may know of, newest first: all, or `limit` of them after the first `offset`. */
export async function notesOf(ctx: Context, customerId: string, limit?: number, offset = 0): Promise<Note[]> {
  return read(ctx, 'notes.view', (db) => load(ctx, db, eq(notes.customerId, customerId), limit, offset));
}

/** How many notes on a customer this person may know of. */
export async function countNotes(ctx: Context, customerId: string): Promise<number> {
  const [row] = await read(ctx, 'notes.view', (db) =>
    db.select({ total: count() }).from(notes).where(and(ofFirm(ctx, notes), readableBy(ctx, db), eq(notes.customerId, customerId))),
  );
  return row?.total ?? 0;
}

/** A note on this customer, or null: also when this person may not know of it. */
export async function findNote(ctx: Context, customerId: string, noteId: string): Promise<Note | null> {
  const [note] = await read(ctx, 'notes.view', (db) => load(ctx, db, and(eq(notes.customerId, customerId), eq(notes.id, noteId))));
  return note ?? null;
}

async function load(ctx: Context, db: Db, which: SQL | undefined, limit?: number, offset = 0): Promise<Note[]> {
  const query = db
    .select({ note: notes, authorName: users.name })
    .from(notes)
    .innerJoin(users, eq(users.id, notes.authorId))
    .where(and(ofFirm(ctx, notes), readableBy(ctx, db), which))
    .orderBy(desc(notes.id));
  const rows = await (limit === undefined ? query : query.limit(limit).offset(offset));
  if (rows.length === 0) return [];
  const ids = rows.map(({ note }) => note.id);
  const attached = await filesOf(ctx, db, ids);
  const readers = await readersOf(ctx, db, ids);
  return rows.map(({ note, authorName }) => {
    const mine = readers.filter(({ noteId }) => noteId === note.id);
    return {
      ...note,
      authorName,
      files: attached.filter(({ noteId }) => noteId === note.id),
      readers: {
        roles: mine.flatMap(({ role }) => role ?? []),
        people: mine.flatMap(({ userId, name }) => (userId === null ? [] : [{ id: userId, name: name ?? '' }])),
      },
    };
  });
}

async function filesOf(ctx: Context, db: Db, noteIds: string[]) {
  return db
    .select({ noteId: noteFiles.noteId, id: files.id, name: files.name, mediaType: files.mediaType, size: files.size })
    .from(noteFiles)
    .innerJoin(files, eq(files.id, noteFiles.fileId))
    .where(and(ofFirm(ctx, noteFiles), inArray(noteFiles.noteId, noteIds)))
    .orderBy(asc(files.id));
}

async function readersOf(ctx: Context, db: Db, noteIds: string[]) {
  return db
    .select({ noteId: noteReaders.noteId, role: noteReaders.role, userId: noteReaders.userId, name: users.name })
    .from(noteReaders)
    .leftJoin(users, eq(users.id, noteReaders.userId))
    .where(and(ofFirm(ctx, noteReaders), inArray(noteReaders.noteId, noteIds)))
    .orderBy(asc(noteReaders.id));
}

/** The colleagues who can be named as readers of a note. */
export async function possibleReaders(ctx: Context): Promise<{ id: string; name: string }[]> {
  return read(ctx, 'notes.edit', (db) =>
    db
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(and(ofFirm(ctx, users), isNull(users.disabledAt), ne(users.id, ctx.user.id)))
      .orderBy(asc(users.name), asc(users.id)),
  );
}
