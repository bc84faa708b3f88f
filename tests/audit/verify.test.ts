import { and, eq, type SQL, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { store } from '#db/client';
import { engine } from '#db/engine';
import { auditEvents, type Changes } from '#db/schema/audit';
import { hashOf } from '#lib/audit/hash';
import { record } from '#lib/audit/record';
import { auditFaults } from '#lib/audit/verify';
import type { Context } from '#lib/context';
import { registerCustomer } from '#lib/customers/register';
import { updateCustomer } from '#lib/customers/update';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';

let ctx: Context;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm('owner', { name: 'Northwind' });
  const id = await registerCustomer(ctx, values({ name: 'Maria' }));
  await updateCustomer(ctx, id, 1, values({ name: 'محمد "x"', terms: 'a\nb', city: 'Riyadh' }));
  for (const name of ['Two', 'Three', 'Four']) await registerCustomer(ctx, values({ name }));
});

type EventUpdate = Partial<Omit<typeof auditEvents.$inferInsert, 'changes'> & { changes: Changes | SQL }>;

const at = (position: number): SQL | undefined => and(eq(auditEvents.firmId, ctx.firm.id), eq(auditEvents.position, position));
const change = (position: number, set: EventUpdate) => store.write((db) => db.update(auditEvents).set(set).where(at(position)));
const remove = (position: number) => store.write((db) => db.delete(auditEvents).where(at(position)));

test('where nothing was recorded, and where nothing was changed since, there is no fault', async () => {
  await aFirm();
  expect(await auditFaults()).toEqual([]);
  await openEmptyStore();
  expect(await auditFaults()).toEqual([]);
});

test('a chain that is longer than what is read at once is followed to its end', async () => {
  await store.write(async (db) => {
    for (let event = 6; event <= 2001; event += 1) await record(db, ctx, { action: 'firm.updated', subjectId: ctx.firm.id });
  });
  expect(await auditFaults()).toEqual([]);
  await change(2001, { at: 1 });
  expect(await auditFaults()).toEqual(['event 2001 of Northwind is missing or was changed']);
});

describe('an event is told by its position and its firm', () => {
  const told = (position: number) => [`event ${position} of Northwind is missing or was changed`];

  test.each<[string, EventUpdate]>([
    ['time', { at: 1 }],
    ['action', { action: 'user.added' }],
    ['subject', { subjectId: 'another' }],
    ['id', { id: 'another' }],
    ['changes', { changes: { name: { from: 'Maria', to: 'Mario' } } }],
    ['changes, which are gone', { changes: {} }],
    ['changes, which say nothing', { changes: sql`'null'` }],
    ['changes of another shape', { changes: sql`'{"name": null}'` }],
    ['hash', { hash: 'ab'.repeat(32) }],
    ['link to the one before', { previousHash: '' }],
  ])('when it has another %s', async (_, set) => {
    await change(2, set);
    expect(await auditFaults()).toEqual(told(2));
  });

  test('when the one before it was written anew, with a hash that fits', async () => {
    const [event] = await store.read((db) => db.select().from(auditEvents).where(at(2)));
    if (!event) throw new Error('No event was recorded');
    const forged = { ...event, action: 'user.added' };
    await change(2, { action: forged.action, hash: hashOf(forged) });
    expect(await auditFaults()).toEqual(told(3));
  });

  test('when what it holds cannot be read any more', async () => {
    const unreadable = engine === 'sqlite' ? '{"name":' : '"unreadable"';
    await change(4, { changes: sql`${unreadable}` });
    expect(await auditFaults()).toEqual(told(4));
  });

  test.each([1, 2, 4])('when it is missing, such as the %dth', async (position) => {
    await remove(position);
    expect(await auditFaults()).toEqual(told(position));
  });

  test('when another stands in its place', async () => {
    await change(2, { position: 20 });
    await change(3, { position: 2 });
    await change(20, { position: 3 });
    expect(await auditFaults()).toEqual(told(2));
  });

  test.each([0, -1])('when one was put before the first, as number %d', async (position) => {
    const [first] = await store.read((db) => db.select().from(auditEvents).where(at(1)));
    if (!first) throw new Error('No event was recorded');
    await store.write((db) => db.insert(auditEvents).values({ ...first, id: 'forged', position }));
    expect(await auditFaults()).toEqual(told(1));
  });
});

test('each firm has its faults told, the first of each', async () => {
  const other = await aFirm('owner', { name: 'Southwind' });
  await registerCustomer(other, values());
  expect(await auditFaults()).toEqual([]);
  await remove(2);
  await remove(4);
  await store.write((db) => db.update(auditEvents).set({ at: 1 }).where(eq(auditEvents.firmId, other.firm.id)));
  expect((await auditFaults()).toSorted()).toEqual(['event 1 of Southwind is missing or was changed', 'event 2 of Northwind is missing or was changed']);
});
