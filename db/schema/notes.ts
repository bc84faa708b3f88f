import { choice, day, id, index, instant, primaryKey, table, text, whole } from '#db/kit';
import { files } from '#db/schema/files';
import { customers } from '#db/schema/customers';
import { firms } from '#db/schema/firms';
import { roles, users } from '#db/schema/users';

export const noteKinds = ['note', 'event', 'agreement', 'contactDetail'] as const;

/** What somebody wrote down about a customer. Private: only its author and those it names know that it exists. */
export const notes = table(
  'notes',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    customerId: id().notNull().references(() => customers.id),
    authorId: id().notNull().references(() => users.id),
    kind: choice(noteKinds).notNull(),
    text: text().notNull(),
    /** When it happens, for an event. */
    eventDay: day(),
    /** How many days ahead it is to be recalled. */
    reminderDays: whole(),
    version: whole().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (notes) => [index('notes_customer').on(notes.customerId, notes.id), index('notes_event').on(notes.firmId, notes.eventDay)],
);

/** Who besides its author reads a note: a person, or everybody of a role. */
export const noteReaders = table(
  'note_readers',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    noteId: id().notNull().references(() => notes.id),
    userId: id().references(() => users.id),
    role: choice(roles),
  },
  (readers) => [index('note_readers_note').on(readers.noteId)],
);

export const noteFiles = table(
  'note_files',
  {
    firmId: id().notNull().references(() => firms.id),
    noteId: id().notNull().references(() => notes.id),
    fileId: id().notNull().references(() => files.id),
  },
  (attached) => [primaryKey({ columns: [attached.noteId, attached.fileId] }), index('note_files_file').on(attached.fileId)],
);
