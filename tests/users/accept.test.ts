import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { invitations } from '#db/schema/invitations';
import { users } from '#db/schema/users';
import { auditFaults } from '#lib/audit/verify';
import { day } from '#lib/clock';
import type { Context, Role } from '#lib/context';
import { acceptInvitation } from '#lib/users/accept';
import { addUser } from '#lib/users/add';
import { disableUser } from '#lib/users/disable';
import { revokeInvitation } from '#lib/users/invitations';
import { invite } from '#lib/users/invite';
import { findSession, startSession } from '#lib/users/sessions';
import { signIn } from '#lib/users/sign-in';
import { aColleague, aFirm, openEmptyStore } from '../support/firm.ts';

const given = { name: ' عمر ', email: 'Omar@Example.com', password: 'correct horse battery', locale: 'ar' };

let owner: Context;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await openEmptyStore();
  owner = await aFirm();
});

afterEach(() => {
  vi.useRealTimers();
});

const invited = async (role: Role = 'member') => (await invite(owner, { name: 'Omar', role })).token;
const people = async () => (await store.read((db) => db.select().from(users))).filter(({ id }) => id !== owner.user.id);
const stored = async () => JSON.stringify([await people(), await store.read((db) => db.select().from(invitations)), await store.read((db) => db.select().from(auditEvents))]);

test.each(['owner', 'member', 'viewer'] as const)('whoever accepts has an account of the role %s in the firm that invited, and can sign in', async (role) => {
  await aFirm();
  const id = await acceptInvitation(await invited(role), given);
  expect((await people()).find((person) => person.id === id)).toMatchObject({
    firmId: owner.firm.id, name: 'عمر', email: 'Omar@Example.com', role, locale: 'ar', digits: 'latn', disabledAt: null,
  });
  expect(await signIn({ email: 'omar@example.com', password: given.password }, '')).toBe(id);
  const session = await findSession(await startSession(id, 'Firefox'));
  expect(session?.ctx).toMatchObject({ firm: { id: owner.firm.id }, role });
});

test('the password does not stand in the database', async () => {
  await acceptInvitation(await invited(), given);
  expect(await stored()).not.toContain(given.password);
});

test('it is noted which account came of which invitation, and the chain of events holds', async () => {
  const { id: invitation, token } = await invite(owner, { name: 'Omar', role: 'viewer' });
  vi.setSystemTime(Date.now() + day);
  const id = await acceptInvitation(token, given);
  const [row] = await store.read((db) => db.select().from(invitations));
  expect(row).toMatchObject({ id: invitation, usedAt: Date.now(), userId: id });
  const events = await store.read((db) => db.select().from(auditEvents).orderBy(auditEvents.position));
  expect(events.at(-1)).toMatchObject({ firmId: owner.firm.id, action: 'user.joined', subjectId: id, userId: id, changes: { role: { from: '', to: 'viewer' } } });
  expect(await auditFaults()).toEqual([]);
});

test('used, revoked, run out, made by somebody since disabled, or never made: all are answered alike, and nothing happens', async () => {
  const other = await aColleague(owner.firm, 'owner');
  const used = await invited();
  await acceptInvitation(used, given);
  const revoked = await invite(owner, { name: 'Omar', role: 'member' });
  await revokeInvitation(owner, revoked.id);
  const byTheDisabled = await invite(other, { name: 'Myself', role: 'owner' });
  await disableUser(owner, other.user.id);
  const late = await invited();
  const unknown = late.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
  vi.setSystemTime(Date.now() + 7 * day);
  const before = await stored();
  const answers = [];
  for (const token of [used, revoked.token, byTheDisabled.token, late, unknown, '', `${used}x`]) {
    for (const values of [{ ...given, email: 'other@example.com' }, given, { ...given, password: 'short' }, {}]) {
      answers.push(await acceptInvitation(token, values).then(String, (error: unknown) => `${String(error)} ${JSON.stringify(error)}`));
    }
  }
  expect(new Set(answers)).toEqual(new Set(['Missing: invitation {"name":"Missing"}']));
  expect(await stored()).toBe(before);
});

test('twenty who accept one invitation at once make one account', async () => {
  const token = await invited();
  const results = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => acceptInvitation(token, { ...given, email: `${index}@example.com` })));
  const made = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as Error).name] : []));
  expect(made).toHaveLength(1);
  expect(refused).toEqual(Array.from({ length: 19 }, () => 'Missing'));
  expect((await people()).map(({ id }) => id)).toEqual(made);
});

test('one who presses twenty times makes one account, and is not told that the e-mail is taken', async () => {
  const token = await invited();
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => acceptInvitation(token, given)));
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as Error).name] : []));
  expect(refused).toEqual(Array.from({ length: 19 }, () => 'Missing'));
  expect(await people()).toHaveLength(1);
});

test('of two invitations that one e-mail accepts at once, one makes the account and the other stays open', async () => {
  const tokens = [await invited(), await invited()];
  const results = await Promise.allSettled(tokens.map((token) => acceptInvitation(token, given)));
  const open = tokens.filter((_, index) => results[index]?.status === 'rejected');
  expect(results.map((result) => (result.status === 'rejected' ? (result.reason as Error).name : result.status)).toSorted()).toEqual(['Invalid', 'fulfilled']);
  await acceptInvitation(open[0] ?? '', { ...given, email: 'other@example.com' });
  expect(await people()).toHaveLength(2);
});

test.each(['here', 'elsewhere'])('an e-mail that has an account %s is refused at its field, and the invitation stays open', async (where) => {
  await addUser(where === 'here' ? owner : await aFirm(), 'member', { ...given, email: 'ＯＭＡＲ@example.com' });
  const token = await invited();
  const before = await stored();
  await expect(acceptInvitation(token, given)).rejects.toMatchObject({ name: 'Invalid', problems: [{ field: 'email', key: 'errors.emailTaken' }] });
  expect(await stored()).toBe(before);
  await acceptInvitation(token, { ...given, email: 'other@example.com' });
});

test.each([
  ['name', '', 'errors.required'],
  ['name', 'x'.repeat(201), 'errors.tooLong'],
  ['email', '', 'errors.required'],
  ['email', 'omar', 'errors.email'],
  ['password', '', 'errors.required'],
  ['password', 'short', 'errors.passwordShort'],
  ['password', 'omar omar omar', 'errors.passwordGuessable'],
  ['locale', 'fr', 'errors.choice'],
])('%s %j is refused at its field, and the invitation stays open', async (field, value, key) => {
  const token = await invited();
  const before = await stored();
  await expect(acceptInvitation(token, { ...given, [field]: value })).rejects.toMatchObject({ name: 'Invalid', problems: [{ field, key }] });
  expect(await stored()).toBe(before);
  await acceptInvitation(token, given);
});
