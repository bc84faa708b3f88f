/** The column kit on engines that speak the PostgreSQL protocol. Its twin is `sqlite.ts`, where each column is described. */
import { bigint, bigserial, boolean, jsonb, pgTable, text as textColumn } from 'drizzle-orm/pg-core';

export { alias, index, primaryKey, uniqueIndex } from 'drizzle-orm/pg-core';

export const table = pgTable;
export const id = () => textColumn();
export const rowKey = () => bigserial({ mode: 'number' }).primaryKey();
export const text = () => textColumn();
export const choice = <const Words extends readonly [string, ...string[]]>(words: Words) => textColumn({ enum: words });
export const whole = () => bigint({ mode: 'number' });
export const money = () => bigint({ mode: 'number' });
export const bool = () => boolean();
export const instant = () => bigint({ mode: 'number' });
export const day = () => textColumn();
export const json = <Value>() => jsonb().$type<Value>();
