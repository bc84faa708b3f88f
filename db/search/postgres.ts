import { type SQL, sql } from 'drizzle-orm';
import { customers } from '#db/schema/customers';

/** Customers whose folded text contains `term`; the trigram index serves `like` from three letters on. */
export function customerTextContains(term: string): SQL {
  const literal = term.replaceAll(/[\\%_]/g, String.raw`\$&`);
  return sql`${customers.searchText} like ${`%${literal}%`}`;
}
