import { beforeEach, describe, expect, test } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { sessions, users } from '#db/schema/users';
import { auditFaults } from '#lib/audit/verify';
import type { Context } from '#lib/context';
import { addUser } from '#lib/users/add';
import { changeRole } from '#lib/users/change-role';
import { disableUser } from '#lib/users/disable';
import { enableUser } from '#lib/users/enable';
import { listInvitations } from '#lib/users/invitations';
import { invite } from '#lib/users/invite';
import { listPeople } from '#lib/users/people';
import { findSession, startSession } from '#lib/users/sessions';
import { signIn } from '#lib/users/sign-in';
import { aColleague, aFirm, openEmptyStore } from '../support/firm.ts';

const omar = { name: 'Omar', email: 'omar@example.com', password: 'correct horse battery', locale: 'en' };
const lastOwner = { name: 'Invalid', problems: [{ field: '', key: 'people.lastOwner' }] };
const notOneself = { name: 'Invalid', problems: [{ field: '', key: 'people.notOneself' }] };

let owner: Context;

beforeEach(async () => {
  await openEmptyStore();
  owner = await aFirm();
});

const stored = async () => JSON.stringify([await store.read((db) => db.select().from(users)), await store.read((db) => db.select().from(sessions))]);
const lastEvent = async () => (await store.read((db) => db.select().from(auditEvents).orderBy(auditEvents.position))).at(-1);
const personOf = async (id: string) => (await listPeople(owner)).find((person) => person.id === id);

test('owners see everybody of their firm, the first first, and nobody of another', async () => {
  const member = await aColleague(owner.firm, 'member', 'Hala');
  const viewer = await aColleague(owner.firm, 'viewer', 'عمر');
  await aFirm();
  await disableUser(owner, viewer.user.id);
  expect(await listPeople(owner)).toEqual([
    { id: owner.user.id, name: owner.user.name, email: owner.user.email, role: 'owner', disabledAt: null },
    { id: member.user.id, name: 'Hala', email: member.user.email, role: 'member', disabledAt: null },
    { id: viewer.user.id, name: 'عمر', email: viewer.user.email, role: 'viewer', disabledAt: expect.any(Number) },
  ]);
});

describe('a new role', () => {
  test('holds from the next look on, and is noted', async () => {
    const { user } = await aColleague(owner.firm, 'member');
    const token = await startSession(user.id, 'Firefox');
    await changeRole(owner, user.id, { role: 'viewer' });
    expect(await findSession(token)).toMatchObject({ ctx: { role: 'viewer' } });
    expect(await lastEvent()).toMatchObject({ action: 'user.roleChanged', userId: owner.user.id, subjectId: user.id, changes: { role: { from: 'member', to: 'viewer' } } });
    expect(await auditFaults()).toEqual([]);
  });

  test('that is the old one is no event', async () => {
    const { user } = await aColleague(owner.firm, 'member');
    await changeRole(owner, user.id, { role: 'member' });
    expect(await lastEvent()).toBeUndefined();
  });

  test.each(['', 'admin'])('%j is none', async (role) => {
    const { user } = await aColleague(owner.firm, 'member');
    await expect(changeRole(owner, user.id, { role })).rejects.toMatchObject({ name: 'Invalid', problems: [{ field: 'role', key: 'errors.choice' }] });
    expect(await personOf(user.id)).toMatchObject({ role: 'member' });
  });

  test('takes the open invitations of who is owner no longer, and leaves those of others', async () => {
    const other = await aColleague(owner.firm, 'owner');
    await invite(other, { name: 'Myself again', role: 'owner' });
    const mine = await invite(owner, { name: 'Omar', role: 'member' });
    await changeRole(owner, other.user.id, { role: 'member' });
    expect((await listInvitations(owner)).map(({ id }) => id)).toEqual([mine.id]);
  });
});

