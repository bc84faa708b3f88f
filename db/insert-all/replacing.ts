import { sql } from 'drizzle-orm';
import type { Replacement } from '#db/types';

const columnName = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What a row that is there already takes from the one that would be inserted. */
export function replacing({ known, columns }: Replacement) {
  return { target: known, set: Object.fromEntries(columns.map((name) => [name, sql.raw(`excluded.${columnName(name)}`)])) };
}
