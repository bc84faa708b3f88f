import { migrationsFolder } from '#cli/program-folder';
import { settledSourceOf } from '#cli/source';
import { store } from '#db/client';
import { openCurrentStore } from '#db/open';
import type { Context } from '#lib/context';
import { readEnvironment } from '#lib/env';
import { EnvironmentProblem } from '#lib/environment-problem';
import { contextOfHost } from '#lib/users/context-of';

/** Opens the data for a command, beside the program if it is running, and closes them again. */
export async function withStore(work: () => Promise<void>): Promise<void> {
  const environment = readEnvironment(process.env);
  if (environment.databaseFile !== null) settledSourceOf(environment);
  await openCurrentStore(environment.databaseUrl, migrationsFolder());
  try {
    await work();
  } finally {
    await store.close();
  }
}

/**
 * The same for a command that acts in a firm: as the firm's eldest owner.
 * @throws EnvironmentProblem where there is no firm yet, or more than one: then nobody has said which is meant
 */
export async function withData(work: (ctx: Context) => Promise<void>): Promise<void> {
  await withStore(async () => {
    const ctx = await contextOfHost();
    if (!ctx) throw new EnvironmentProblem('This installation has no firm yet, or more than one; use the pages of the program');
    await work(ctx);
  });
}
