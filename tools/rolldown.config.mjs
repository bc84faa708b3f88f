import { spawnSync } from 'node:child_process';
import { defineConfig } from 'rolldown';

const described = spawnSync('git', ['describe', '--always', '--dirty', '--abbrev=12', '--exclude=*'], { encoding: 'utf8' });

// Thousands of small files are slow to load: the program itself is a few.
export default defineConfig({
  input: { main: 'cli/main.ts', 'backup-worker': 'cli/backup-worker.ts' },
  platform: 'node',
  external: ['next', 'better-sqlite3', 'pg-native'],
  transform: { define: { 'process.env.SIJILL_COMMIT': JSON.stringify(described.status === 0 ? described.stdout.trim() : 'unknown') } },
  output: { dir: '.next/cli', format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
});
