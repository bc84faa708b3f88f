import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Pool } from 'pg';
import { useStore } from '#db/client';
import { driverCode, StorageProblem } from '#db/errors';
import { openSqlite } from '#db/store/sqlite';
import { postgresStore } from '#db/store/postgres';

/**
 * Opens the database that `url` names (`file:…` or `postgres://…`), brings it up to date and makes it this process's store.
 * @param migrations the folder that holds `sqlite/` and `postgres/`
 */
export async function openStore(url: string, migrations: string): Promise<void> {
  if (url.startsWith('file:')) {
    useStore(openSqlite(url.slice('file:'.length), join(migrations, 'sqlite')));
    return;
  }
  const pool = new Pool({ connectionString: url });
  const database = drizzle({ client: pool, casing: 'snake_case' });
  await migrate(database, { migrationsFolder: join(migrations, 'postgres') }).catch((error: unknown) => {
    throw new StorageProblem(`The server that DATABASE_URL names cannot be used (${driverCode(error) ?? 'no answer'}); check that it runs, and name, password and rights`);
  });
  useStore(postgresStore(database, () => pool.end()));
}
