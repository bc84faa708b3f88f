import { type SQL, sql } from 'drizzle-orm';
import { store } from '#db/client';
import { engine } from '#db/engine';
import type { Db } from '#db/types';

interface Raw {
  all(query: SQL): Promise<{ name: string }[]>;
  run(query: SQL): Promise<unknown>;
  execute(query: SQL): Promise<unknown>;
}

/** Does what the database refuses while its guards stand, as somebody could with the file in their hands. On SQLite they are gone from then on. */
export async function pastGuards(work: (db: Db) => Promise<unknown>): Promise<void> {
  await store.write(async (db) => {
    const raw = db as unknown as Raw;
    if (engine === 'postgres') await raw.execute(sql`set local session_replication_role = replica`);
    else {
      const guards = await raw.all(sql`select name from sqlite_master where type = 'trigger' and name like '%final%'`);
      for (const { name } of guards) await raw.run(sql`drop trigger ${sql.identifier(name)}`);
    }
    await work(db);
  });
}
