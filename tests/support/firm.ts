import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { store, useStore } from '#db/client';
import { engine } from '#db/engine';
import { openStore } from '#db/open';
import * as tables from '#db/schema';
import { firms } from '#db/schema/firms';
import { users } from '#db/schema/users';
import { postgresStore } from '#db/store/postgres';
import { now } from '#lib/clock';
import type { Context, Firm, Role } from '#lib/context';
import { type CustomerValues, type FieldName, valuesWith } from '#lib/customers/fields';
import { newId } from '#lib/ids';
import { temporaryFolder } from './program.ts';

const migrations = join(import.meta.dirname, '../../db/migrations');

let postgres: PGlite | undefined;

/** Starting PGlite takes seconds: a process of tests has one, migrated once, and emptied before each test. */
async function openEmptyPostgres(): Promise<void> {
  const isNew = !postgres;
  postgres ??= await PGlite.create({ extensions: { pg_trgm } });
  const database = drizzle({ client: postgres, casing: 'snake_case' });
  if (isNew) await migrate(database, { migrationsFolder: join(migrations, 'postgres') });
  useStore(postgresStore(database, async () => {}));
  await postgres.exec(`truncate ${Object.values(tables).filter((table) => is(table, PgTable)).map((table) => `"${getTableName(table)}"`).join(', ')} restart identity`);
}

/** Opens an empty, migrated store of the engine under test and makes it the process's own. Call it in `beforeEach`. */
export async function openEmptyStore(): Promise<void> {
  if (engine === 'postgres') return openEmptyPostgres();
  await store.close();
  await openStore(`file:${join(temporaryFolder(), 'sijill.db')}`, migrations);
}

let made = 0;

/** A firm with one person in it, straight into the tables. */
export async function aFirm(role: Role = 'owner', firm: Partial<Firm> = {}): Promise<Context> {
  const id = newId();
  const full: Firm = { id, name: `Firm ${(made += 1)}`, country: 'SA', timeZone: 'UTC', requiredFields: {}, largestFile: null, ...firm };
  await store.write((db) => db.insert(firms).values({ ...full, createdAt: now() }));
  return aColleague(full, role);
}

/** One more person in a firm. */
export async function aColleague(firm: Firm, role: Role = 'member', name = 'Colleague'): Promise<Context> {
  const user = { id: newId(), name, email: `user${(made += 1)}@example.com`, digits: 'latn' as const };
  await store.write((db) =>
    db.insert(users).values({ ...user, firmId: firm.id, emailKey: user.email, passwordHash: '', role, locale: 'en', createdAt: now() }),
  );
  return { firm, user, role, locale: 'en' };
}

/** A customer's values: a person's name, and what the test says. */
export function values(given: Partial<Record<FieldName, string>> = {}): CustomerValues {
  return valuesWith({ kind: 'person', name: 'Maria Anders', ...given });
}
