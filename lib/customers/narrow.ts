import { and, eq, gt, gte, inArray, like, type SQL, sql } from 'drizzle-orm';
import { customerCategories } from '#db/schema/categories';
import { customValues } from '#db/schema/custom-fields';
import { customers } from '#db/schema/customers';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { type CustomField, customFieldName } from '#lib/custom-fields/field';
import { readValue } from '#lib/custom-fields/value';
import type { Narrowing } from '#lib/customers/queries';

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

/** Keys of nobody. */
const nobody = sql`select ${customers.key} from ${customers} where 1 = 0`;

function inCategories(db: Db, ctx: Context, ids: string[], mode: Narrowing['categoryMode']): SQL[] {
  const members = (categoryIds: string[]) =>
    db.select({ key: customerCategories.customerKey }).from(customerCategories).where(and(ofFirm(ctx, customerCategories), inArray(customerCategories.categoryId, categoryIds))).getSQL();
  return mode === 'all' ? ids.map((id) => members([id])) : [members(ids)];
}

function withValue(db: Db, ctx: Context, field: CustomField, typed: string): SQL {
  const reading = readValue(field, typed);
  if ('problem' in reading || !reading.entries[0]) return nobody;
  const { sortText, sortNumber } = reading.entries[0];
  const same = sortNumber === null ? eq(customValues.sortText, sortText) : eq(customValues.sortNumber, sortNumber);
  return db.select({ key: customValues.customerKey }).from(customValues).where(and(ofFirm(ctx, customValues), eq(customValues.fieldId, field.id), same)).getSQL();
}

/** What narrows a list, in both ways in which a database can know it. */
export interface Narrowed {
  /** Conditions on the columns of the customers. */
  conditions: SQL[];
  /** Queries of the keys of those who are in a category or have something in a field of the firm's own; a customer must be in each. */
  sets: SQL[];
}

export function narrowing(db: Db, ctx: Context, { categories, categoryMode, city, region, postalCode, country, balance, custom }: Narrowing, fields: readonly CustomField[]): Narrowed {
  const own = fields.filter((field) => (custom[customFieldName(field)] ?? '') !== '');
  return {
    conditions: [
      ...(city ? [eq(customers.city, city)] : []),
      ...(region ? [eq(customers.region, region)] : []),
      ...(country ? [eq(customers.country, country)] : []),
      ...(balance === 'owes' ? [gt(customers.standing, 0)] : []),
      ...(balance === 'credit' ? [gt(customers.credit, 0)] : []),
      ...(balance === 'settled' ? [eq(customers.standing, 0)] : []),
      ...(postalCode ? [like(customers.postalCode, `${escaped(postalCode)}%`)] : []),
    ],
    sets: [
      ...(categories.length > 0 ? inCategories(db, ctx, categories, categoryMode) : []),
      ...own.map((field) => withValue(db, ctx, field, custom[customFieldName(field)] ?? '')),
    ],
  };
}

const mostPlaces = 200;

/**
 * The cities that the firm's customers have, to choose from. Each is looked up in the index behind the one before, so that it costs what there are of them.
 * @param from the first in the order of the database that is asked for
 */
export async function knownCities(ctx: Context, from = ''): Promise<string[]> {
  const { city } = customers;
  const next = (after: SQL) => sql`(select min(${city}) from ${customers} where ${ofFirm(ctx, customers)} and ${after})`;
  const distinct = sql`(with recursive places(place) as (select ${next(gte(city, from))} union all select ${next(sql`${city} > places.place`)} from places where places.place is not null)
    select place from places where place is not null limit ${mostPlaces}) as known`;
  const rows = await read(ctx, 'customers.view', (db) => db.select({ place: sql<string>`known.place` }).from(sql`${distinct}`));
  return rows.map(({ place }) => place);
}