describe('whoever is disabled', () => {
  test('is signed out everywhere at once and cannot sign in, and nobody else is', async () => {
    const id = await addUser(owner, 'member', omar);
    const tokens = [await startSession(id, 'Firefox'), await startSession(id, 'Phone')];
    const mine = await startSession(owner.user.id, 'Firefox');
    await disableUser(owner, id);
    for (const token of tokens) expect(await findSession(token)).toBeNull();
    expect(await findSession(mine)).not.toBeNull();
    await expect(signIn(omar, '')).rejects.toMatchObject({ problems: [{ key: 'errors.signIn' }] });
    expect(await lastEvent()).toMatchObject({ action: 'user.disabled', userId: owner.user.id, subjectId: id });
  });

  test('can sign in again when enabled, with the same role, but no old session comes back', async () => {
    const id = await addUser(owner, 'viewer', omar);
    const token = await startSession(id, 'Firefox');
    await disableUser(owner, id);
    const meanwhile = await startSession(id, 'Firefox');
    await enableUser(owner, id);
    expect(await personOf(id)).toMatchObject({ role: 'viewer', disabledAt: null });
    expect(await signIn(omar, '')).toBe(id);
    for (const old of [token, meanwhile]) expect(await findSession(old)).toBeNull();
    expect(await lastEvent()).toMatchObject({ action: 'user.enabled', subjectId: id });
    expect(await auditFaults()).toEqual([]);
  });

  test('loses the invitations that they have open', async () => {
    const other = await aColleague(owner.firm, 'owner');
    await invite(other, { name: 'Myself again', role: 'owner' });
    await disableUser(owner, other.user.id);
    expect(await listInvitations(owner)).toEqual([]);
  });

  test('stays as they are when it is done again', async () => {
    const { user } = await aColleague(owner.firm, 'member');
    await enableUser(owner, user.id);
    expect(await lastEvent()).toBeUndefined();
    await disableUser(owner, user.id);
    const before = await stored();
    const event = await lastEvent();
    await disableUser(owner, user.id);
    expect(await stored()).toBe(before);
    expect(await lastEvent()).toEqual(event);
  });
});

describe('a firm keeps an owner who can sign in', () => {
  test('nobody does it to themselves, whether or not there is another owner', async () => {
    for (let owners = 1; owners <= 2; owners += 1) {
      const before = await stored();
      await expect(changeRole(owner, owner.user.id, { role: 'member' })).rejects.toMatchObject(notOneself);
      await expect(disableUser(owner, owner.user.id)).rejects.toMatchObject(notOneself);
      await expect(enableUser(owner, owner.user.id)).rejects.toMatchObject(notOneself);
      expect(await stored()).toBe(before);
      await aColleague(owner.firm, 'owner');
    }
  });

  const ways = [
    ['disabled', (by: Context, whom: Context) => disableUser(by, whom.user.id)],
    ['made a viewer', (by: Context, whom: Context) => changeRole(by, whom.user.id, { role: 'viewer' })],
  ] as const;

  test.each(ways)('the last one is not %s by whoever has just stopped being owner', async (_, act) => {
    const other = await aColleague(owner.firm, 'owner');
    await changeRole(owner, other.user.id, { role: 'member' });
    const before = await stored();
    await expect(act(other, owner)).rejects.toMatchObject(lastOwner);
    expect(await stored()).toBe(before);
  });

  test.each(ways)('an owner who is disabled does not count when another is %s', async (_, act) => {
    const other = await aColleague(owner.firm, 'owner');
    await disableUser(owner, other.user.id);
    await expect(act(other, owner)).rejects.toMatchObject(lastOwner);
  });

  test.each(ways)('when each of three is %s by another at once, one remains', async (_, act) => {
    const owners = [owner, await aColleague(owner.firm, 'owner'), await aColleague(owner.firm, 'owner')] as const;
    const [a, b, c] = owners;
    const results = await Promise.allSettled([act(a, b), act(b, c), act(c, a)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect((await listPeople(owner)).filter(({ role, disabledAt }) => role === 'owner' && disabledAt === null)).toHaveLength(1);
  });
});

test("somebody of another firm is answered like somebody who does not exist", async () => {
  const stranger = await aFirm();
  const { user } = await aColleague(owner.firm, 'member');
  const before = await stored();
  for (const id of [user.id, 'none', '']) {
    await expect(changeRole(stranger, id, { role: 'viewer' })).rejects.toMatchObject({ name: 'Missing' });
    await expect(disableUser(stranger, id)).rejects.toMatchObject({ name: 'Missing' });
    await expect(enableUser(stranger, id)).rejects.toMatchObject({ name: 'Missing' });
  }
  expect(await stored()).toBe(before);
});
