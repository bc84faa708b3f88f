import { and, eq } from 'drizzle-orm';
import { store } from '#db/client';
import { isUniqueViolation } from '#db/errors';
import { firms } from '#db/schema/firms';
import { invitations } from '#db/schema/invitations';
import { users } from '#db/schema/users';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Firm, Role } from '#lib/context';
import { parse } from '#lib/form';
import { newId } from '#lib/ids';
import { Invalid, Missing } from '#lib/problems';
import { emailKey, newUserSchema } from '#lib/users/input';
import { isOpen } from '#lib/users/invitations';
import { hashPassword, passwordProblem } from '#lib/users/password';
import { hashOfToken } from '#lib/users/token';

export interface Invitation {
  /** For whom it is, in the words of who made it. */
  name: string;
  role: Role;
  firm: Firm;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  expiresAt: number;
}

const openBy = (token: string) => and(eq(invitations.tokenHash, hashOfToken(token)), isOpen());

/** What a link invites to; null for one that was used or revoked, has run out, or never was: who holds it cannot tell these apart. */
export async function findInvitation(token: string): Promise<Invitation | null> {
  const [row] = await store.read((db) =>
    db
      .select({ name: invitations.name, role: invitations.role, expiresAt: invitations.expiresAt, firm: firms })
      .from(invitations)
      .innerJoin(firms, eq(firms.id, invitations.firmId))
      .where(openBy(token))
      .limit(1),
  );
  return row ?? null;
}

/**
 * Makes the account that an invitation is for, and uses the invitation up: both or neither, and of many at once only one.
 * @param values `name`, `email`, `password`, `locale`
 * @returns the new user's id
 * @throws Invalid; Missing when the invitation is not open (any more)
 */
export async function acceptInvitation(token: string, values: Record<string, string>): Promise<string> {
  const invitation = await findInvitation(token);
  if (!invitation) throw new Missing('invitation');
  const { firm, role } = invitation;
  const { name, email, password, locale } = parse(newUserSchema, values);
  const problem = passwordProblem(password, [firm.name, name, email]);
  if (problem) throw new Invalid([problem]);
  const passwordHash = await hashPassword(password);
  const user = { id: newId(), name, email, digits: 'latn' as const };
  try {
    return await store.write(async (db) => {
      // Claimed before anything else: who comes second waits here, finds it used, and says nothing of the e-mail.
      const [claimed] = await db.update(invitations).set({ usedAt: now() }).where(openBy(token)).returning({ id: invitations.id });
      if (!claimed) throw new Missing('invitation');
      await db.insert(users).values({ ...user, firmId: firm.id, emailKey: emailKey(email), passwordHash, role, locale, createdAt: now() });
      await db.update(invitations).set({ userId: user.id }).where(eq(invitations.id, claimed.id));
      await record(db, { firm, user, role, locale }, { action: 'user.joined', subjectId: user.id, changes: { role: { from: '', to: role } } });
      return user.id;
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Invalid([{ field: 'email', key: 'errors.emailTaken' }]);
    throw error;
  }
}
