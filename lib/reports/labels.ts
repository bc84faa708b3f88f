import { and, inArray } from 'drizzle-orm';
import { categories } from '#db/schema/categories';
import { customers } from '#db/schema/customers';
import { expenseCategories } from '#db/schema/expenses';
import { products } from '#db/schema/products';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { countryName } from '#lib/countries';
import { listed, monthName } from '#lib/format';
import { type MessageKey, translator } from '#lib/messages';
import { rateText } from '#lib/money';
import { between, nobody } from '#lib/reports/dimensions';
import type { ReportName } from '#lib/reports/report';

/** Names that are looked up at once. */
const atOnce = 500;

/** What the rows of a report are called, by their keys, in the reader's language. What has no name of its own is in words. */
export async function labelsOf(ctx: Context, report: ReportName, keys: readonly string[]): Promise<(key: string) => string> {
  const names = new Map<string, string>();
  for (let first = 0; first < keys.length; first += atOnce) for (const [id, name] of await namesOf(ctx, report, keys.slice(first, first + atOnce))) names.set(id, name);
  const t = translator(ctx.locale, ctx.user.digits);
  return (key) => {
    if (key === nobody) return t('reports.nobody');
    if (report === 'months') return monthName(key, 'long', ctx.locale, ctx.user.digits);
    if (report === 'places') return placeName(ctx, key) || t('reports.none.places');
    if (report === 'taxes') return taxName(ctx, key);
    return names.get(key) ?? t(report === 'categories' || report === 'products' || report === 'expenses' ? `reports.none.${report}` : 'reports.nobody');
  };
}

async function namesOf(ctx: Context, report: ReportName, ids: string[]): Promise<[id: string, name: string][]> {
  return read(ctx, 'reports.view', async (db) => (await rowsOf(db, ctx, report, ids)).map(({ id, name }) => [id, name]));
}

async function rowsOf(db: Db, ctx: Context, report: ReportName, ids: string[]): Promise<{ id: string; name: string }[]> {
  switch (report) {
    case 'categories': return db.select({ id: categories.id, name: categories.name }).from(categories).where(and(ofFirm(ctx, categories), inArray(categories.id, ids)));
    case 'expenses': return db.select({ id: expenseCategories.id, name: expenseCategories.name }).from(expenseCategories).where(and(ofFirm(ctx, expenseCategories), inArray(expenseCategories.id, ids)));
    case 'customers':
    case 'receivables': return db.select({ id: customers.id, name: customers.name }).from(customers).where(and(ofFirm(ctx, customers), inArray(customers.id, ids)));
    case 'products': {
      const rows = await db.select({ id: products.id, ar: products.nameAr, en: products.nameEn }).from(products).where(and(ofFirm(ctx, products), inArray(products.id, ids)));
      return rows.map(({ id, ar, en }) => ({ id, name: (ctx.locale === 'ar' ? ar || en : en || ar) ?? '' }));
    }
    default: return [];
  }
}

function placeName({ locale }: Context, key: string): string {
  const [country = '', region = '', city = ''] = key.split(between);
  return listed([city, region, country && countryName(country, locale)].filter((part, index, all) => part !== '' && all.indexOf(part) === index), locale);
}

function taxName({ locale, user }: Context, key: string): string {
  const t = translator(locale, user.digits);
  const [category = '', rate = '0'] = key.split(':');
  const name = t(category === '' ? 'reports.none.taxes' : (`taxes.categories.${category}` as MessageKey));
  return Number(rate) === 0 ? name : `${name} ${rateText(Number(rate), locale, user.digits)}%`;
}
