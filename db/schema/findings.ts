import { id, index, instant, primaryKey, table, text, whole } from '#db/kit';
import { customers } from '#db/schema/customers';
import { firms } from '#db/schema/firms';
import { users } from '#db/schema/users';

/** Something that the review pointed out and a person said is right, as long as the field holds this value. */
export interface DismissedFinding {
  field: string;
  /** The key of the finding's message. */
  finding: string;
  value: string;
}

/** What of a saved customer is right although it looks odd. */
export const dismissedFindings = table(
  'dismissed_findings',
  {
    firmId: id().notNull().references(() => firms.id),
    customerId: id().notNull().references(() => customers.id),
    field: text().notNull(),
    finding: text().notNull(),
    value: text().notNull(),
    dismissedAt: instant().notNull(),
    dismissedBy: id().notNull().references(() => users.id),
  },
  (dismissed) => [primaryKey({ columns: [dismissed.customerId, dismissed.field, dismissed.finding] })],
);

/** Two customers that look alike and are not the same: the one with the lesser id first. */
export const distinctCustomers = table(
  'distinct_customers',
  {
    firmId: id().notNull().references(() => firms.id),
    oneId: id().notNull().references(() => customers.id),
    otherId: id().notNull().references(() => customers.id),
    /** Why, in the words of whoever decided it. */
    reason: text(),
    decidedAt: instant().notNull(),
    decidedBy: id().notNull().references(() => users.id),
  },
  (pairs) => [primaryKey({ columns: [pairs.oneId, pairs.otherId] }), index('distinct_customers_other').on(pairs.otherId)],
);

/** Two customers that may be one and the same, the one with the lesser id first. Kept up with the register by `lib/duplicates/watch`. */
export const possibleDuplicates = table(
  'possible_duplicates',
  {
    firmId: id().notNull().references(() => firms.id),
    oneId: id().notNull().references(() => customers.id),
    otherId: id().notNull().references(() => customers.id),
    /** How sure it is, in hundredths (`lib/duplicates/score`). */
    score: whole().notNull(),
    foundAt: instant().notNull(),
  },
  (pairs) => [
    primaryKey({ columns: [pairs.oneId, pairs.otherId] }),
    index('possible_duplicates_other').on(pairs.otherId),
    index('possible_duplicates_score').on(pairs.firmId, pairs.score),
  ],
);
