import { choice, id, index, instant, day, table, text, whole } from '#db/kit';
import { firms } from '#db/schema/firms';

/** How a supply is taxed, as EN 16931 tells it apart (UNCL 5305: S, S, Z, E, O, AE). */
export const taxCategories = ['standard', 'reduced', 'zero', 'exempt', 'outOfScope', 'reverseCharge'] as const;

/** The taxes a firm charges. What was charged stands on the lines of each document: changing a rate here changes no document. */
export const taxRates = table(
  'tax_rates',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    nameAr: text().notNull(),
    nameEn: text().notNull(),
    category: choice(taxCategories).notNull(),
    /** Basis points: 1500 is 15 %. Zero for all categories but the first two. */
    basisPoints: whole().notNull(),
    /** Why nothing is charged; printed on the document. Needed for exempt, out of scope and reverse charge. */
    reason: text(),
    /** First and last day on which it may be used; open where null. */
    validFrom: day(),
    validUntil: day(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
  },
  (rates) => [index('tax_rates_firm').on(rates.firmId, rates.id)],
);
