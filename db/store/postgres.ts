import { AsyncLocalStorage } from 'node:async_hooks';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { wantsAnotherTry } from '#db/errors';
import type { Db, Store } from '#db/types';

const tries = 20;

/**
 * The store on an engine that speaks the PostgreSQL protocol. Writes are serializable transactions; what the engine
 * asks to run again is run again, twenty times at most.
 */
export function postgresStore(database: PgDatabase<PgQueryResultHKT>, close: () => Promise<void>): Store {
  const current = new AsyncLocalStorage<Db>();

  async function transact<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await database.transaction(
          (transaction) => {
            const db = transaction as unknown as Db;
            return current.run(db, () => work(db));
          },
          { isolationLevel: 'serializable' },
        );
      } catch (error) {
        if (attempt === tries || !wantsAnotherTry(error)) throw error;
      }
    }
  }

  return {
    read: (work) => work(current.getStore() ?? (database as unknown as Db)),
    write: (work) => {
      const joined = current.getStore();
      return joined ? work(joined) : transact(work);
    },
    snapshot: (work) => {
      if (current.getStore()) return work();
      return database.transaction((transaction) => current.run(transaction as unknown as Db, work), { isolationLevel: 'repeatable read', accessMode: 'read only' });
    },
    close,
  };
}
