import { id, index, instant, table, text } from '#db/kit';
import { firms } from '#db/schema/firms';
import { users } from '#db/schema/users';

/** A list of customers with its filters, kept under a name by the person who made it. */
export const savedLists = table(
  'saved_lists',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    userId: id().notNull().references(() => users.id),
    name: text().notNull(),
    /** The query of its address, such as `city=Riyadh&category=…`. */
    query: text().notNull(),
    createdAt: instant().notNull(),
  },
  (lists) => [index('saved_lists_user').on(lists.userId)],
);
