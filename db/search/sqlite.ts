import { type SQL, sql } from 'drizzle-orm';
import { customers } from '#db/schema/customers';

/** Customers whose folded text contains `term`. Three letters and more are looked up in the index, fewer are read through. */
export function customerTextContains(term: string): SQL {
  if ([...term].length < 3) return sql`instr(${customers.searchText}, ${term}) > 0`;
  const phrase = `"${term.replaceAll('"', '""')}"`;
  return sql`${customers.key} in (select rowid from customer_search where customer_search match ${phrase})`;
}
