import { bool, choice, id, index, instant, money, rowKey, table, text, uniqueIndex, whole } from '#db/kit';
import { firms } from '#db/schema/firms';
import { taxRates } from '#db/schema/taxes';
import { users } from '#db/schema/users';

export const productKinds = ['product', 'service'] as const;

/** What a firm sells. A line of a document copies what it needs: changing a product changes no document. */
export const products = table(
  'products',
  {
    key: rowKey(),
    id: id().notNull(),
    firmId: id().notNull().references(() => firms.id),
    kind: choice(productKinds).notNull(),
    /** The firm's own code (SKU), and its folded form, which no two have. */
    code: text(),
    codeKey: text(),
    /** At least one of the two names is given. */
    nameAr: text(),
    nameEn: text(),
    descriptionAr: text(),
    descriptionEn: text(),
    /** UN/ECE Recommendation 20, such as `C62` (one) or `HUR` (hour). */
    unit: text().notNull(),
    /** Minor units of `currency`, for one unit; null where the price is agreed each time. */
    price: money(),
    currency: text().notNull(),
    priceIncludesTax: bool().notNull(),
    taxRateId: id().references(() => taxRates.id),
    /** Folded name: the order of the list; and everything it is searched by, folded. */
    sortName: text().notNull(),
    searchText: text().notNull(),
    version: whole().notNull(),
    createdAt: instant().notNull(),
    createdBy: id().notNull().references(() => users.id),
    updatedAt: instant().notNull(),
    updatedBy: id().notNull().references(() => users.id),
    archivedAt: instant(),
  },
  (products) => [
    uniqueIndex('products_id').on(products.id),
    uniqueIndex('products_code').on(products.firmId, products.codeKey),
    index('products_name').on(products.firmId, products.archivedAt, products.sortName, products.key),
  ],
);
