import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { sessions, users } from '#db/schema/users';
import { auditFaults } from '#lib/audit/verify';
import type { Context } from '#lib/context';
import { addUser } from '#lib/users/add';
import { resetPassword } from '#lib/users/reset-password';
import { findSession, startSession } from '#lib/users/sessions';
import { signIn } from '#lib/users/sign-in';
import { aFirm, openEmptyStore } from '../support/firm.ts';

const email = 'Sara@Example.com';
const password = 'correct horse battery';
let owner: Context;
let userId: string;

beforeEach(async () => {
  await openEmptyStore();
  owner = await aFirm();
  userId = await addUser(owner, 'member', { name: 'Sara', email, password, locale: 'ar' });
});

const signsIn = (tried: string, by = email) => signIn({ email: by, password: tried }, '').then((id) => id, () => null);
const events = () => store.read((db) => db.select().from(auditEvents).orderBy(auditEvents.position));

/** Resets, where there is an account. */
async function reset(by = email): Promise<string> {
  const fresh = await resetPassword(by);
  if (fresh === null) throw new Error(`There is no account ${by}`);
  return fresh;
}

test('the new password signs in, and the old one no longer', async () => {
  const fresh = await reset();
  expect(await signsIn(fresh)).toBe(userId);
  expect(await signsIn(password)).toBeNull();
});

test('whoever tried too often may sign in at once, and nobody else may sooner', async () => {
  // The delay must not run out while passwords are hashed.
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  await addUser(owner, 'viewer', { name: 'Omar', email: 'omar@example.com', password, locale: 'en' });
  const tryInVain = async (by: string) => {
    for (let tried = 0; tried < 7; tried += 1) await signIn({ email: by, password: 'wrong' }, `${by} ${tried}`).catch(() => undefined);
    await expect(signIn({ email: by, password }, 'elsewhere')).rejects.toMatchObject({ problems: [{ key: 'errors.tooManyTries' }] });
  };
  await tryInVain(email);
  await tryInVain('omar@example.com');
  const fresh = await reset();
  expect(await signsIn(fresh)).toBe(userId);
  await expect(signIn({ email: 'omar@example.com', password }, 'elsewhere')).rejects.toMatchObject({ problems: [{ key: 'errors.tooManyTries' }] });
});

test('the new password is long, easy to read, and another each time', async () => {
  const [one, other] = [await reset(), await reset()];
  for (const fresh of [one, other]) expect(fresh).toMatch(/^(?:[a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/);
  expect(other).not.toBe(one);
  expect(await signsIn(one)).toBeNull();
  expect(await signsIn(other)).toBe(userId);
});

test.each(['sara@example.com', 'SARA@EXAMPLE.COM', 'ｓａｒａ@example.com', ' sara@example.com '])('the account is found by %j, as it is when one signs in', async (written) => {
  expect(await signsIn(await reset(written))).toBe(userId);
});

test.each(['', 'nobody@example.com', 'sara', '%@example.com'])('where there is no account %j nothing happens', async (unknown) => {
  const before = await store.read((db) => db.select().from(users));
  expect(await resetPassword(unknown)).toBeNull();
  expect(await store.read((db) => db.select().from(users))).toEqual(before);
  expect(await events()).toHaveLength(1);
});

test('every session of the account ends, and none of another', async () => {
  const own = [await startSession(userId, 'Firefox'), await startSession(userId, 'Phone')];
  const anothers = await startSession(owner.user.id, 'Firefox');
  await reset();
  for (const token of own) expect(await findSession(token)).toBeNull();
  expect(await findSession(anothers)).not.toBeNull();
});

test('when a session ended before, it still says when', async () => {
  await startSession(userId, 'Firefox');
  await store.write((db) => db.update(sessions).set({ endedAt: 1 }));
  await reset();
  expect(await store.read((db) => db.select({ endedAt: sessions.endedAt }).from(sessions))).toEqual([{ endedAt: 1 }]);
});

test('it is recorded in the chain of the firm, and the password is not', async () => {
  const fresh = await reset();
  const [, event, ...more] = await events();
  expect(event).toMatchObject({ action: 'user.passwordReset', firmId: owner.firm.id, userId, subjectId: userId, changes: {} });
  expect(more).toEqual([]);
  expect(JSON.stringify([event, await store.read((db) => db.select().from(users))])).not.toContain(fresh);
  expect(await auditFaults()).toEqual([]);
});

test('a colleague keeps password and sessions', async () => {
  await addUser(owner, 'viewer', { name: 'Omar', email: 'omar@example.com', password, locale: 'en' });
  await reset();
  expect(await signsIn(password, 'omar@example.com')).not.toBeNull();
});
