import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { invitations } from '#db/schema/invitations';
import { auditFaults } from '#lib/audit/verify';
import { day } from '#lib/clock';
import type { Context } from '#lib/context';
import { findInvitation } from '#lib/users/accept';
import { listInvitations, revokeInvitation } from '#lib/users/invitations';
import { invite } from '#lib/users/invite';
import { aColleague, aFirm, openEmptyStore } from '../support/firm.ts';

let owner: Context;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await openEmptyStore();
  owner = await aFirm();
});

afterEach(() => {
  vi.useRealTimers();
});

const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);
const rows = () => store.read((db) => db.select().from(invitations));
const events = async () => (await store.read((db) => db.select().from(auditEvents).orderBy(auditEvents.position))).map(({ action, subjectId }) => [action, subjectId]);

test('an invitation says for whom it is, for which firm and role, and until when', async () => {
  const { id, name, token, expiresAt } = await invite(owner, { name: ' Omar ', role: 'viewer' });
  expect(name).toBe('Omar');
  expect(expiresAt).toBe(Date.now() + 7 * day);
  expect(await findInvitation(token)).toEqual({ name: 'Omar', role: 'viewer', expiresAt, firm: expect.objectContaining({ id: owner.firm.id, name: owner.firm.name }) });
  expect(await events()).toEqual([['user.invited', id]]);
  expect(await auditFaults()).toEqual([]);
});

test('its token has 256 bits, is another each time, and stands nowhere in the database', async () => {
  const tokens = [];
  for (let made = 0; made < 3; made += 1) tokens.push((await invite(owner, { name: 'Omar', role: 'member' })).token);
  expect(new Set(tokens).size).toBe(3);
  const stored = JSON.stringify([await rows(), await store.read((db) => db.select().from(auditEvents))]);
  for (const token of tokens) {
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(stored).not.toContain(token);
  }
});

test('the hash that is kept opens nothing', async () => {
  await invite(owner, { name: 'Omar', role: 'member' });
  const [row] = await rows();
  expect(await findInvitation(row?.tokenHash ?? '')).toBeNull();
});

test.each([
  ['name', ' ', 'errors.required'],
  ['name', 'x'.repeat(201), 'errors.tooLong'],
  ['role', '', 'errors.choice'],
  ['role', 'admin', 'errors.choice'],
])('%s %j is refused at its field, and nobody is invited', async (field, value, key) => {
  await expect(invite(owner, { name: 'Omar', role: 'member', [field]: value })).rejects.toMatchObject({ name: 'Invalid', problems: [{ field, key }] });
  expect(await rows()).toEqual([]);
  expect(await events()).toEqual([]);
});

test('it is open for seven days', async () => {
  const { token } = await invite(owner, { name: 'Omar', role: 'member' });
  later(7 * day - 1);
  expect(await findInvitation(token)).not.toBeNull();
  expect(await listInvitations(owner)).toHaveLength(1);
  later(1);
  expect(await findInvitation(token)).toBeNull();
  expect(await listInvitations(owner)).toEqual([]);
});

test('owners see the open invitations of their firm, latest first, and by whom', async () => {
  const other = await aColleague(owner.firm, 'owner', 'Hala');
  await invite(await aFirm(), { name: 'Stranger', role: 'owner' });
  const first = await invite(owner, { name: 'Omar', role: 'member' });
  later(day);
  const second = await invite(other, { name: 'ليلى', role: 'viewer' });
  expect(await listInvitations(owner)).toEqual([
    { id: second.id, name: 'ليلى', role: 'viewer', by: 'Hala', expiresAt: second.expiresAt },
    { id: first.id, name: 'Omar', role: 'member', by: owner.user.name, expiresAt: first.expiresAt },
  ]);
});

describe('a revoked invitation', () => {
  test('is open no longer, and only that one', async () => {
    const [one, other] = [await invite(owner, { name: 'Omar', role: 'member' }), await invite(owner, { name: 'Hala', role: 'member' })];
    await revokeInvitation(owner, one.id);
    expect(await findInvitation(one.token)).toBeNull();
    expect(await findInvitation(other.token)).not.toBeNull();
    expect((await listInvitations(owner)).map(({ id }) => id)).toEqual([other.id]);
    expect((await events()).at(-1)).toEqual(['user.invitationRevoked', one.id]);
  });

  test('cannot be revoked again, nor can one that has run out or never was', async () => {
    const { id } = await invite(owner, { name: 'Omar', role: 'member' });
    await revokeInvitation(owner, id);
    const old = await invite(owner, { name: 'Omar', role: 'member' });
    later(7 * day);
    const before = await events();
    for (const gone of [id, old.id, 'none', '']) await expect(revokeInvitation(owner, gone)).rejects.toMatchObject({ name: 'Missing' });
    expect(await events()).toEqual(before);
  });

  test("is never another firm's", async () => {
    const { id, token } = await invite(owner, { name: 'Omar', role: 'member' });
    await expect(revokeInvitation(await aFirm(), id)).rejects.toMatchObject({ name: 'Missing' });
    expect(await findInvitation(token)).not.toBeNull();
  });
});
