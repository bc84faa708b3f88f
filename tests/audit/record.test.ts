import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { latestChanges } from '#lib/audit/queries';
import { record } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { registerCustomer } from '#lib/customers/register';
import { updateCustomer } from '#lib/customers/update';
import { aColleague, aFirm, openEmptyStore, values } from '../support/firm.ts';

beforeEach(openEmptyStore);

const chainOf = ({ firm }: Context) => store.read((db) => db.select().from(auditEvents).where(eq(auditEvents.firmId, firm.id)).orderBy(auditEvents.position));

/** What the hash of an event must be: over all it says, in this order, and the hash of the one before. */
function hashOf({ id, firmId, position, at, userId, action, subjectId, changes, previousHash }: Awaited<ReturnType<typeof chainOf>>[number]): string {
  const changed = Object.keys(changes).toSorted().map((name) => [name, changes[name]?.from, changes[name]?.to]);
  return createHash('sha256').update(JSON.stringify([id, firmId, position, at, userId, action, subjectId, changed, previousHash])).digest('hex');
}

test('events of a firm are one chain, also when many are written at once and some of the writes fail', async () => {
  const ctx = await aFirm();
  await Promise.allSettled(Array.from({ length: 40 }, (_, index) => registerCustomer(ctx, values({ name: index % 4 === 0 ? '' : `Customer ${index}` }))));
  const chain = await chainOf(ctx);
  expect(chain.map(({ position }) => position)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  expect(chain.map(({ previousHash }) => previousHash)).toEqual(['', ...chain.slice(0, -1).map(({ hash }) => hash)]);
  expect(chain.map(({ hash }) => hash)).toEqual(chain.map(hashOf));
});

test('each firm has a chain of its own', async () => {
  const [one, other] = [await aFirm(), await aFirm()];
  for (const ctx of [one, other, one]) await registerCustomer(ctx, values());
  expect((await chainOf(one)).map(({ position }) => position)).toEqual([1, 2]);
  expect((await chainOf(other)).map(({ position, previousHash }) => [position, previousHash])).toEqual([[1, '']]);
});

test('an event whose write fails was never there', async () => {
  const ctx = await aFirm();
  const failing = store.write(async (db) => {
    await record(db, ctx, { action: 'firm.updated', subjectId: ctx.firm.id });
    throw new Error('refused');
  });
  await expect(failing).rejects.toThrow('refused');
  await registerCustomer(ctx, values());
  expect((await chainOf(ctx)).map(({ position, action }) => [position, action])).toEqual([[1, 'customer.registered']]);
});

test('several events of one write follow each other', async () => {
  const ctx = await aFirm();
  await store.write(async (db) => {
    for (const subjectId of ['a', 'b', 'c']) await record(db, ctx, { action: 'user.added', subjectId });
  });
  expect((await chainOf(ctx)).map(({ position, subjectId }) => `${position} ${subjectId}`)).toEqual(['1 a', '2 b', '3 c']);
});

test('the hash covers everything: two events that differ in one thing differ in it', async () => {
  const ctx = await aFirm();
  await registerCustomer(ctx, values());
  const [event] = await chainOf(ctx);
  if (!event) throw new Error('No event was recorded');
  const others = [{ id: 'x' }, { firmId: 'x' }, { position: 2 }, { at: 0 }, { userId: 'x' }, { action: 'x' }, { subjectId: 'x' }, { changes: { name: { from: '', to: 'x' } } }, { previousHash: 'x' }];
  expect(new Set([event, ...others.map((other) => ({ ...event, ...other }))].map(hashOf)).size).toBe(others.length + 1);
  expect(hashOf(event)).toBe(event.hash);
});

test('what was changed, from what to what, by whom, is told newest first', async () => {
  const owner = await aFirm();
  const sara = await aColleague(owner.firm, 'member', 'Sara');
  const id = await registerCustomer(owner, values({ name: 'Maria', terms: 'cash' }));
  await registerCustomer(owner, values({ name: 'Somebody else' }));
  await updateCustomer(sara, id, 1, values({ name: 'محمد "x"', terms: 'a\nb' }));
  await updateCustomer(owner, id, 2, values({ name: 'محمد "x"' }));
  const told = (await latestChanges(sara, id, 10)).map(({ by, changes }) => ({ by, changes }));
  expect(told).toEqual([
    { by: 'Colleague', changes: { terms: { from: 'a\nb', to: '' } } },
    { by: 'Sara', changes: { name: { from: 'Maria', to: 'محمد "x"' }, terms: { from: 'cash', to: 'a\nb' } } },
    { by: 'Colleague', changes: {} },
  ]);
  expect(await latestChanges(sara, id, 1)).toHaveLength(1);
  expect(await latestChanges(sara, id, 0)).toEqual([]);
});
