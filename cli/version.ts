import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from '#cli/program-folder';
import { engineVersion } from '#db/maintenance';

/** Version, commit (put in by the build), and what it runs on: what a report of a fault needs. */
export function version(): string {
  const { version } = JSON.parse(readFileSync(join(programFolder(), 'package.json'), 'utf8')) as { version: string };
  return `Sijill ${version} (commit ${process.env.SIJILL_COMMIT ?? 'unknown'}, Node.js ${process.versions.node}, SQLite ${engineVersion()})`;
}
