import { users } from '#db/schema/users';
import { isUniqueViolation } from '#db/errors';
import { write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context, Role } from '#lib/context';
import { parse } from '#lib/form';
import { newId } from '#lib/ids';
import { Invalid } from '#lib/problems';
import { emailKey, newUserSchema } from '#lib/users/input';
import { hashPassword, passwordProblem } from '#lib/users/password';

/**
 * Adds a colleague to the firm.
 * @param values `name`, `email`, `password`, `locale`
 * @returns the new user's id
 * @throws Forbidden, Invalid
 */
export async function addUser(ctx: Context, role: Role, values: Record<string, string>): Promise<string> {
  const { name, email, password, locale } = parse(newUserSchema, values);
  const problem = passwordProblem(password, [ctx.firm.name, name, email]);
  if (problem) throw new Invalid([problem]);
  const passwordHash = await hashPassword(password);
  const id = newId();
  try {
    return await write(ctx, 'users.edit', async (db) => {
      await db.insert(users).values({
        id, firmId: ctx.firm.id, name, email, emailKey: emailKey(email), passwordHash, role, locale, digits: ctx.user.digits, createdAt: now(),
      });
      await record(db, ctx, { action: 'user.added', subjectId: id });
      return id;
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Invalid([{ field: 'email', key: 'errors.emailTaken' }]);
    throw error;
  }
}
