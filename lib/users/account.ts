import { and, eq } from 'drizzle-orm';
import { users } from '#db/schema/users';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { parse } from '#lib/form';
import { Invalid } from '#lib/problems';
import { passwordChangeSchema, preferencesSchema } from '#lib/users/input';
import { hashPassword, passwordFits, passwordProblem } from '#lib/users/password';
import { endOtherSessions } from '#lib/users/sessions';

/** The condition that names the person's own account. */
const self = (ctx: Context) => and(ofFirm(ctx, users), eq(users.id, ctx.user.id));

/**
 * Language and digits of one's own account.
 * @throws Forbidden, Invalid
 */
export async function changePreferences(ctx: Context, values: Record<string, string>): Promise<void> {
  const preferences = parse(preferencesSchema, values);
  await write(ctx, 'account.edit', (db) => db.update(users).set(preferences).where(and(ofFirm(ctx, users), self(ctx))));
}

/**
 * A new password for one's own account; every other session of it ends.
 * @param sessionId the session that goes on
 * @throws Forbidden, Invalid
 */
export async function changePassword(ctx: Context, sessionId: string, values: Record<string, string>): Promise<void> {
  const { currentPassword, password } = parse(passwordChangeSchema, values);
  const [account] = await read(ctx, 'account.edit', (db) =>
    db.select({ passwordHash: users.passwordHash }).from(users).where(and(ofFirm(ctx, users), self(ctx))).limit(1),
  );
  const fits = await passwordFits(currentPassword, account?.passwordHash ?? null);
  if (!fits) throw new Invalid([{ field: 'currentPassword', key: 'errors.currentPassword' }]);
  const problem = passwordProblem(password, [ctx.firm.name, ctx.user.name, ctx.user.email]);
  if (problem) throw new Invalid([problem]);
  const passwordHash = await hashPassword(password);
  await write(ctx, 'account.edit', async (db) => {
    await db.update(users).set({ passwordHash }).where(and(ofFirm(ctx, users), self(ctx)));
    await record(db, ctx, { action: 'user.passwordChanged', subjectId: ctx.user.id });
    await endOtherSessions(ctx, sessionId);
  });
}
