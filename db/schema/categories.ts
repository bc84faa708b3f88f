import { choice, id, index, instant, primaryKey, table, text, uniqueIndex, whole } from '#db/kit';
import { customers } from '#db/schema/customers';
import { firms } from '#db/schema/firms';

export const categoryColors = ['gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'] as const;

/** How a firm sorts its customers: wholesale, retail, regular … */
export const categories = table(
  'categories',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    name: text().notNull(),
    /** Folded name (`lib/text`): two that read the same are one. */
    nameKey: text().notNull(),
    color: choice(categoryColors).notNull(),
    description: text(),
    createdAt: instant().notNull(),
    /** Archived ones stay on the customers that have them and are offered to no other. */
    archivedAt: instant(),
  },
  (categories) => [uniqueIndex('categories_name').on(categories.firmId, categories.nameKey)],
);

/** Which customer is in which category. */
export const customerCategories = table(
  'customer_categories',
  {
    firmId: id().notNull().references(() => firms.id),
    categoryId: id().notNull().references(() => categories.id),
    customerKey: whole().notNull().references(() => customers.key),
  },
  (members) => [primaryKey({ columns: [members.categoryId, members.customerKey] }), index('customer_categories_customer').on(members.customerKey)],
);
