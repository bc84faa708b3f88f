import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { customers } from '#db/schema/customers';
import type { Context } from '#lib/context';
import { baseOf } from '#lib/customers/base';
import { findDraft, reviseDraft, startDraft } from '#lib/customers/draft';
import type { CustomerFieldName, CustomerValues, FieldName } from '#lib/customers/fields';
import { findCustomer } from '#lib/customers/queries';
import { findRecord } from '#lib/customers/record';
import { registerCustomer } from '#lib/customers/register';
import { saveDraft } from '#lib/customers/save-draft';
import { updateCustomer } from '#lib/customers/update';
import { Changed, Invalid, Missing } from '#lib/problems';
import { requiringToSave } from '#lib/customers/required-fields';
import { aColleague, aFirm, openEmptyStore, values } from '../support/firm.ts';

let ctx: Context;
let colleague: Context;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm('member');
  colleague = await aColleague(ctx.firm);
});

const everyCustomer = () => store.read((db) => db.select().from(customers).orderBy(customers.number));
const actionsOn = async (id: string) => (await store.read((db) => db.select().from(auditEvents).where(eq(auditEvents.subjectId, id)).orderBy(auditEvents.position))).map(({ action }) => action);

describe('the draft of a new customer', () => {
  test('saved fifty times at once makes one customer, and every press is answered with it', async () => {
    const draft = await startDraft(ctx, values({ name: 'Once' }), null);
    const ids = await Promise.all(Array.from({ length: 50 }, () => saveDraft(ctx, draft)));
    expect(new Set(ids).size).toBe(1);
    expect(await everyCustomer()).toMatchObject([{ id: ids[0], number: 1, name: 'Once' }]);
    expect(await actionsOn(ids[0] ?? '')).toEqual(['customer.registered']);
  });

  test('saved again later answers with the same customer, also when that has changed since', async () => {
    const draft = await startDraft(ctx, values(), null);
    const id = await saveDraft(ctx, draft);
    await updateCustomer(colleague, id, 1, values({ city: 'Bonn' }));
    expect(await saveDraft(ctx, draft)).toBe(id);
    expect(await findDraft(ctx, draft)).toMatchObject({ savedCustomerId: id });
    expect(await findCustomer(ctx, id)).toMatchObject({ version: 2, city: 'Bonn' });
    expect(await everyCustomer()).toHaveLength(1);
  });

  test('two drafts that say the same are two customers', async () => {
    const drafts = [await startDraft(ctx, values(), null), await startDraft(ctx, values(), null)];
    const ids = await Promise.all(drafts.map((draft) => saveDraft(ctx, draft)));
    expect(new Set(ids).size).toBe(2);
    expect((await everyCustomer()).map(({ number }) => number)).toEqual([1, 2]);
  });

  test('that cannot be saved leaves nothing, keeps what was typed, and can be saved once it is mended', async () => {
    const draft = await startDraft(ctx, values({ email: 'wrong' }), null);
    await expect(saveDraft(ctx, draft)).rejects.toThrow(Invalid);
    expect(await everyCustomer()).toEqual([]);
    expect(await findDraft(ctx, draft)).toMatchObject({ savedCustomerId: null, values: { email: 'wrong' } });
    await reviseDraft(ctx, draft, values({ email: 'right@example.com' }));
    await saveDraft(ctx, draft);
    expect(await everyCustomer()).toMatchObject([{ number: 1, email: 'right@example.com' }]);
  });

  test('is judged by what the firm requires at the moment of saving', async () => {
    const draft = await startDraft(ctx, values(), null);
    const stricter = { ...ctx, firm: { ...ctx.firm, requiredFields: requiringToSave(['name', 'city']) } };
    await expect(saveDraft(stricter, draft)).rejects.toMatchObject({ problems: [{ field: 'city', key: 'errors.required' }] });
  });
});

