import { id, index, instant, json, table, whole } from '#db/kit';
import type { DismissedFinding } from '#db/schema/findings';
import { firms } from '#db/schema/firms';
import { users } from '#db/schema/users';

/** What somebody typed into the customer form and has not saved yet. Kept so that nothing is ever typed twice. */
export const customerDrafts = table(
  'customer_drafts',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    userId: id().notNull().references(() => users.id),
    /** The customer being edited; null for a new one. */
    customerId: id(),
    /** The customer as it was when editing began, to tell one's own changes from other people's. */
    baseVersion: whole(),
    baseValues: json<Record<string, string>>(),
    values: json<Record<string, string>>().notNull(),
    /** What the review pointed out and the person said is right. */
    dismissed: json<DismissedFinding[]>().notNull().default([]),
    /** Set by the save: a second press finds it here and makes no second customer. */
    savedCustomerId: id(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (drafts) => [index('customer_drafts_user').on(drafts.userId), index('customer_drafts_expiry').on(drafts.expiresAt)],
);
