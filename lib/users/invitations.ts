import { and, desc, eq, gt, isNull, type SQL } from 'drizzle-orm';
import { invitations } from '#db/schema/invitations';
import { users } from '#db/schema/users';
import type { Db } from '#db/types';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context, Role } from '#lib/context';
import { Missing } from '#lib/problems';

/** Still good: neither used nor past its time. A revoked one has its time cut short. */
export const isOpen = (): SQL | undefined => and(isNull(invitations.usedAt), gt(invitations.expiresAt, now()));

export interface OpenInvitation {
  id: string;
  /** For whom it is, in the words of who made it. */
  name: string;
  role: Role;
  /** Name of who made it. */
  by: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  expiresAt: number;
}

/** The firm's invitations that can still be used, latest first. */
export async function listInvitations(ctx: Context): Promise<OpenInvitation[]> {
  return read(ctx, 'users.edit', (db) =>
    db
      .select({ id: invitations.id, name: invitations.name, role: invitations.role, by: users.name, expiresAt: invitations.expiresAt })
      .from(invitations)
      .innerJoin(users, eq(users.id, invitations.createdBy))
      .where(and(ofFirm(ctx, invitations), isOpen()))
      .orderBy(desc(invitations.id)),
  );
}

/** Ends the open invitations that `which` names, each with its event. */
async function end(db: Db, ctx: Context, which: SQL): Promise<number> {
  const ended = await db.update(invitations).set({ expiresAt: now() }).where(and(ofFirm(ctx, invitations), isOpen(), which)).returning({ id: invitations.id });
  for (const { id } of ended) await record(db, ctx, { action: 'user.invitationRevoked', subjectId: id });
  return ended.length;
}

/**
 * Takes an invitation back: its link is worth nothing from then on.
 * @throws Forbidden; Missing when it is not open (any more)
 */
export async function revokeInvitation(ctx: Context, id: string): Promise<void> {
  await write(ctx, 'users.edit', async (db) => {
    const ended = await end(db, ctx, eq(invitations.id, id));
    if (ended === 0) throw new Missing('invitation');
  });
}

/** Whoever may no longer invite must not come back, or bring others, by a link made before. */
export async function revokeInvitationsBy(db: Db, ctx: Context, userId: string): Promise<void> {
  await end(db, ctx, eq(invitations.createdBy, userId));
}
