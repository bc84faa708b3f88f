import { and, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import { bearingSounds } from '#db/search';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { nameKeys } from '#lib/customers/duplicates/name-keys';
import { tellingWords } from '#lib/customers/duplicates/names';
import type { Comparable } from '#lib/customers/duplicates/score';
import { soundsOfEither } from '#lib/sounds';

/** Who shares a key is compared; so many of each key, for a key that very many share tells nobody from anybody. */
const most = { sameKey: 20, wholeName: 50, twoWords: 25, oneWord: 12 };

/** Of long names, the longest words: they tell most. */
const wordsUsed = 4;

const columns = {
  id: customers.id, number: customers.number, version: customers.version, archivedAt: customers.archivedAt,
  kind: customers.kind, name: customers.name, contactName: customers.contactName, taxId: customers.taxId, taxIdKey: customers.taxIdKey,
  email: customers.email, emailKey: customers.emailKey, phone: customers.phone, phoneInternational: customers.phoneInternational,
  placeKey: customers.placeKey, street: customers.street, buildingNumber: customers.buildingNumber, city: customers.city, postalCode: customers.postalCode, country: customers.country,
};

/** What of a customer is needed to compare and to show it. */
export type Candidate = Comparable & Pick<typeof customers.$inferSelect, keyof typeof columns>;

/**
 * By the name: who bears all of its words, in whichever order and script; who bears the same letters but for a slip; who bears two of
 * its words; and who bears one that hardly anybody bears.
 */
function byName(ctx: Context, name: string): SQL[] {
  const { whole, slips, pairs } = nameKeys(name);
  const bearing = (keys: string[], limit: number) => bearingSounds(ctx.firm.id, [keys], limit);
  const words = tellingWords(name).toSorted((one, other) => other.length - one.length).slice(0, wordsUsed);
  const sounds = words.map(soundsOfEither).filter((keys) => keys.length > 0);
  const rare = sounds.map((keys) => sql`select "key" from (select "key", count(*) over () as bearers from (${bearing(keys, most.oneWord)}) as borne) as counted where bearers < ${most.oneWord}`);
  const wide = [whole, slips].filter((keys) => keys.length > 0).map((keys) => bearing(keys, most.wholeName));
  // Two words alone are a whole name, or one of which a part was left out.
  const ofPair = pairs.length === 1 ? most.wholeName : most.twoWords;
  return [...wide, ...pairs.map((key) => bearing([key], ofPair)), ...rare];
}

/** Whom one may look like. The firm stands in an expression: its index would be walked from end to end for a handful of customers. */
const matching = (ctx: Context, exceptId: string | null) =>
  and(sql`${customers.firmId} || '' = ${ctx.firm.id}`, isNull(customers.erasedAt), isNull(customers.mergedIntoId), exceptId ? ne(customers.id, exceptId) : undefined);

/** The firm's other customers that share something with this one by which two records of one customer are known; archived ones too. */
export async function candidatesFor(ctx: Context, subject: Comparable, exceptId: string | null): Promise<Candidate[]> {
  const { emailKey, phoneInternational, taxIdKey, placeKey } = subject;
  const keys = [[customers.emailKey, emailKey], [customers.phoneInternational, phoneInternational], [customers.taxIdKey, taxIdKey], [customers.placeKey, placeKey]] as const;
  return read(ctx, 'customers.view', async (db) => {
    const sharing = keys.flatMap(([column, key]) => (key === null ? [] : [db.select({ key: customers.key }).from(customers).where(and(ofFirm(ctx, customers), eq(column, key))).limit(most.sameKey)]));
    const found = [...sharing.map((query) => inArray(customers.key, sql`(select * from ${query} as sharing)`)), ...byName(ctx, subject.name).map((query) => sql`${customers.key} in (${query})`)];
    if (found.length === 0) return [];
    return db
      .select(columns)
      .from(customers)
      .where(and(matching(ctx, exceptId), or(...found)));
  });
}
