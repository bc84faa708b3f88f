import { existsSync } from 'node:fs';
import { settledSourceOf } from '#cli/source';
import { migrationsFolder } from '#cli/program-folder';
import { store } from '#db/client';
import { StorageProblem } from '#db/errors';
import { inspectDatabase } from '#db/maintenance';
import { openCurrentStore } from '#db/open';
import { auditFaults } from '#lib/audit/verify';
import { balanceFaults } from '#lib/balances/verify';
import { customerNumberFaults } from '#lib/customers/verify-numbers';
import { readEnvironment } from '#lib/env';
import { numberFaults } from '#lib/numbers/verify';
import { contentFaults } from '#lib/backup/files';
import { verifyFiles } from '#lib/backup/verify-files';

/** `sijill check`: examines what is kept, a line a part; exit status 1 when something is wrong. Changes nothing. */
export async function check(): Promise<void> {
  const environment = readEnvironment(process.env);
  const { dataFolder, databaseFile } = settledSourceOf(environment);
  if (!existsSync(databaseFile)) throw new StorageProblem(`There is no database ${databaseFile}; set SIJILL_DATA to the folder of the data`);
  const { damage, rows } = inspectDatabase(databaseFile);
  report('database', damage, `${Object.values(rows).reduce((sum, count) => sum + count, 0)} rows`);
  const changed = await contentFaults(dataFolder);
  if (damage.length > 0) return report('files', changed, 'as their names say');
  await openCurrentStore(environment.databaseUrl, migrationsFolder());
  try {
    const { faults, unnamed } = await verifyFiles(dataFolder);
    report('files', [...changed, ...faults], 'as their names and rows say');
    for (const path of unnamed) console.log(`files: ${path} is named by no row, which does no harm`);
    report('customer numbers', await customerNumberFaults(), 'no gap, none twice');
    report('document numbers', await numberFaults(), 'no gap, none twice, each with its document');
    report('balances', await balanceFaults(), 'what documents and payments come to');
    report('audit chain', await auditFaults(), 'unbroken');
  } finally {
    await store.close();
  }
}

function report(part: string, faults: string[], well: string): void {
  if (faults.length === 0) return console.log(`${part}: good (${well})`);
  for (const fault of faults) process.stderr.write(`sijill: ${part}: ${fault}; restore the last good backup\n`);
  process.exitCode = 1;
}
