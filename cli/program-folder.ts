import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder that holds the built pages and the migrations. This file runs as source (`cli/`) and bundled (`.next/cli/`),
 * so it looks upwards from where it is.
 */
export function programFolder(from = import.meta.dirname): string {
  if (existsSync(join(from, 'db', 'migrations'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('The program is not complete: db/migrations is missing');
  return programFolder(above);
}

/** The folder that holds the migrations of each engine. */
export const migrationsFolder = (): string => join(programFolder(), 'db', 'migrations');
