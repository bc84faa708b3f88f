import { and, eq, isNull } from 'drizzle-orm';
import { store } from '#db/client';
import { users } from '#db/schema/users';
import { second } from '#lib/clock';
import { parse } from '#lib/form';
import { Invalid } from '#lib/problems';
import { emailKey, signInSchema } from '#lib/users/input';
import { passwordFits } from '#lib/users/password';
import { countTry, forgiveTry } from '#lib/users/throttle';

/**
 * Proves an account by its password. Wrong password and unknown account get the same answer, after the same time.
 * @param address the network address the try comes from
 * @returns the user's id
 * @throws Invalid
 */
export async function signIn(values: Record<string, string>, address: string): Promise<string> {
  const { email, password } = parse(signInSchema, values);
  const guesser = { account: emailKey(email), address };
  const wait = await countTry(guesser);
  if (wait > 0) throw new Invalid([{ field: '', key: 'errors.tooManyTries', values: { seconds: Math.ceil(wait / second) } }]);
  const [user] = await store.read((db) =>
    db
      .select({ id: users.id, passwordHash: users.passwordHash })
      .from(users)
      .where(and(eq(users.emailKey, guesser.account), isNull(users.disabledAt)))
      .limit(1),
  );
  const fits = await passwordFits(password, user?.passwordHash ?? null);
  if (!user || !fits) throw new Invalid([{ field: '', key: 'errors.signIn' }]);
  await forgiveTry(guesser);
  return user.id;
}