describe('the draft of an edit', () => {
  const before = values({ name: 'Maria', city: 'Berlin', phone: '1', terms: 'cash' });
  let id: string;

  beforeEach(async () => {
    id = await registerCustomer(ctx, before);
  });

  const edit = async (changes: Partial<Record<FieldName, string>>, version = 1) => startDraft(ctx, { ...before, ...changes } as CustomerValues, await baseOf(ctx, id, version));
  const reviewed = (version: number, choices: [CustomerFieldName, 'mine' | 'theirs'][] = []) => ({ version, choices: new Map(choices) });

  async function present(): Promise<CustomerValues> {
    const found = await findRecord(ctx, id);
    if (!found) throw new Missing(id);
    return found.values;
  }

  test('changes the customer and makes none', async () => {
    expect(await saveDraft(ctx, await edit({ city: 'Bonn' }), reviewed(1))).toBe(id);
    expect(await present()).toEqual({ ...before, city: 'Bonn' });
    expect(await everyCustomer()).toMatchObject([{ id, version: 2, updatedBy: ctx.user.id }]);
  });

  test('pressed twenty times at once changes the customer once', async () => {
    const draft = await edit({ city: 'Bonn' });
    const ids = await Promise.all(Array.from({ length: 20 }, () => saveDraft(ctx, draft, reviewed(1))));
    expect(new Set(ids)).toEqual(new Set([id]));
    expect(await actionsOn(id)).toEqual(['customer.registered', 'customer.updated']);
  });

  test('is put together with what a colleague changed elsewhere in the record meanwhile', async () => {
    const draft = await edit({ city: 'Bonn' });
    await updateCustomer(colleague, id, 1, { ...before, phone: '2' });
    await saveDraft(ctx, draft, reviewed(2));
    expect(await present()).toEqual({ ...before, city: 'Bonn', phone: '2' });
  });

  test('is not saved over a change that its review did not show', async () => {
    const draft = await edit({ city: 'Bonn' });
    await updateCustomer(colleague, id, 1, { ...before, phone: '2' });
    await expect(saveDraft(ctx, draft, reviewed(1))).rejects.toThrow(Changed);
    await expect(saveDraft(ctx, draft, null)).rejects.toThrow(Changed);
    expect(await present()).toEqual({ ...before, phone: '2' });
    expect(await findDraft(ctx, draft)).toMatchObject({ savedCustomerId: null });
  });

  test('needs a choice where both changed the same field, and names the field', async () => {
    const draft = await edit({ city: 'Bonn', terms: '30 days', name: 'Ana' });
    await updateCustomer(colleague, id, 1, { ...before, city: 'Ulm', terms: '14 days' });
    const problems = [{ field: 'terms', key: 'errors.chooseOne' }];
    await expect(saveDraft(ctx, draft, reviewed(2, [['city', 'mine']]))).rejects.toMatchObject({ problems });
    expect(await present()).toEqual({ ...before, city: 'Ulm', terms: '14 days' });
    await saveDraft(ctx, draft, reviewed(2, [['city', 'mine'], ['terms', 'theirs']]));
    expect(await present()).toEqual({ ...before, name: 'Ana', city: 'Bonn', terms: '14 days' });
  });

  test('takes no choice for a field that is not disputed', async () => {
    const draft = await edit({ city: 'Bonn' });
    await updateCustomer(colleague, id, 1, { ...before, phone: '2' });
    await saveDraft(ctx, draft, reviewed(2, [['phone', 'mine'], ['city', 'theirs']]));
    expect(await present()).toEqual({ ...before, city: 'Bonn', phone: '2' });
  });

  test('that changes nothing leaves no trace and is used up', async () => {
    const draft = await edit({});
    expect(await saveDraft(ctx, draft, reviewed(1))).toBe(id);
    expect(await findCustomer(ctx, id)).toMatchObject({ version: 1 });
    expect(await actionsOn(id)).toEqual(['customer.registered']);
    expect(await findDraft(ctx, draft)).toMatchObject({ savedCustomerId: id });
  });

  test('of a version that is long past finds what was changed since', async () => {
    const draft = await edit({ city: 'Bonn' });
    for (const [version, phone] of ['2', '3', '4'].entries()) await updateCustomer(colleague, id, version + 1, { ...before, phone });
    await saveDraft(ctx, draft, reviewed(4));
    expect(await present()).toEqual({ ...before, city: 'Bonn', phone: '4' });
  });

  test('at the same time as another of the same customer: one is saved, the other is told', async () => {
    const drafts = [await edit({ city: 'Bonn' }), await edit({ city: 'Ulm' })];
    const results = await Promise.allSettled(drafts.map((draft) => saveDraft(ctx, draft, reviewed(1))));
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')?.reason).toBeInstanceOf(Changed);
    expect(await findCustomer(ctx, id)).toMatchObject({ version: 2 });
  });
});
