import { and, sql } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import type { CustomerSearch, Db } from '#db/types';

function contains(word: string) {
  const literal = word.replaceAll(/[\\%_]/g, String.raw`\$&`);
  return sql`${customers.searchText} like ${`%${literal}%`}`;
}

/** The trigram index serves `like` from three letters on. */
export async function customerSearch(_: Db, words: string[]): Promise<CustomerSearch> {
  return { among: (rows) => and(rows, ...words.map(contains)), sortedBy: (column) => column };
}
