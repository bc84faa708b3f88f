import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Pool } from 'pg';
import { useStore } from '#db/client';
import { driverCode, StorageProblem } from '#db/errors';
import { schemaOfFile } from '#db/maintenance';
import { newestMigration } from '#db/store/migrate-sqlite';
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

/**
 * Opens a database that is up to date already, for a command beside the program: it must neither make one nor upgrade it.
 * @throws StorageProblem
 */
export async function openCurrentStore(url: string, migrations: string): Promise<void> {
  if (url.startsWith('file:')) {
    const file = url.slice('file:'.length);
    const schema = schemaOfFile(file);
    if (schema === 0) throw new StorageProblem(`There are no data in ${file}; set SIJILL_DATA to the folder of the data`);
    if (schema < newestMigration(join(migrations, 'sqlite'))) throw new StorageProblem(`${file} is of an older Sijill; start this version once to upgrade it`);
  }
  await openStore(url, migrations);
}
