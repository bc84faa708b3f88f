import { and, asc, count, desc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { products } from '#db/schema/products';
import { ofFirm, read } from '#lib/access';
import type { Context, Locale } from '#lib/context';
import { currenciesWith } from '#lib/money';
import { fold } from '#lib/text';

export { productKinds } from '#db/schema/products';

export type Product = typeof products.$inferSelect;

export const productsAPage = 50;
/** More than these are no help to choose from. */
const mostChoices = 200;

export interface ProductFilter {
  search: string;
  status: 'active' | 'archived';
  sort: 'name' | 'code' | 'price';
  direction: 'asc' | 'desc';
  /** From 1. */
  page: number;
}

/** What a product is called in a language; in the other where it has no name in this one. */
export const productName = ({ nameAr, nameEn }: Pick<Product, 'nameAr' | 'nameEn'>, locale: Locale): string => (locale === 'ar' ? (nameAr ?? nameEn) : (nameEn ?? nameAr)) ?? '';

function contains(word: string): SQL {
  return sql`${products.searchText} like ${`%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`} escape '\\'`;
}

const matching = (ctx: Context, { search, status }: Pick<ProductFilter, 'search' | 'status'>): SQL | undefined =>
  and(ofFirm(ctx, products), status === 'archived' ? isNotNull(products.archivedAt) : isNull(products.archivedAt), ...fold(search).split(' ').filter(Boolean).map(contains));

/** Prices as they read, in thousandths: 5 dinars of a thousand fils are less than 10 riyals of a hundred halalas. */
const asRead = sql`${products.price} * case when ${inArray(products.currency, currenciesWith(0))} then 1000 when ${inArray(products.currency, currenciesWith(3))} then 1 else 10 end`;

/** One page of the list, and how many products the whole of it has. */
export async function listProducts(ctx: Context, filter: ProductFilter): Promise<{ products: Product[]; total: number }> {
  const by = filter.direction === 'asc' ? asc : desc;
  const column = { name: products.sortName, code: products.codeKey, price: asRead }[filter.sort];
  return read(ctx, 'products.view', async (db) => {
    const [counted] = await db.select({ total: count() }).from(products).where(matching(ctx, filter));
    const rows = await db.select().from(products).where(matching(ctx, filter)).orderBy(sql`${by(column)} nulls last`, by(products.key)).limit(productsAPage).offset((filter.page - 1) * productsAPage);
    return { products: rows, total: counted?.total ?? 0 };
  });
}

/** The product of this id, or null: also when it is another firm's. */
export async function findProduct(ctx: Context, id: string): Promise<Product | null> {
  const [product] = await read(ctx, 'products.view', (db) => db.select().from(products).where(and(ofFirm(ctx, products), eq(products.id, id))).limit(1));
  return product ?? null;
}

/** Products to choose from, in the order of their names. */
export async function productChoices(ctx: Context): Promise<Product[]> {
  return read(ctx, 'products.view', (db) => db.select().from(products).where(matching(ctx, { search: '', status: 'active' })).orderBy(asc(products.sortName), asc(products.key)).limit(mostChoices));
}

/** The product that a text means: by its code, or by its whole name in either language. Null when there is none, or more than one. */
export async function findProductByText(ctx: Context, text: string): Promise<Product | null> {
  const key = fold(text);
  if (key === '') return null;
  // A name stands in the searched text as a line of its own; so may what the product is described by, which is no name.
  const named = sql`(${'\n'} || ${products.searchText} || ${'\n'}) like ${`%\n${key.replaceAll(/[\\%_]/g, String.raw`\$&`)}\n%`} escape '\\'`;
  const found = await read(ctx, 'products.view', (db) => db.select().from(products).where(and(ofFirm(ctx, products), isNull(products.archivedAt), or(eq(products.codeKey, key), named))));
  const byName = found.filter(({ nameAr, nameEn }) => [nameAr, nameEn].some((name) => name !== null && fold(name) === key));
  return found.find(({ codeKey }) => codeKey === key) ?? (byName.length === 1 ? (byName[0] ?? null) : null);
}
