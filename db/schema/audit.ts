import { id, index, instant, json, table, text, uniqueIndex, whole } from '#db/kit';
import { firms } from '#db/schema/firms';
import { users } from '#db/schema/users';

/** Old and new value of each field that an event changed. */
export type Changes = Record<string, { from: string; to: string }>;

/** What happened, by whom, when; each event carries the hash of the one before it in its firm. Never changed, never deleted. */
export const auditEvents = table(
  'audit_events',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    /** 1, 2, 3 … within the firm. */
    position: whole().notNull(),
    at: instant().notNull(),
    userId: id().notNull().references(() => users.id),
    action: text().notNull(),
    subjectId: id().notNull(),
    changes: json<Changes>().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (events) => [
    uniqueIndex('audit_events_position').on(events.firmId, events.position),
    index('audit_events_subject').on(events.subjectId, events.position),
  ],
);
