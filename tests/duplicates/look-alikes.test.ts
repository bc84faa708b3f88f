import { beforeEach, expect, test } from 'vitest';
import type { Context } from '#lib/context';
import { listContacts } from '#lib/contacts/queries';
import { addDraftAsContact } from '#lib/contacts/add-draft';
import { archiveCustomer } from '#lib/customers/archive';
import { findDraft, startDraft } from '#lib/customers/draft';
import { distinctFrom, keepApart } from '#lib/customers/duplicates/distinct';
import { comparableOf, findLookAlikes } from '#lib/customers/duplicates/look-alikes';
import { listPairs, notComparedYet } from '#lib/customers/duplicates/pairs';
import { compareNext } from '#lib/customers/duplicates/watch';
import type { CustomerValues } from '#lib/customers/fields';
import { registerCustomer } from '#lib/customers/register';
import { saveDraft } from '#lib/customers/save-draft';
import { updateCustomer } from '#lib/customers/update';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';

let ctx: Context;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
});

const mohammed = values({ name: 'محمد أحمد العتيبي', phone: '0501234567', city: 'الرياض', country: 'SA', email: 'm@example.com', street: 'شارع العليا 7', postalCode: '12271' });
const alike = async (typed: CustomerValues, id: string | null = null) => (await findLookAlikes(ctx, comparableOf(ctx, typed), id)).map(({ customer }) => customer.name);
const compareAll = async () => {
  while (await compareNext()) continue;
};
const pairs = async () => (await listPairs(ctx, 1)).pairs.map(({ one, other }) => [one.name, other.name]);

test.each<[string, Partial<CustomerValues>]>([
  ['the phone', { name: 'Mohammed Ahmad Al-Otaibi', phone: '+966501234567' }],
  ['the e-mail', { name: 'محمد العتيبي', email: 'M@EXAMPLE.com' }],
  ['the house', { name: 'Mohammed Otaibi', street: 'شارع العليا', buildingNumber: '7', postalCode: '١٢٢٧١' }],
  ['the whole name', { name: 'محمد احمد العتيبى', city: 'الرياض' }],
  ['the name with a slip', { name: 'محمد أحمد العتبي', city: 'الرياض', postalCode: '12271' }],
  ['the name in the other script', { name: 'Mohamed Ahmed Alotaibi', city: 'Riyadh' }],
])('a look-alike is found by %s', async (_, typed) => {
  await registerCustomer(ctx, mohammed);
  await registerCustomer(ctx, values({ name: 'Sven Ottlieb', city: 'Aachen' }));
  expect(await alike(values(typed))).toEqual(['محمد أحمد العتيبي']);
});

test('archived customers are among them, the customer itself is not, and another firm’s never', async () => {
  const id = await registerCustomer(ctx, mohammed);
  expect(await alike(mohammed, id)).toEqual([]);
  await archiveCustomer(ctx, id, 1);
  expect(await alike(mohammed)).toEqual([mohammed.name]);
  const stranger = await aFirm();
  expect(await findLookAlikes(stranger, comparableOf(stranger, mohammed), null)).toEqual([]);
});

test('namesakes of another firm do not stand in the way, however many they are', async () => {
  const stranger = await aFirm();
  for (let number = 0; number < 60; number += 1) await registerCustomer(stranger, values({ name: 'محمد أحمد العتيبي', city: 'الرياض' }));
  await registerCustomer(ctx, mohammed);
  expect(await alike(values({ name: 'Mohamed Ahmed Alotaibi', city: 'Riyadh' }))).toEqual([mohammed.name]);
});

test('who bears the whole name is found behind any number who bear two of its words, with a slip or in the other script', async () => {
  const words = ['سعيد', 'رائد', 'الحداد'];
  for (let number = 0; number < 90; number += 1) await registerCustomer(ctx, values({ name: [...words.toSpliced(number % 3, 1), `${['بدر', 'فهد', 'نورة'][number % 3]}`].join(' '), city: 'جدة', country: 'SA' }));
  const name = words.join(' ');
  await registerCustomer(ctx, values({ name, city: 'الرياض', country: 'SA' }));
  for (const typed of [name, 'سعيد رائد الحدداد', 'الحداد سعيد رائد', 'Saeed Raed Alhaddad']) expect(await alike(values({ name: typed, city: 'الرياض', country: 'SA' }))).toContain(name);
});

