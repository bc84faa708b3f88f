import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { firms } from '#db/schema/firms';
import type { Context } from '#lib/context';
import { missingForInvoicing } from '#lib/customers/input';
import { findCustomer } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { requireFields } from '#lib/customers/require-fields';
import { articleSix, requirable, requiredFields, requiringToSave } from '#lib/customers/required-fields';
import { updateCustomer } from '#lib/customers/update';
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
  for (const kind of ['person', 'company']) expect([...requiredFields(ctx.firm, kind)].toSorted()).toEqual(articleSix.toSorted());
  expect((await missingIn({ name: '' })).toSorted()).toEqual(articleSix.toSorted());
});

test('a firm may require the name only', async () => {
  await requireFields(ctx, {});
  expect(await missingIn({})).toEqual([]);
  expect(await missingIn({ name: '' })).toEqual(['name']);
});

test('a firm may require a set of its own, and go back to the six', async () => {
  await requireFields(ctx, requiringToSave(['taxId', 'contactName']));
  expect(await missingIn({ name: '' })).toEqual(['name', 'contactName', 'taxId']);
  await requireFields(await afterwards(), requiringToSave(articleSix));
  expect((await missingIn({ name: '' })).toSorted()).toEqual(articleSix.toSorted());
});

test('what cannot be required is left out', async () => {
  await requireFields(ctx, requiringToSave(['kind', 'terms', 'website', 'shoeSize', '__proto__', 'city']));
  expect((await afterwards()).firm.requiredFields).toEqual(requiringToSave(['city', 'name']));
});

test('whatever may be required, can be', async () => {
  await requireFields(ctx, requiringToSave(requirable));
  expect((await missingIn({ name: '' })).toSorted()).toEqual(requirable.toSorted());
});

test('another firm keeps to its own', async () => {
  const other = await aFirm('owner', { requiredFields: requiringToSave(['name', 'phone']) });
  await requireFields(ctx, requiringToSave(['city']));
  const [firm] = await store.read((db) => db.select().from(firms).where(eq(firms.id, other.firm.id)));
  expect(firm?.requiredFields).toEqual(requiringToSave(['name', 'phone']));
});

test('the change is recorded with what was required before and after', async () => {
  await requireFields(ctx, requiringToSave(['city']));
  const [event] = await store.read((db) => db.select().from(auditEvents));
  expect(event).toMatchObject({
    action: 'firm.updated', subjectId: ctx.firm.id, userId: ctx.user.id, changes: { requiredFields: { from: expect.stringContaining('street.person=save street.company=save'), to: 'city.person=save city.company=save name.person=save name.company=save' } },
  });
});

test('a policy may differ by kind of customer', async () => {
  await requireFields(ctx, { contactName: { company: 'save' } });
  expect(await missingIn({ kind: 'person' })).toEqual([]);
  expect(await missingIn({ kind: 'company' })).toEqual(['contactName']);
});

test('what is required to invoice blocks no save, and is named until it is there', async () => {
  await requireFields(ctx, { taxId: { company: 'invoice' }, city: { person: 'save', company: 'save' } });
  const { firm } = await afterwards();
  expect(await missingIn({ kind: 'company', city: 'Riyadh' })).toEqual([]);
  expect(missingForInvoicing({ firm, fields: [] }, values({ kind: 'company', city: 'Riyadh' }))).toEqual(['taxId']);
  expect(missingForInvoicing({ firm, fields: [] }, values({ kind: 'company' }))).toEqual(['taxId', 'city']);
  expect(missingForInvoicing({ firm, fields: [] }, values({ kind: 'person', city: 'Riyadh' }))).toEqual([]);
});

test('a policy that grew blocks no unrelated edit of an old record, but what was there may not be taken away', async () => {
  await requireFields(ctx, {});
  const id = await registerCustomer(await afterwards(), values({ phone: '0501234567' }));
  await requireFields(await afterwards(), requiringToSave(['city', 'phone']));
  const now = await afterwards();
  await updateCustomer(now, id, 1, values({ phone: '0501234567', street: 'Main Street' }));
  expect(await findCustomer(now, id)).toMatchObject({ street: 'Main Street', city: null, version: 2 });
  await expect(updateCustomer(now, id, 2, values({ phone: '' }))).rejects.toMatchObject({ problems: [{ field: 'phone', key: 'errors.required' }] });
});
