import { id, index, instant, table, text, whole } from '#db/kit';
import { firms } from '#db/schema/firms';
import { users } from '#db/schema/users';

/** A file somebody uploaded. Its content lies in the data folder by its hash, `files/ab/abcd…`; the row is written after it. */
export const files = table(
  'files',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    /** SHA-256 of the content, hex. */
    sha256: text().notNull(),
    /** The name it came with. */
    name: text().notNull(),
    /** What its content says it is. */
    mediaType: text().notNull(),
    /** Bytes. */
    size: whole().notNull(),
    createdAt: instant().notNull(),
    createdBy: id().notNull().references(() => users.id),
  },
  (files) => [index('files_content').on(files.sha256)],
);
