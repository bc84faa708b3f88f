import type { Invocation } from '#cli/commands';
import { withStore } from '#cli/with-data';
import { EnvironmentProblem } from '#lib/environment-problem';
import { resetPassword as reset } from '#lib/users/reset-password';

/** `sijill user reset-password EMAIL`: for a person who has forgotten it, by the one who hosts the program. */
export async function resetPassword({ operands: [email = ''] }: Invocation): Promise<void> {
  await withStore(async () => {
    const password = await reset(email);
    if (password === null) throw new EnvironmentProblem(`There is no account ${email} in this installation`);
    console.log(`New password of ${email}: ${password}\nEvery session of this account has ended; have it changed under Settings after signing in`);
  });
}
