import type { Invocation } from '#cli/commands';
import { migrationsFolder } from '#cli/program-folder';
import { settledSourceOf } from '#cli/source';
import { store } from '#db/client';
import { openCurrentStore } from '#db/open';
import { readEnvironment } from '#lib/env';
import { EnvironmentProblem } from '#lib/environment-problem';
import { resetPassword as reset } from '#lib/users/reset-password';

/** `sijill user reset-password EMAIL`: for a person who has forgotten it, by the one who hosts the program. */
export async function resetPassword({ operands: [email = ''] }: Invocation): Promise<void> {
  const environment = readEnvironment(process.env);
  if (environment.databaseFile !== null) settledSourceOf(environment);
  await openCurrentStore(environment.databaseUrl, migrationsFolder());
  try {
    const password = await reset(email);
    if (password === null) throw new EnvironmentProblem(`There is no account ${email} in this installation`);
    console.log(`New password of ${email}: ${password}\nEvery session of this account has ended; have it changed under Settings after signing in`);
  } finally {
    await store.close();
  }
}
