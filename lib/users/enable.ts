import { and, eq } from 'drizzle-orm';
import { users } from '#db/schema/users';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { findColleague } from '#lib/users/colleague';
import { endSessionsOf } from '#lib/users/sessions';

/**
 * Lets somebody in again who was shut out: with their password and role as before, but none of their old sessions.
 * @throws Forbidden, Missing; Invalid for oneself
 */
export async function enableUser(ctx: Context, userId: string): Promise<void> {
  await write(ctx, 'users.edit', async (db) => {
    const { disabledAt } = await findColleague(db, ctx, userId);
    if (disabledAt === null) return;
    // One that was being opened while the account was disabled has not been seen there.
    await endSessionsOf(db, userId);
    await db.update(users).set({ disabledAt: null }).where(and(ofFirm(ctx, users), eq(users.id, userId)));
    await record(db, ctx, { action: 'user.enabled', subjectId: userId });
  });
}
