import { and, eq } from 'drizzle-orm';
import { users } from '#db/schema/users';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { parse } from '#lib/form';
import { demandAnotherOwner, findColleague } from '#lib/users/colleague';
import { roleSchema } from '#lib/users/input';
import { revokeInvitationsBy } from '#lib/users/invitations';

/**
 * Another role for somebody else of the firm. It holds from their next look on; who is owner no longer has no invitations open.
 * @param values `role`
 * @throws Forbidden, Missing; Invalid also for oneself and for the last owner who can sign in
 */
export async function changeRole(ctx: Context, userId: string, values: Record<string, string>): Promise<void> {
  await write(ctx, 'users.edit', async (db) => {
    const { role: to } = parse(roleSchema, values);
    const { role: from } = await findColleague(db, ctx, userId);
    if (to === from) return;
    if (from === 'owner') {
      await demandAnotherOwner(db, ctx, userId);
      await revokeInvitationsBy(db, ctx, userId);
    }
    await db.update(users).set({ role: to }).where(and(ofFirm(ctx, users), eq(users.id, userId)));
    await record(db, ctx, { action: 'user.roleChanged', subjectId: userId, changes: { role: { from, to } } });
  });
}
