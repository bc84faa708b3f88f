import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { store } from '#db/client';
import { customerDrafts } from '#db/schema/drafts';
import { day } from '#lib/clock';
import type { Context } from '#lib/context';
import { baseOf } from '#lib/customers/base';
import { discardDraft, findDraft, reviseDraft, startDraft, unfinishedDrafts } from '#lib/customers/draft';
import { registerCustomer } from '#lib/customers/register';
import { saveDraft } from '#lib/customers/save-draft';
import { Missing } from '#lib/problems';
import { aColleague, aFirm, openEmptyStore, values } from '../support/firm.ts';

let ctx: Context;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await openEmptyStore();
  ctx = await aFirm();
});

afterEach(() => {
  vi.useRealTimers();
});

const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);
const storedIds = async () => (await store.read((db) => db.select({ id: customerDrafts.id }).from(customerDrafts))).map(({ id }) => id);

test('a draft keeps every value exactly as it was typed, wrong ones too', async () => {
  const typed = values({ name: '  محمد  ', email: 'no e-mail', country: 'XX', paymentTermDays: '٣٠', terms: 'a\r\nb' });
  const id = await startDraft(ctx, typed, null);
  expect(await findDraft(ctx, id)).toEqual({ id, values: typed, edited: null, dismissed: [], savedCustomerId: null, createdAt: Date.now() });
});

test('a draft of an edit knows the customer as it was when the edit began', async () => {
  const customerId = await registerCustomer(ctx, values({ city: 'Berlin' }));
  const edited = await baseOf(ctx, customerId, 1);
  const id = await startDraft(ctx, values({ city: 'Bonn' }), edited);
  expect(await findDraft(ctx, id)).toMatchObject({ edited: { id: customerId, version: 1, values: { city: 'Berlin' } }, values: { city: 'Bonn' } });
});

test.each(['', 'no-such-draft', "' or 1=1 --"])('there is no draft %j', async (id) => {
  await startDraft(ctx, values(), null);
  expect(await findDraft(ctx, id)).toBeNull();
  await expect(reviseDraft(ctx, id, values())).rejects.toThrow(Missing);
  await expect(saveDraft(ctx, id)).rejects.toThrow(Missing);
});

describe("another person's draft", () => {
  test.each([
    ['a colleague', () => aColleague(ctx.firm, 'owner')],
    ['somebody of another firm', () => aFirm()],
    ['oneself under another firm', async () => ({ ...ctx, firm: (await aFirm()).firm })],
  ])('is not there for %s, and stays as it is', async (_, somebody) => {
    const id = await startDraft(ctx, values({ name: 'Mine' }), null);
    const other = await somebody();
    expect(await findDraft(other, id)).toBeNull();
    expect(await unfinishedDrafts(other)).toEqual([]);
    await expect(reviseDraft(other, id, values({ name: 'Theirs' }))).rejects.toThrow(Missing);
    await expect(saveDraft(other, id)).rejects.toThrow(Missing);
    await discardDraft(other, id);
    expect(await findDraft(ctx, id)).toMatchObject({ values: { name: 'Mine' }, savedCustomerId: null });
  });
});

describe('a draft lives for seven days from when it was last revised', () => {
  test('and is there until then', async () => {
    const id = await startDraft(ctx, values(), null);
    later(7 * day - 1);
    expect(await findDraft(ctx, id)).not.toBeNull();
    expect(await unfinishedDrafts(ctx)).toHaveLength(1);
  });

  test('and is gone then, for finding, revising, saving and discarding', async () => {
    const id = await startDraft(ctx, values(), null);
    later(7 * day);
    expect(await findDraft(ctx, id)).toBeNull();
    expect(await unfinishedDrafts(ctx)).toEqual([]);
    await expect(reviseDraft(ctx, id, values())).rejects.toThrow(Missing);
    await expect(saveDraft(ctx, id)).rejects.toThrow(Missing);
  });

  test('and anew with each revision', async () => {
    const id = await startDraft(ctx, values(), null);
    later(6 * day);
    await reviseDraft(ctx, id, values({ city: 'Bonn' }));
    later(6 * day);
    expect(await findDraft(ctx, id)).toMatchObject({ values: { city: 'Bonn' } });
  });

  test('and what is past it is swept out when the next one of the firm begins', async () => {
    const other = await aFirm();
    await startDraft(ctx, values(), null);
    const theirs = await startDraft(other, values(), null);
    later(day);
    const young = await startDraft(ctx, values(), null);
    later(6 * day + 1);
    const latest = await startDraft(ctx, values(), null);
    expect((await storedIds()).toSorted()).toEqual([theirs, young, latest].toSorted());
  });
});

test('a revised draft holds the new values alone', async () => {
  const id = await startDraft(ctx, values({ name: 'Old', city: 'Berlin' }), null);
  await reviseDraft(ctx, id, values({ name: 'New' }));
  expect(await findDraft(ctx, id)).toMatchObject({ values: { name: 'New', city: '' } });
});

test('a discarded draft is gone, and discarding it again does no harm', async () => {
  const [id, other] = [await startDraft(ctx, values(), null), await startDraft(ctx, values(), null)];
  await discardDraft(ctx, id);
  await discardDraft(ctx, id);
  expect(await findDraft(ctx, id)).toBeNull();
  expect(await storedIds()).toEqual([other]);
});

test('a draft that a save has used cannot be revised', async () => {
  const id = await startDraft(ctx, values(), null);
  await saveDraft(ctx, id);
  await expect(reviseDraft(ctx, id, values({ name: 'Again' }))).rejects.toThrow(Missing);
});

test('unfinished are the five latest that were begun as new and not saved, newest first', async () => {
  const ids = [];
  for (let index = 0; index < 7; index += 1) ids.push(await startDraft(ctx, values(), null));
  const [, , third = '', fourth = '', fifth, sixth, seventh] = ids;
  await saveDraft(ctx, fourth);
  const customerId = await registerCustomer(ctx, values());
  await startDraft(ctx, values(), await baseOf(ctx, customerId, 1));
  expect((await unfinishedDrafts(ctx)).map(({ id }) => id)).toEqual([seventh, sixth, fifth, third, ids[1]]);
});
