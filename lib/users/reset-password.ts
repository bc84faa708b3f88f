import { randomInt } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { store } from '#db/client';
import { firms } from '#db/schema/firms';
import { users } from '#db/schema/users';
import { record } from '#lib/audit/record';
import { emailKey } from '#lib/users/input';
import { hashPassword } from '#lib/users/password';
import { endSessionsOf } from '#lib/users/sessions';
import { forgiveAccount } from '#lib/users/throttle';

/** Without 0 o 1 l i: it is read from a screen and typed. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

const group = (): string => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');

/** A password of four groups of five letters, 99 bits. */
function generatePassword(): string {
  return Array.from({ length: 4 }, group).join('-');
}

/**
 * Gives an account a new password, ends every session of it, and lifts the delay that wrong passwords have brought on it. For the person who hosts the program: it asks for no permission.
 * @returns the password, which is kept nowhere; null when there is no such account
 */
export async function resetPassword(email: string): Promise<string | null> {
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  return store.write(async (db) => {
    const [row] = await db.select({ user: users, firm: firms }).from(users).innerJoin(firms, eq(firms.id, users.firmId)).where(eq(users.emailKey, emailKey(email.trim()))).limit(1);
    if (!row) return null;
    const { user, firm } = row;
    await db.update(users).set({ passwordHash }).where(eq(users.id, user.id));
    await endSessionsOf(db, user.id);
    await forgiveAccount(db, user.emailKey);
    await record(db, { firm, user, role: user.role, locale: user.locale }, { action: 'user.passwordReset', subjectId: user.id });
    return password;
  });
}
