import { type AnyColumn, and, not, type SQL, sql } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import { expenses } from '#db/schema/expenses';
import { invoices } from '#db/schema/invoices';
import type { Db, SoundsSought, TextSearch } from '#db/types';

const containsIn = (text: AnyColumn) => (word: string) => sql`${text} like ${`%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`;
const contains = containsIn(customers.searchText);

const isIn = (set: SQL): SQL => sql`${customers.key} in (${set})`;

/** The trigram index serves `like` from three letters on. */
export async function customerSearch(_: Db, words: string[], sets: SQL[] = []): Promise<TextSearch> {
  return { among: (rows) => and(rows, ...words.map(contains), ...sets.map(isIn)), sortedBy: (column) => column };
}

/** The same of expenses. */
export async function expenseSearch(_: Db, words: string[]): Promise<TextSearch> {
  return { among: (rows) => and(rows, ...words.map(containsIn(expenses.searchText))), sortedBy: (column) => column };
}

/** The same of documents. */
export async function invoiceSearch(_: Db, words: string[]): Promise<TextSearch> {
  return { among: (rows) => and(rows, ...words.map(containsIn(invoices.searchText))), sortedBy: (column) => column };
}

const bears = (oneOf: string[]): SQL => sql`string_to_array(${customers.sounds}, ' ') && array[${sql.join(oneOf.map((key) => sql`${key}`), sql`, `)}]::text[]`;

/** Whose names sound like the words that are sought, and are not found by their letters. */
export function customerSounds({ keys, words, not: letters }: SoundsSought, sets: SQL[] = []): TextSearch {
  const exact = and(...letters.map(contains));
  return { among: (rows) => and(rows, ...keys.map(bears), ...words.map(contains), exact && not(exact), ...sets.map(isIn)), sortedBy: (column) => column };
}

/** Keys of a firm's customers who bear, of each of these groups of sounds, at least one: `most` of them at most. */
export function bearingSounds(firmId: string, groups: string[][], most: number): SQL {
  return sql`(select ${customers.key} from ${customers} where ${and(sql`${customers.firmId} = ${firmId}`, ...groups.map(bears))} limit ${most})`;
}

/** Keys of a firm's customers whose text holds this, `most` of them at most. @param text folded, of three letters or more */
export function holdingText(firmId: string, text: string, most: number): SQL {
  return sql`(select ${customers.key} from ${customers} where ${and(sql`${customers.firmId} = ${firmId}`, contains(text))} limit ${most})`;
}
