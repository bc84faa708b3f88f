/**
 * Tables are written once, in these words, and are SQLite or PostgreSQL tables by `DATABASE_URL`.
 * Everything above sees the SQLite types; `types.ts` proves that the rows are the same on both.
 */
import { engine } from '#db/engine';
import * as postgres from '#db/kit/postgres';
import * as sqlite from '#db/kit/sqlite';

const kit = engine === 'sqlite' ? sqlite : (postgres as unknown as typeof sqlite);

export const { table, id, rowKey, text, choice, whole, money, bool, instant, day, json } = kit;
export const { alias, index, uniqueIndex, primaryKey } = kit;
