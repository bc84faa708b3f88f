import { type SQL, sql } from 'drizzle-orm';
import type { Operand } from '#db/types';

/** `numeric` holds the product exactly, and `div` cuts it without rounding. */
export const proportion = (whole: Operand, part: Operand, all: Operand): SQL<number> => {
  const [numerator, denominator] = [sql`(2 * cast(${whole} as numeric) * ${part} + ${all})`, sql`(2 * cast(${all} as numeric))`];
  return sql`case when ${all} = 0 then 0 else cast(div(${numerator}, ${denominator}) - case when mod(${numerator}, ${denominator}) < 0 then 1 else 0 end as bigint) end`;
};
