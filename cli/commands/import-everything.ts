import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Invocation } from '#cli/commands';
import { giveToOwnerOf, prepareDataFolder } from '#cli/data-folder';
import { migrationsFolder } from '#cli/program-folder';
import { settledSourceOf } from '#cli/source';
import { store } from '#db/client';
import { holdFolder, schemaOfFile } from '#db/maintenance';
import { openCurrentStore, openStore } from '#db/open';
import { readEnvironment } from '#lib/env';
import { EnvironmentProblem } from '#lib/environment-problem';
import { bringBack } from '#lib/exports/bring-back';

/** `sijill import everything DIR`: what `sijill export` has written, into an installation in which nobody is set up yet. */
export async function importEverything({ operands: [folder = ''] }: Invocation): Promise<void> {
  const path = resolve(folder);
  if (!existsSync(path)) throw new EnvironmentProblem(`There is no folder ${folder}; check the name`);
  const environment = readEnvironment(process.env);
  const { dataFolder, databaseFile } = environment;
  prepareDataFolder(dataFolder);
  const held = holdFolder(dataFolder);
  try {
    if (databaseFile !== null) settledSourceOf(environment);
    // One that is there is not upgraded here: whoever is in it is refused anyway.
    const isThere = databaseFile !== null && schemaOfFile(databaseFile) !== 0;
    await (isThere ? openCurrentStore : openStore)(environment.databaseUrl, migrationsFolder());
    await bringBack(path).finally(() => store.close());
    giveToOwnerOf(dataFolder);
  } finally {
    held.release();
  }
  console.log(`${folder} is brought back as it was; give each person a new password with: sijill user reset-password E-MAIL`);
}
