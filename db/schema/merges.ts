import { id, index, instant, json, table } from '#db/kit';
import { customers } from '#db/schema/customers';
import { firms } from '#db/schema/firms';
import { users } from '#db/schema/users';

/** Rows as they were before a merge, by table, so that it can be undone exactly. */
export type RowsBefore = Record<string, Record<string, unknown>[]>;

/** Customers that were one and the same, made one. */
export const customerMerges = table(
  'customer_merges',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    keptId: id().notNull().references(() => customers.id),
    mergedIds: json<string[]>().notNull(),
    /** Emptied when it can no longer be undone. */
    before: json<RowsBefore>().notNull(),
    mergedAt: instant().notNull(),
    mergedBy: id().notNull().references(() => users.id),
    undoneAt: instant(),
    undoneBy: id().references(() => users.id),
  },
  (merges) => [index('customer_merges_kept').on(merges.keptId), index('customer_merges_firm').on(merges.firmId, merges.mergedAt)],
);
