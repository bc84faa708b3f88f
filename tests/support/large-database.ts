import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import Database from 'better-sqlite3';

const released = join(import.meta.dirname, '../store/released');

/** What the second migration has made is taken away again, so that there is something to upgrade. */
const beforeSecondMigration = `
  drop trigger customer_search_insert; drop trigger customer_search_update; drop trigger customer_search_delete;
  drop table customer_search;
  delete from __drizzle_migrations where created_at > (select min(created_at) from __drizzle_migrations)`;

/** The data folder of a firm with that many customers more than the sample, in the oldest schema, and with that many files. */
export function makeLargeData(data: string, customers: number, files: number): void {
  mkdirSync(data, { recursive: true });
  const file = join(data, 'sijill.db');
  writeFileSync(file, zstdDecompressSync(readFileSync(join(released, '0.1.0.db.zst'))));
  const database = new Database(file);
  database.exec(beforeSecondMigration);
  const columns = (database.pragma('table_info(customers)') as { name: string }[]).map(({ name }) => name).filter((name) => !['key', 'id', 'number'].includes(name));
  const list = columns.join(', ');
  database.exec(`
    insert into customers (id, number, ${list})
    with recursive series(n) as (select 1 union all select n + 1 from series where n < ${customers})
    select 'made-' || n, 1000 + n, ${list} from series join (select * from customers order by number limit 1)`);
  database.close();
  for (let made = 0; made < files; made += 1) {
    const content = randomBytes(100_000);
    const name = createHash('sha256').update(content).digest('hex');
    mkdirSync(join(data, 'files', name.slice(0, 2)), { recursive: true });
    writeFileSync(join(data, 'files', name.slice(0, 2), name), content);
  }
}

/** The names of the uploaded files: what is in them is in their names. */
export const fileNames = (data: string): string[] =>
  readdirSync(join(data, 'files'), { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('/')).toSorted();
