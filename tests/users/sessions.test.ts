import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { store } from '#db/client';
import { sessions, users } from '#db/schema/users';
import { day, minute } from '#lib/clock';
import type { Context } from '#lib/context';
import { activeSessions, endOtherSessions, endSession, findSession, type SessionToken, startSession } from '#lib/users/sessions';
import { aColleague, aFirm, openEmptyStore } from '../support/firm.ts';

let ctx: Context;
let token: SessionToken;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await openEmptyStore();
  ctx = await aFirm('member');
  token = await startSession(ctx.user.id, 'Firefox');
});

afterEach(() => {
  vi.useRealTimers();
});

const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

test('a session speaks for its person: firm, role, language', async () => {
  expect(await findSession(token)).toMatchObject({ sessionId: token.sessionId, expired: false, ctx: { firm: ctx.firm, user: ctx.user, role: 'member', locale: 'en' } });
});

test('what a session says of a person never holds the password', async () => {
  expect(JSON.stringify(await findSession(token))).not.toMatch(/passwordHash|secretHash/);
});

test('a session is proven by its own secret alone', async () => {
  const other = await startSession(ctx.user.id, 'Chrome');
  const forged = [
    { ...token, secret: other.secret }, { ...token, secret: '' }, { ...token, secret: `${token.secret}x` }, { ...token, secret: token.secret.toLowerCase() },
    { ...token, sessionId: '' }, { ...token, sessionId: 'no-such-session' },
  ];
  for (const attempt of forged) expect(await findSession(attempt)).toBeNull();
});

test('the secret does not stand in the database', async () => {
  const stored = await store.read((db) => db.select().from(sessions));
  expect(stored).toHaveLength(1);
  expect(JSON.stringify(stored)).not.toContain(token.secret);
});

test('no two sessions have one secret', async () => expect((await startSession(ctx.user.id, 'Firefox')).secret).not.toBe(token.secret));

test('a session is over when it was ended, and stays so', async () => {
  await endSession(ctx, token.sessionId);
  expect(await findSession(token)).toBeNull();
  await endSession(ctx, token.sessionId);
  expect(await findSession(token)).toBeNull();
});

test('the sessions of a disabled account are worth nothing', async () => {
  await store.write((db) => db.update(users).set({ disabledAt: 1 }).where(eq(users.id, ctx.user.id)));
  expect(await findSession(token)).toBeNull();
});

test('a role that was changed holds from the next look on', async () => {
  await store.write((db) => db.update(users).set({ role: 'viewer' }).where(eq(users.id, ctx.user.id)));
  expect(await findSession(token)).toMatchObject({ ctx: { role: 'viewer' } });
});

describe('a session runs out', () => {
  const expired = async () => (await findSession(token))?.expired;

  test('when nobody was there for seven days, but is still known', async () => {
    later(7 * day - 1);
    expect(await expired()).toBe(false);
    later(7 * day);
    expect(await findSession(token)).toMatchObject({ expired: true, ctx: { user: { id: ctx.user.id } } });
  });

  test('at the very end of the seventh day', async () => {
    later(7 * day);
    expect(await expired()).toBe(true);
  });

  test('and does not come back by being looked at', async () => {
    later(7 * day);
    await findSession(token);
    expect(await expired()).toBe(true);
  });

  test('never before thirty days where somebody is there every few days, and always then', async () => {
    for (let visit = 1; visit <= 5; visit += 1) {
      later(5 * day);
      expect(await expired()).toBe(false);
    }
    later(5 * day - 1);
    expect(await expired()).toBe(false);
    later(1);
    expect(await expired()).toBe(true);
  });
});

test('a visit is noted, to the ten minutes', async () => {
  const seenAt = async () => (await activeSessions(ctx))[0]?.seenAt;
  const begun = Date.now();
  later(9 * minute);
  await findSession(token);
  expect(await seenAt()).toBe(begun);
  later(2 * minute);
  await findSession(token);
  expect(await seenAt()).toBe(begun + 11 * minute);
});

test('one sees where one is signed in, latest first, and nothing that is over', async () => {
  later(minute);
  const ended = await startSession(ctx.user.id, 'Ended');
  const phone = await startSession(ctx.user.id, 'Phone');
  await startSession((await aColleague(ctx.firm)).user.id, 'Colleague');
  await endSession(ctx, ended.sessionId);
  expect((await activeSessions(ctx)).map(({ userAgent }) => userAgent)).toEqual(['Phone', 'Firefox']);
  later(7 * day - minute);
  expect((await activeSessions(ctx)).map(({ id }) => id)).toEqual([phone.sessionId]);
  later(minute);
  expect(await activeSessions(ctx)).toEqual([]);
});

test('all others can be ended at once, without the one that one is in', async () => {
  const others = [await startSession(ctx.user.id, 'a'), await startSession(ctx.user.id, 'b')];
  const colleague = await aColleague(ctx.firm);
  const theirs = await startSession(colleague.user.id, 'c');
  await endOtherSessions(ctx, token.sessionId);
  for (const other of others) expect(await findSession(other)).toBeNull();
  expect(await findSession(token)).not.toBeNull();
  expect(await findSession(theirs)).not.toBeNull();
});

test('of what a browser calls itself no more than 500 characters are kept', async () => {
  const { sessionId } = await startSession(ctx.user.id, 'x'.repeat(10_000));
  expect((await activeSessions(ctx)).find(({ id }) => id === sessionId)?.userAgent).toBe('x'.repeat(500));
});
