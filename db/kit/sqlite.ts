/** The column kit on SQLite. Its twin is `postgres.ts`; `types.ts` proves that both infer the same rows. */
import { integer, sqliteTable, text as textColumn } from 'drizzle-orm/sqlite-core';

export { alias, index, primaryKey, uniqueIndex } from 'drizzle-orm/sqlite-core';

export const table = sqliteTable;

/** A time-ordered identifier (UUIDv7), given by the program. */
export const id = () => textColumn();

/** The integer by which an index outside the table (full-text search) names a row. Grows with every insert, never reused. */
export const rowKey = () => integer().primaryKey({ autoIncrement: true });

export const text = () => textColumn();

/** One of a few words, checked by the type, not by the database. */
export const choice = <const Words extends readonly [string, ...string[]]>(words: Words) => textColumn({ enum: words });

/** A whole number that a double holds exactly. */
export const whole = () => integer({ mode: 'number' });

/** An amount in minor units of its currency. */
export const money = () => integer({ mode: 'number' });

export const bool = () => integer({ mode: 'boolean' });

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const instant = () => integer({ mode: 'number' });

/** A calendar day, `YYYY-MM-DD`, in the firm's time zone. */
export const day = () => textColumn();

export const json = <Value>() => textColumn({ mode: 'json' }).$type<Value>();
