import { invitations } from '#db/schema/invitations';
import { write } from '#lib/access';
import { record } from '#lib/audit/record';
import { day, now } from '#lib/clock';
import type { Context } from '#lib/context';
import { parse } from '#lib/form';
import { newId } from '#lib/ids';
import { invitationSchema } from '#lib/users/input';
import { hashOfToken, newToken } from '#lib/users/token';

/** How long an invitation waits, in milliseconds. */
export const invitationLife = 7 * day;

export interface Invited {
  id: string;
  /** For whom it is, tidied. */
  name: string;
  /** Stands in the link. It is given out here and nowhere else: only its hash is kept. */
  token: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  expiresAt: number;
}

/**
 * Lets somebody make an account of their own in the firm, once, by a link.
 * @param values `name`: for whom it is, in the owner's words; `role`
 * @throws Forbidden, Invalid
 */
export async function invite(ctx: Context, values: Record<string, string>): Promise<Invited> {
  return write(ctx, 'users.edit', async (db) => {
    const { name, role } = parse(invitationSchema, values);
    const [id, token, createdAt] = [newId(), newToken(), now()];
    const expiresAt = createdAt + invitationLife;
    await db.insert(invitations).values({ id, firmId: ctx.firm.id, tokenHash: hashOfToken(token), role, name, createdBy: ctx.user.id, createdAt, expiresAt });
    await record(db, ctx, { action: 'user.invited', subjectId: id, changes: { role: { from: '', to: role } } });
    return { id, name, token, expiresAt };
  });
}
