import type Database from 'better-sqlite3';
import { type SQL, sql } from 'drizzle-orm';
import type { Operand } from '#db/types';

const name = 'sijill_proportion';

/** `whole * part / all`, rounded half up, for what is too large to be multiplied in 64 bits. */
function proportionOf(...operands: (bigint | null)[]): bigint | null {
  const [whole = null, part = null, by = null] = operands;
  if (whole === null || part === null || by === null) return null;
  const product = whole * part;
  if (by === 0n) return 0n;
  const [numerator, denominator] = [2n * product + by, 2n * by];
  const quotient = numerator / denominator;
  return numerator % denominator !== 0n && numerator < 0n !== denominator < 0n ? quotient - 1n : quotient;
}

/** Gives a connection what the queries of this file call. */
export function teachProportion(connection: Database.Database): void {
  connection.function(name, { deterministic: true, safeIntegers: true, varargs: true }, proportionOf);
}

/** SQLite turns what leaves 64 bits into a double: only what stays within is reckoned by itself, the rest exactly outside of it. */
export const proportion = (whole: Operand, part: Operand, all: Operand): SQL<number> =>
  sql`case when ${whole} between 0 and 1999999999 and ${part} between 0 and 1999999999 and ${all} between 1 and 999999999999999 then (2 * ${whole} * ${part} + ${all}) / (2 * ${all}) else ${sql.raw(name)}(${whole}, ${part}, ${all}) end`;
