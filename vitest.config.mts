import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Unit and storage tests run twice, once on each engine; the tables are built for one of them when they are loaded.
// What never touches the store is the same on both and runs once; so does what is made of SQLite files alone.
const storeless = ['addresses', 'cli', 'countries', 'design', 'environment', 'files', 'form', 'format', 'log', 'messages', 'pdf', 'phone', 'tables', 'text'].map((noun) => `tests/${noun}/**`);
const sqliteFiles = ['tests/backup/!(owner).test.ts', 'tests/store/upgrade.test.ts'];
const engines = { sqlite: { url: 'file:', exclude: [] }, postgres: { url: 'postgres://pglite', exclude: [...storeless, ...sqliteFiles] } };
// They put something of their own in place of a module, which the others would meet, or measure the memory of their process.
const apart = ['tests/backup/interrupted-restore.test.ts', 'tests/backup/proof.test.ts', 'tests/tables/hostile.test.ts'];

export default defineConfig({
  resolve: { alias: { 'server-only': new URL('tests/support/empty.ts', import.meta.url).pathname } },
  test: {
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      // Files share a process and what they import: each begins with an empty store and leaves nothing that others would trip over.
      ...Object.entries(engines).map(([name, { url, exclude }]) => ({
        extends: true as const,
        test: { name, isolate: false, include: ['tests/**/*.test.ts'], exclude: ['tests/**/*.program.test.ts', 'tests/binary/**', ...apart, ...exclude], env: { DATABASE_URL: url } },
      })),
      { extends: true as const, test: { name: 'apart', include: apart, env: { DATABASE_URL: 'file:' } } },
      // Against the built program, over HTTP.
      { extends: true as const, test: { name: 'program', include: ['tests/**/*.program.test.ts'], testTimeout: 600_000, fileParallelism: false } },
      // The single file, in namespaces of its own: without network, with disks of its own (tools/test.mjs).
      { extends: true as const, test: { name: 'binary', include: ['tests/binary/**/*.test.ts'], testTimeout: 600_000, fileParallelism: false, env: { SIJILL_PROGRAM: `dist/sijill-linux-${process.arch}` } } },
    ],
  },
});
