import { and, eq } from 'drizzle-orm';
import { users } from '#db/schema/users';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { demandAnotherOwner, findColleague } from '#lib/users/colleague';
import { revokeInvitationsBy } from '#lib/users/invitations';
import { endSessionsOf } from '#lib/users/sessions';

/**
 * Shuts somebody else of the firm out at once: no sign-in, no session, no invitation of theirs. What they did stays under their name.
 * @throws Forbidden, Missing; Invalid for oneself and for the last owner who can sign in
 */
export async function disableUser(ctx: Context, userId: string): Promise<void> {
  await write(ctx, 'users.edit', async (db) => {
    const { disabledAt } = await findColleague(db, ctx, userId);
    if (disabledAt !== null) return;
    await demandAnotherOwner(db, ctx, userId);
    await db.update(users).set({ disabledAt: now() }).where(and(ofFirm(ctx, users), eq(users.id, userId)));
    await endSessionsOf(db, userId);
    await revokeInvitationsBy(db, ctx, userId);
    await record(db, ctx, { action: 'user.disabled', subjectId: userId });
  });
}
