import { id, primaryKey, table, text, whole } from '#db/kit';
import { firms } from '#db/schema/firms';

/** Where human numbers come from: taken in the same write as the row that bears them, so there is no gap and no double. */
export const counters = table(
  'counters',
  {
    firmId: id().notNull().references(() => firms.id),
    name: text().notNull(),
    last: whole().notNull(),
  },
  (counters) => [primaryKey({ columns: [counters.firmId, counters.name] })],
);
