import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { users } from '#db/schema/users';
import type { Context } from '#lib/context';
import { Invalid } from '#lib/problems';
import { changePassword, changePreferences } from '#lib/users/account';
import { addUser } from '#lib/users/add';
import { findSession, type SessionToken, startSession } from '#lib/users/sessions';
import { signIn } from '#lib/users/sign-in';
import { aFirm, openEmptyStore } from '../support/firm.ts';

const password = 'correct horse battery';
const given = { name: 'Sara', email: 'sara@example.com', password, locale: 'ar' };
let owner: Context;

beforeEach(async () => {
  await openEmptyStore();
  owner = await aFirm();
});

const events = () => store.read((db) => db.select().from(auditEvents).orderBy(auditEvents.position));
const signsIn = (email: string, tried: string) => signIn({ email, password: tried }, '').then(() => true, () => false);

describe('a colleague', () => {
  test.each(['owner', 'member', 'viewer'] as const)('is added as %s, and can sign in', async (role) => {
    const id = await addUser(owner, role, given);
    const token = await startSession(await signIn({ email: given.email, password }, ''), 'Firefox');
    expect(await findSession(token)).toMatchObject({ ctx: { firm: { id: owner.firm.id }, user: { id, name: 'Sara' }, role, locale: 'ar' } });
    expect(await events()).toMatchObject([{ action: 'user.added', subjectId: id, userId: owner.user.id }]);
  });

  test.each(['sara@example.com', 'SARA@Example.COM', ' sara@example.com', 'ｓａｒａ@example.com'])('is not added under %j when that e-mail has an account', async (email) => {
    await addUser(owner, 'member', given);
    const before = await events();
    for (const ctx of [owner, await aFirm()]) await expect(addUser(ctx, 'member', { ...given, email })).rejects.toMatchObject({ problems: [{ field: 'email', key: 'errors.emailTaken' }] });
    expect(await events()).toEqual(before);
  });

  test('is added once, when many add the same at once', async () => {
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => addUser(owner, 'member', given)));
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []));
    expect(reasons.map(({ name }) => name)).toEqual(['Invalid', 'Invalid', 'Invalid', 'Invalid']);
  });

  test.each([
    ['password', 'sara sara sara', 'errors.passwordGuessable'],
    ['password', 'short', 'errors.passwordShort'],
    ['email', 'sara', 'errors.email'],
    ['name', ' ', 'errors.required'],
    ['locale', '', 'errors.choice'],
  ])('is not added with %s %j', async (field, value, key) => {
    await expect(addUser(owner, 'member', { ...given, [field]: value })).rejects.toMatchObject({ problems: [{ field, key }] });
    expect(await events()).toEqual([]);
  });
});

describe("one's own password", () => {
  let ctx: Context;
  let here: SessionToken;
  let elsewhere: SessionToken;
  const changed = 'another horse entirely';

  beforeEach(async () => {
    const id = await addUser(owner, 'viewer', given);
    [here, elsewhere] = [await startSession(id, 'here'), await startSession(id, 'elsewhere')];
    const presence = await findSession(here);
    if (!presence) throw new Error('The session just started is not there');
    ctx = presence.ctx;
  });

  test('is changed, and everywhere else one is signed out', async () => {
    await changePassword(ctx, here.sessionId, { currentPassword: password, password: changed });
    expect([await signsIn(given.email, changed), await signsIn(given.email, password)]).toEqual([true, false]);
    expect(await findSession(here)).not.toBeNull();
    expect(await findSession(elsewhere)).toBeNull();
    const [, event] = await events();
    expect(event).toMatchObject({ action: 'user.passwordChanged', subjectId: ctx.user.id, changes: {} });
  });

  test.each([
    ['the present one is wrong', { currentPassword: changed, password: changed }, 'currentPassword errors.currentPassword'],
    ['the present one is missing', { currentPassword: '', password: changed }, 'currentPassword errors.required'],
    ['the new one is short', { currentPassword: password, password: 'short' }, 'password errors.passwordShort'],
    ['the new one is what anybody would try', { currentPassword: password, password: 'sara sara sara' }, 'password errors.passwordGuessable'],
  ])('stays when %s, and so do the sessions', async (_, form, problem) => {
    const complaint = await changePassword(ctx, here.sessionId, form).catch((error: Invalid) => error.problems.map(({ field, key }) => `${field} ${key}`).join());
    expect(complaint).toBe(problem);
    expect(await signsIn(given.email, password)).toBe(true);
    expect(await findSession(elsewhere)).not.toBeNull();
    expect(await events()).toHaveLength(1);
  });
});

test("language and digits are one's own, and hold from the next look on", async () => {
  const token = await startSession(owner.user.id, 'Firefox');
  await changePreferences(owner, { locale: 'ar', digits: 'arab' });
  expect(await findSession(token)).toMatchObject({ ctx: { locale: 'ar', user: { digits: 'arab' } } });
});

test.each([['locale', 'fr'], ['locale', ''], ['digits', 'roman']])('%s %j is no preference', async (field, value) => {
  await expect(changePreferences(owner, { locale: 'ar', digits: 'arab', [field]: value })).rejects.toMatchObject({ problems: [{ field, key: 'errors.choice' }] });
  const [account] = await store.read((db) => db.select().from(users).where(eq(users.id, owner.user.id)));
  expect(account).toMatchObject({ locale: 'en', digits: 'latn' });
});
