import { eq, type SQL, sql } from 'drizzle-orm';
import { customerCategories } from '#db/schema/categories';
import { customers } from '#db/schema/customers';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import type { Context } from '#lib/context';
import type { Sharing } from '#lib/reports/filter';
import type { Entries } from '#lib/reports/money-entries';

/** By what income and expenses are told apart. */
export const dimensions = ['categories', 'places', 'months', 'customers', 'expenses'] as const;
export type Dimension = (typeof dimensions)[number];

/** What stands for an entry that belongs to no customer; `''` stands for a customer without a category, without a place, and for an expense without a category. */
export const nobody = 'nobody';

/** Between the parts of the key of a place: country, region, city. It stands in no text of a line. */
export const between = '\u001f';

/**
 * Entries with the key under which each counts: a table to select from. Under `categories` an entry is there once for each category of its
 * customer: in full, or divided equally, what is left over of a minor unit going to the first of them in the order in which they were made.
 */
export function keyedEntries(db: Db, ctx: Context, entry: Entries, dimension: Dimension, sharing: Sharing) {
  if (dimension === 'categories') return byCategory(db, ctx, entry, sharing);
  const key = keyOf(dimension, entry).as('entry_key');
  const columns = { ...columnsOf(entry), net: entry.net, tax: entry.tax, total: entry.total, key };
  if (dimension !== 'places') return db.select(columns).from(entry).where(ofFirm(ctx, entry)).as('keyed');
  return db.select(columns).from(entry).leftJoin(customers, eq(customers.id, entry.customerId)).where(ofFirm(ctx, entry)).as('keyed');
}

const columnsOf = ({ firmId, what, id, number, day, customerId, origin, supplier, currency }: Entries) => ({ firmId, what, id, number, day, customerId, origin, supplier, currency });

function keyOf(dimension: Exclude<Dimension, 'categories'>, entry: Entries): SQL<string> {
  const { country, region, city } = customers;
  switch (dimension) {
    case 'months': return sql`substr(${entry.day}, 1, 7)`;
    case 'customers': return sql`coalesce(${entry.customerId}, ${nobody})`;
    case 'expenses': return sql`coalesce(${entry.origin}, '')`;
    case 'places': return sql`case when ${entry.customerId} is null then ${nobody} else coalesce(${country}, '') || ${between} || coalesce(${region}, '') || ${between} || coalesce(${city}, '') end`;
  }
}

function byCategory(db: Db, ctx: Context, entry: Entries, sharing: Sharing) {
  const whose = customerCategories.customerKey;
  const member = db
    .select({ categoryId: customerCategories.categoryId, customerKey: whose, place: sql<number>`row_number() over (partition by ${whose} order by ${customerCategories.categoryId})`.as('place'), among: sql<number>`count(*) over (partition by ${whose})`.as('among') })
    .from(customerCategories)
    .where(ofFirm(ctx, customerCategories))
    .as('member');
  const categoryId = sharing === 'equal' ? member.categoryId : customerCategories.categoryId;
  const key = sql<string>`case when ${entry.customerId} is null then ${nobody} else coalesce(${categoryId}, '') end`.as('entry_key');
  if (sharing === 'full') {
    return db.select({ ...columnsOf(entry), net: entry.net, tax: entry.tax, total: entry.total, key }).from(entry)
      .leftJoin(customers, eq(customers.id, entry.customerId)).leftJoin(customerCategories, eq(customerCategories.customerKey, customers.key)).where(ofFirm(ctx, entry)).as('keyed');
  }
  const [net, tax] = [equalShare(entry.net, member), equalShare(entry.tax, member)];
  return db.select({ ...columnsOf(entry), net: net.as('entry_net'), tax: tax.as('entry_tax'), total: sql<number>`${net} + ${tax}`.as('entry_total'), key }).from(entry)
    .leftJoin(customers, eq(customers.id, entry.customerId)).leftJoin(member, eq(member.customerKey, customers.key)).where(ofFirm(ctx, entry)).as('keyed');
}

/** An amount divided equally in whole minor units: what is left over goes to the first, one each. */
function equalShare(amount: Entries['net'], { place, among }: { place: SQL.Aliased<number>; among: SQL.Aliased<number> }): SQL<number> {
  const [parts, turn] = [sql`coalesce(${among}, 1)`, sql`coalesce(${place}, 1)`];
  return sql<number>`${amount} / ${parts} + case when ${turn} <= abs(${amount} % ${parts}) then case when ${amount} < 0 then -1 else 1 end else 0 end`;
}
