import { and, eq, gte, inArray, isNull, lt, ne, type SQL, sql } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import { holdingText } from '#db/search';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { customFieldName } from '#lib/custom-fields/field';
import { isNearSpelling } from '#lib/customers/checks/city-spelling';
import { isNearDomain, isProvider, meantDomain } from '#lib/customers/checks/email-domain';
import type { CheckFacts, NamedCustomer, Neighbour, UsedCity, UsedDomain } from '#lib/customers/checks/facts';
import type { CustomerValues } from '#lib/customers/fields';
import { emailKey, placeKeyStart } from '#lib/customers/match-keys';
import { knownCities } from '#lib/customers/narrow';
import { rulesOf } from '#lib/customers/rules';
import { fold } from '#lib/text';

/** More customers than these say nothing new, however many there are. */
const enoughNeighbours = 20;
const enoughInCity = 50;
const enoughOfDomain = 50;

/** Not the customer in question; those merged into another are no others either. */
const others = (customerId: string | null): SQL | undefined => and(isNull(customers.mergedIntoId), customerId ? ne(customers.id, customerId) : undefined);

/** Who else has this e-mail, however it is typed. */
async function ownerOf(db: Db, ctx: Context, email: string, customerId: string | null): Promise<NamedCustomer | null> {
  const key = emailKey(email);
  if (!key) return null;
  const [owner] = await db
    .select({ id: customers.id, number: customers.number, name: customers.name })
    .from(customers)
    .where(and(ofFirm(ctx, customers), others(customerId), eq(customers.emailKey, key)))
    .limit(1);
  return owner ?? null;
}

/** The firm's active others. It stands in an expression: its index would be walked from end to end for a handful of customers. */
const matching = (ctx: Context, customerId: string | null): SQL | undefined => and(sql`${customers.firmId} || '' = ${ctx.firm.id}`, isNull(customers.archivedAt), others(customerId));

/** Some of the others whose text holds this: for a part of an e-mail, which very many may share. */
function someHolding(db: Db, ctx: Context, text: string, customerId: string | null) {
  return db
    .select({ id: customers.id, email: customers.email })
    .from(customers)
    .where(and(matching(ctx, customerId), inArray(customers.key, sql`(${holdingText(ctx.firm.id, fold(text), enoughOfDomain)})`)));
}

/** Asked only of a domain that looks like a slip: few do. */
async function isDomainInUse(db: Db, ctx: Context, email: string, customerId: string | null): Promise<boolean> {
  const domain = email.slice(email.lastIndexOf('@')).toLowerCase();
  if (meantDomain(domain.slice(1)) === null) return false;
  const found = await someHolding(db, ctx, domain, customerId);
  return found.some(({ email }) => email?.toLowerCase().endsWith(domain));
}

const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

/** The parts of a domain that one slip leaves whole, one or the other: its beginning, and its end. */
function partsOf(domain: string): string[] {
  const name = domain.slice(0, domain.indexOf('.'));
  const middle = Math.ceil(name.length / 2);
  return [`@${name.slice(0, middle)}`, domain.slice(middle)];
}

/** Domains of others that are written almost like this one's: found by the half that a slip leaves whole. */
async function domainsLike(db: Db, ctx: Context, email: string, customerId: string | null): Promise<UsedDomain[]> {
  const domain = domainOf(email);
  if (!/^[^@.]{5,63}\..+$/.test(domain) || !email.includes('@') || isProvider(domain)) return [];
  const holding = await Promise.all(partsOf(domain).map((part) => someHolding(db, ctx, part, customerId)));
  const found = new Map(holding.flat().map((row) => [row.id, domainOf(row.email ?? '')]));
  const counted = Map.groupBy(found.values(), (used) => used);
  return [...counted].filter(([used]) => used === domain || isNearDomain(used, domain)).map(([used, customers]) => ({ domain: used, customers: customers.length }));
}

/** Customers at the same postal code, by the index of houses: those with the number of one. */
async function neighboursOf(db: Db, ctx: Context, { postalCode, country }: CustomerValues, customerId: string | null): Promise<Neighbour[]> {
  const start = placeKeyStart(postalCode);
  if (!start || !country) return [];
  const rows = await db
    .select({ city: customers.city, street: customers.street, placeKey: customers.placeKey, country: customers.country })
    .from(customers)
    // Digits and Latin letters, with which numbers of houses begin, come before `zz` in every order of letters.
    .where(and(ofFirm(ctx, customers), others(customerId), gte(customers.placeKey, start), lt(customers.placeKey, `${start}zz`)))
    .limit(enoughNeighbours);
  return rows.flatMap((row) => (row.country === country && row.placeKey?.startsWith(start) ? [{ city: row.city ?? '', street: row.street ?? '' }] : []));
}

/** The city as typed, and those written almost like it among those that begin alike, each with how many customers have it. */
async function citiesLike(db: Db, ctx: Context, city: string, customerId: string | null): Promise<UsedCity[]> {
  if (city === '') return [];
  const beginning = /^(?:ال|al[- ]|el[- ])?./iu.exec(city)?.[0] ?? '';
  const near = (await knownCities(ctx, beginning)).filter((known) => isNearSpelling(known, city));
  return Promise.all([city, ...near].map(async (name) => {
    const counted = await db.select({ key: customers.key }).from(customers).where(and(ofFirm(ctx, customers), others(customerId), eq(customers.city, name))).limit(enoughInCity);
    return { city: name, customers: counted.length };
  }));
}

/**
 * What checks need to know of the firm's other customers: a handful of look-ups, each by an index and with an end.
 * @param customerId the customer that is edited, who is not among the others; null for a new one
 */
export async function checkFacts(ctx: Context, values: CustomerValues, customerId: string | null): Promise<CheckFacts> {
  const { fields } = await rulesOf(ctx);
  return read(ctx, 'customers.view', async (db) => ({
    home: ctx.firm.country,
    lines: fields.filter(({ type }) => type === 'line').map(customFieldName),
    sameEmail: await ownerOf(db, ctx, values.email, customerId),
    isKnownDomain: await isDomainInUse(db, ctx, values.email, customerId),
    domains: await domainsLike(db, ctx, values.email, customerId),
    neighbours: await neighboursOf(db, ctx, values, customerId),
    cities: await citiesLike(db, ctx, values.city, customerId),
  }));
}
