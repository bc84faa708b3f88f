import { and, eq, isNull, ne } from 'drizzle-orm';
import { users } from '#db/schema/users';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import type { Context, Role } from '#lib/context';
import { Invalid, Missing } from '#lib/problems';

/**
 * Somebody else of the firm: nobody takes rights from themselves, or gives them to themselves.
 * @throws Missing; Invalid when it is oneself
 */
export async function findColleague(db: Db, ctx: Context, userId: string): Promise<{ role: Role; disabledAt: number | null }> {
  const [found] = await db.select({ role: users.role, disabledAt: users.disabledAt }).from(users).where(and(ofFirm(ctx, users), eq(users.id, userId))).limit(1);
  if (!found) throw new Missing('user');
  if (userId === ctx.user.id) throw new Invalid([{ field: '', key: 'people.notOneself' }]);
  return found;
}

/**
 * A firm is never left without an owner who can sign in, also when two owners act on each other at once: it is asked in the write.
 * @throws Invalid when this person is the last one
 */
export async function demandAnotherOwner(db: Db, ctx: Context, userId: string): Promise<void> {
  const others = await db
    .select({ id: users.id })
    .from(users)
    .where(and(ofFirm(ctx, users), eq(users.role, 'owner'), isNull(users.disabledAt), ne(users.id, userId)))
    .limit(1);
  if (others.length === 0) throw new Invalid([{ field: '', key: 'people.lastOwner' }]);
}
