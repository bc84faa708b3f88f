import { defineConfig } from 'rolldown';
import { commit } from './commit.mjs';

export default defineConfig([
  // Thousands of small files are slow to load: the program itself is a few.
  {
    input: { main: 'cli/main.ts', 'backup-worker': 'cli/backup-worker.ts' },
    platform: 'node',
    external: ['next', 'better-sqlite3', 'pg-native', '@myriaddreamin/typst-ts-node-compiler'],
    transform: { define: { 'process.env.SIJILL_COMMIT': JSON.stringify(commit()) } },
    output: { dir: '.next/cli', format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
  },
  // The single file runs this before there is anything else.
  { input: 'cli/boot.ts', platform: 'node', output: { file: '.next/cli/boot.cjs', format: 'cjs' } },
]);
