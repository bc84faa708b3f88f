import { defineConfig } from 'rolldown';

export default defineConfig({
  input: 'cli/main.ts',
  platform: 'node',
  external: ['next', 'better-sqlite3', 'pg-native'],
  output: { dir: '.next/cli', format: 'esm', entryFileNames: '[name].mjs' },
});
