import { noteReaders, notes } from '#db/schema/notes';
import type { Db } from '#db/types';
import { write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { demandOpen } from '#lib/customers/open';
import { findCustomer } from '#lib/customers/queries';
import { newId } from '#lib/ids';
import { type NoteInput, type NoteValues, parseNote } from '#lib/notes/input';
import { possibleReaders } from '#lib/notes/queries';
import { Missing } from '#lib/problems';

/**
 * Writes a note on a customer. The audit event says that there is one, and nothing of what it says.
 * @returns the new note's id
 * @throws Forbidden, Missing, Invalid
 */
export async function writeNote(ctx: Context, customerId: string, values: NoteValues): Promise<string> {
  return write(ctx, 'notes.edit', async (db) => {
    const customer = await findCustomer(ctx, customerId);
    if (!customer) throw new Missing(customerId);
    demandOpen(customer);
    const people = await possibleReaders(ctx);
    const { readers, ...input } = parseNote(values, people.map(({ id }) => id));
    const id = newId();
    const at = now();
    await db.insert(notes).values({ id, firmId: ctx.firm.id, customerId, authorId: ctx.user.id, ...input, version: 1, createdAt: at, updatedAt: at });
    await nameReaders(db, ctx, id, readers);
    await record(db, ctx, { action: 'note.written', subjectId: id });
    return id;
  });
}

export async function nameReaders(db: Db, ctx: Context, noteId: string, { roles, people }: NoteInput['readers']): Promise<void> {
  const row = { firmId: ctx.firm.id, noteId };
  const readers = [
    ...roles.map((role) => ({ ...row, id: newId(), role, userId: null })),
    ...people.map((userId) => ({ ...row, id: newId(), role: null, userId })),
  ];
  if (readers.length > 0) await db.insert(noteReaders).values(readers);
}
