import { timingSafeEqual } from 'node:crypto';
import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm';
import { store } from '#db/client';
import { firms } from '#db/schema/firms';
import { sessions, users } from '#db/schema/users';
import type { Db } from '#db/types';
import { read, write } from '#lib/access';
import { day, minute, now } from '#lib/clock';
import type { Context } from '#lib/context';
import { newId } from '#lib/ids';
import { hashOfToken, newToken } from '#lib/users/token';

const idleLimit = 7 * day;
const longestSession = 30 * day;
/** How exact "last seen" is: a page view writes it only when the last time is older than this. */
const seenEvery = 10 * minute;

/** What the browser's cookie holds, signed. */
export interface SessionToken {
  sessionId: string;
  secret: string;
}

export async function startSession(userId: string, userAgent: string): Promise<SessionToken> {
  const sessionId = newId();
  const secret = newToken();
  const at = now();
  await store.write((db) =>
    db.insert(sessions).values({
      id: sessionId, userId, secretHash: hashOfToken(secret), userAgent: userAgent.slice(0, 500), createdAt: at, seenAt: at, expiresAt: at + longestSession,
    }),
  );
  return { sessionId, secret };
}

export interface Presence {
  ctx: Context;
  sessionId: string;
  /** Proven, but too old: good for nothing but keeping what was typed until the person has signed in again. */
  expired: boolean;
}

/** Who this token speaks for, or null when it was ended, forged, or the account is disabled. */
export async function findSession({ sessionId, secret }: SessionToken): Promise<Presence | null> {
  const [row] = await store.read((db) =>
    db
      .select({ session: sessions, user: users, firm: firms })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .innerJoin(firms, eq(firms.id, users.firmId))
      .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt), isNull(users.disabledAt)))
      .limit(1),
  );
  if (!row || !timingSafeEqual(Buffer.from(hashOfToken(secret)), Buffer.from(row.session.secretHash))) return null;
  const { session, user, firm } = row;
  const expired = session.expiresAt <= now() || session.seenAt + idleLimit <= now();
  if (!expired && session.seenAt + seenEvery < now()) {
    await store.write((db) => db.update(sessions).set({ seenAt: now() }).where(eq(sessions.id, sessionId)));
  }
  const { id, name, email, digits } = user;
  return { ctx: { firm, user: { id, name, email, digits }, role: user.role, locale: user.locale }, sessionId, expired };
}

export type ActiveSession = Pick<typeof sessions.$inferSelect, 'id' | 'userAgent' | 'createdAt' | 'seenAt'>;

/** Where this person is signed in, latest first. */
export async function activeSessions(ctx: Context): Promise<ActiveSession[]> {
  return read(ctx, 'account.edit', (db) =>
    db
      .select({ id: sessions.id, userAgent: sessions.userAgent, createdAt: sessions.createdAt, seenAt: sessions.seenAt })
      .from(sessions)
      .where(and(eq(sessions.userId, ctx.user.id), isNull(sessions.endedAt), gt(sessions.expiresAt, now()), gt(sessions.seenAt, now() - idleLimit)))
      .orderBy(desc(sessions.seenAt)),
  );
}

/** Ends one of this person's sessions; the cookie that names it is worth nothing from then on. */
export async function endSession(ctx: Context, sessionId: string): Promise<void> {
  await write(ctx, 'account.edit', (db) =>
    db.update(sessions).set({ endedAt: now() }).where(and(eq(sessions.userId, ctx.user.id), eq(sessions.id, sessionId), isNull(sessions.endedAt))),
  );
}

/** Ends every session of this person but the one they are in. */
export async function endOtherSessions(ctx: Context, sessionId: string): Promise<void> {
  await write(ctx, 'account.edit', (db) =>
    db.update(sessions).set({ endedAt: now() }).where(and(eq(sessions.userId, ctx.user.id), ne(sessions.id, sessionId), isNull(sessions.endedAt))),
  );
}

/** Ends every session of an account, in the write that takes away what they were good for. */
export async function endSessionsOf(db: Db, userId: string): Promise<void> {
  await db.update(sessions).set({ endedAt: now() }).where(and(eq(sessions.userId, userId), isNull(sessions.endedAt)));
}
