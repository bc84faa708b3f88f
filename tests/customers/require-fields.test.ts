import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { firms } from '#db/schema/firms';
import type { Context } from '#lib/context';
import { registerCustomer } from '#lib/customers/register';
import { requireFields } from '#lib/customers/require-fields';
import { articleSix, requirable, requiredFields } from '#lib/customers/required-fields';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';

let ctx: Context;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm('owner', { requiredFields: null });
});

/** The same person, after the next page was asked for. */
async function afterwards(): Promise<Context> {
  const [firm] = await store.read((db) => db.select().from(firms).where(eq(firms.id, ctx.firm.id)));
  return { ...ctx, firm: firm ?? ctx.firm };
}

async function missingIn(given: Parameters<typeof values>[0]): Promise<string[]> {
  const now = await afterwards();
  return registerCustomer(now, values(given)).then(() => [], (error: { problems: { field: string }[] }) => error.problems.map(({ field }) => field));
}

test("a firm begins with the article's six", async () => {
  expect([...requiredFields(ctx.firm)]).toEqual(['name', 'street', 'city', 'postalCode', 'email', 'phone']);
  expect((await missingIn({ name: '' })).toSorted()).toEqual(articleSix.toSorted());
});

test('a firm may require the name only', async () => {
  await requireFields(ctx, new Set());
  expect(await missingIn({})).toEqual([]);
  expect(await missingIn({ name: '' })).toEqual(['name']);
});

test('a firm may require a set of its own, and go back to the six', async () => {
  await requireFields(ctx, new Set(['taxId', 'contactName']));
  expect(await missingIn({ name: '' })).toEqual(['name', 'contactName', 'taxId']);
  await requireFields(await afterwards(), new Set(articleSix));
  expect((await missingIn({ name: '' })).toSorted()).toEqual(articleSix.toSorted());
});

test('what cannot be required is left out', async () => {
  await requireFields(ctx, new Set(['kind', 'terms', 'website', 'shoeSize', '__proto__', 'city']));
  expect((await afterwards()).firm.requiredFields).toEqual(['name', 'city']);
});

test('whatever may be required, can be', async () => {
  await requireFields(ctx, new Set(requirable));
  expect((await missingIn({ name: '' })).toSorted()).toEqual(requirable.toSorted());
});

test('another firm keeps to its own', async () => {
  const other = await aFirm('owner', { requiredFields: ['name', 'phone'] });
  await requireFields(ctx, new Set(['city']));
  const [firm] = await store.read((db) => db.select().from(firms).where(eq(firms.id, other.firm.id)));
  expect(firm?.requiredFields).toEqual(['name', 'phone']);
});

test('the change is recorded with what was required before and after', async () => {
  await requireFields(ctx, new Set(['city']));
  const [event] = await store.read((db) => db.select().from(auditEvents));
  expect(event).toMatchObject({
    action: 'firm.updated', subjectId: ctx.firm.id, userId: ctx.user.id, changes: { requiredFields: { from: 'name street city postalCode email phone', to: 'name city' } },
  });
});
