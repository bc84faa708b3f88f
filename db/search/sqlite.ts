import { type AnyColumn, and, count, not, type SQL, sql } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import { expenses } from '#db/schema/expenses';
import { invoices } from '#db/schema/invoices';
import type { Db, SoundsSought, TextSearch } from '#db/types';

/** Up to so many, customers are sooner looked up one by one than found by reading through a long list. */
const few = 5000;

/** Words of three letters and more are in the trigram index. */
const isIndexed = (word: string) => [...word].length >= 3;

/** Texts that are searched, and their trigram index. */
interface Searched {
  text: AnyColumn;
  key: AnyColumn;
  index: string;
}

const lookup = ({ index }: Searched, words: string[]): SQL => {
  const table = sql.identifier(index);
  return sql`select rowid from ${table} where ${table} match ${words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' ')}`;
};

/** What all of these find; each selects keys of customers. */
const inAll = (lookups: SQL[]): SQL => sql.join(lookups, sql` intersect `);

async function areFew(db: Db, lookups: SQL[]): Promise<boolean> {
  const [row] = await db.select({ found: count() }).from(sql`(select 1 from (${inAll(lookups)}) limit ${few})`);
  return (row?.found ?? 0) < few;
}

/** `glob` is the fastest way to read text through; each of its signs in brackets means itself. */
const contains = ({ text }: Searched) => (word: string) => sql`${text} glob ${`*${word.replaceAll(/[*?[]/g, '[$&]')}*`}`;

/** In halves, because SQLite follows a chain of conditions a thousand deep at most, and a search may have more words. */
function all(conditions: SQL[]): SQL | undefined {
  const half = Math.ceil(conditions.length / 2);
  return half < 2 ? and(...conditions) : and(all(conditions.slice(0, half)), all(conditions.slice(half)));
}

/**
 * What rare words and narrow sets find is looked up one by one; for short and frequent words the rows are read through, and where a
 * set is large, in the order of the list.
 */
async function textSearch(db: Db, searched: Searched, words: string[], sets: SQL[]): Promise<TextSearch> {
  const { key } = searched;
  const indexed = words.filter(isIndexed);
  const lookups = [...(indexed.length > 0 ? [lookup(searched, indexed)] : []), ...sets];
  if (lookups.length === 0 || !(await areFew(db, lookups))) {
    const inSets = sets.length > 0 ? sql`${key} in (${inAll(sets)})` : undefined;
    return {
      among: (rows) => and(rows, all(words.map(contains(searched))), inSets),
      // The `+` keeps SQLite from an index in this order, which has not the text.
      sortedBy: (column) => (words.length > 0 ? sql`+${column}` : column),
    };
  }
  const found = sql`${key} in (${inAll(lookups)})`;
  const short = all(words.filter((word) => !isIndexed(word)).map(contains(searched)));
  // The `+` keeps SQLite from walking the firm's whole list to find these few in it.
  return { among: (rows) => and(sql`+(${rows})`, found, short), sortedBy: (column) => column };
}

const customerTexts: Searched = { text: customers.searchText, key: customers.key, index: 'customer_search' };
const invoiceTexts: Searched = { text: invoices.searchText, key: invoices.key, index: 'invoice_search' };
const expenseTexts: Searched = { text: expenses.searchText, key: expenses.key, index: 'expense_search' };

/** The list is read through in the index `customers_search_text`. */
export const customerSearch = (db: Db, words: string[], sets: SQL[] = []): Promise<TextSearch> => textSearch(db, customerTexts, words, sets);

export const invoiceSearch = (db: Db, words: string[]): Promise<TextSearch> => textSearch(db, invoiceTexts, words, []);

export const expenseSearch = (db: Db, words: string[]): Promise<TextSearch> => textSearch(db, expenseTexts, words, []);

/** The keys are letters alone, and need no quotes. */
const bearing = (groups: string[][]): string => groups.map((oneOf) => `(${oneOf.join(' OR ')})`).join(' AND ');

/** Whose names sound like the words that are sought, and are not found by their letters. */
export function customerSounds({ keys, words, not: letters }: SoundsSought, sets: SQL[] = []): TextSearch {
  const found = sql`${customers.key} in (${inAll([sql`select rowid from customer_sounds where customer_sounds match ${bearing(keys)}`, ...sets])})`;
  const exact = all(letters.map(contains(customerTexts)));
  return { among: (rows) => and(sql`+(${rows})`, found, all(words.map(contains(customerTexts))), exact && not(exact)), sortedBy: (column) => column };
}

/** Of those whom an index finds, `most` of a firm's: it holds the customers of all firms, and each is looked at before it counts. */
const someOf = (firmId: string, found: SQL, most: number): SQL =>
  sql`select ${sql.raw('"key"')} from (select ${customers.key} from (${found}) as found cross join ${customers} on ${customers.key} = found.rowid and ${customers.firmId} = ${firmId} limit ${most})`;

/** Keys of a firm's customers who bear, of each of these groups of sounds, at least one: `most` of them at most, the first registered first. */
export function bearingSounds(firmId: string, groups: string[][], most: number): SQL {
  return someOf(firmId, sql`select rowid from customer_sounds where customer_sounds match ${bearing(groups)}`, most);
}

/**
 * Keys of a firm's customers whose text holds this, `most` of them at most, the first registered first: however many there are, no more are read.
 * @param text folded, of three letters or more
 */
export function holdingText(firmId: string, text: string, most: number): SQL {
  return someOf(firmId, lookup(customerTexts, [text]), most);
}