test('two who were said to be two are not shown again', async () => {
  const [one, other] = [await registerCustomer(ctx, mohammed), await registerCustomer(ctx, mohammed)];
  expect(await alike(mohammed, one)).toEqual([mohammed.name]);
  await keepApart(ctx, one, other, 'Namesakes');
  expect(await alike(mohammed, one)).toEqual([]);
  expect(await alike(mohammed, other)).toEqual([]);
  expect(await distinctFrom(ctx, other)).toEqual(new Set([one]));
  await expect(keepApart(ctx, one, 'nobody', '')).rejects.toThrow();
});

test('a draft that is saved although it looks like somebody remembers that they are two, and why', async () => {
  const known = await registerCustomer(ctx, mohammed);
  const saved = await saveDraft(ctx, await startDraft(ctx, mohammed, null), null, { others: [known], reason: 'Father and son' });
  expect(await distinctFrom(ctx, saved)).toEqual(new Set([known]));
});

test('a draft of another firm’s look-alike saves nothing', async () => {
  const draft = await startDraft(ctx, mohammed, null);
  const stranger = await aFirm();
  const theirs = await registerCustomer(stranger, mohammed);
  await expect(saveDraft(ctx, draft, null, { others: [theirs], reason: '' })).rejects.toThrow();
  expect((await findDraft(ctx, draft))?.savedCustomerId).toBeNull();
});

test('what was entered can be taken as a contact of who is there', async () => {
  const known = await registerCustomer(ctx, values({ kind: 'company', name: 'Alfreds Futterkiste' }));
  const draft = await startDraft(ctx, values({ kind: 'company', name: 'Alfreds', contactName: 'Maria Anders', email: 'maria@example.com', phone: '030 1' }), null);
  await addDraftAsContact(ctx, draft, known);
  expect(await listContacts(ctx, known)).toMatchObject([{ name: 'Maria Anders', emails: ['maria@example.com'], phones: ['030 1'] }]);
  expect((await findDraft(ctx, draft))?.savedCustomerId).toBe(known);
  await expect(addDraftAsContact(ctx, draft, known)).rejects.toThrow();
});

test('the possible duplicates of the register follow what is registered, changed and decided', async () => {
  const one = await registerCustomer(ctx, mohammed);
  const other = await registerCustomer(ctx, values({ name: 'Sven Ottlieb' }));
  expect(await notComparedYet(ctx)).toBeGreaterThan(0);
  await compareAll();
  expect(await notComparedYet(ctx)).toBe(0);
  expect(await pairs()).toEqual([]);
  await updateCustomer(ctx, other, 1, { ...mohammed, name: 'Mohammed Ahmad Al-Otaibi' });
  await compareAll();
  expect(await pairs()).toEqual([['محمد أحمد العتيبي', 'Mohammed Ahmad Al-Otaibi']]);
  await updateCustomer(ctx, other, 2, values({ name: 'Sven Ottlieb' }));
  await compareAll();
  expect(await pairs()).toEqual([]);
  await updateCustomer(ctx, other, 3, mohammed);
  await compareAll();
  await keepApart(ctx, one, other, '');
  expect(await pairs()).toEqual([]);
  await compareAll();
  expect(await pairs()).toEqual([]);
});

test('a register that was there before is compared from its beginning, a few at a time, and each firm for itself', async () => {
  for (let index = 0; index < 30; index += 1) await registerCustomer(ctx, values({ name: `Customer ${'abcdefghijklmnopqrstuvwxyzäöüß'[index]}`, phone: `+4930${1000000 + index * 7919}` }));
  await registerCustomer(ctx, mohammed);
  await registerCustomer(ctx, mohammed);
  const stranger = await aFirm();
  await registerCustomer(stranger, mohammed);
  expect(await compareNext()).toBe(true);
  await compareAll();
  expect(await pairs()).toEqual([[mohammed.name, mohammed.name]]);
  expect((await listPairs(stranger, 1)).total).toBe(0);
});
