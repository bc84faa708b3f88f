import { beforeEach, expect, test, vi } from 'vitest';
import { store } from '#db/client';
import { firms } from '#db/schema/firms';
import { users } from '#db/schema/users';
import { auditFaults } from '#lib/audit/verify';
import { allTaxRates } from '#lib/taxes/queries';
import { contextOf } from '#lib/users/context-of';
import { signIn } from '#lib/users/sign-in';
import { aFirm, openEmptyStore } from '../support/firm.ts';

const given = { firmName: ' Nour Trading ', name: 'سارة', email: 'Sara@Example.com', password: 'correct horse battery', locale: 'ar' };

let setUp: typeof import('#lib/users/set-up').setUp;
let isSetUp: typeof import('#lib/users/set-up').isSetUp;

beforeEach(async () => {
  await openEmptyStore();
  // It remembers that somebody is here; every test begins as a new process would.
  vi.resetModules();
  ({ setUp, isSetUp } = await import('#lib/users/set-up'));
});

const stored = async () => [await store.read((db) => db.select().from(firms)), await store.read((db) => db.select().from(users))] as const;

test('an installation is set up with a firm and its owner, who can sign in', async () => {
  expect(await isSetUp()).toBe(false);
  const id = await setUp(given, 'SA');
  expect(await isSetUp()).toBe(true);
  const [[firm], [owner]] = await stored();
  expect(firm).toMatchObject({ name: 'Nour Trading', country: 'SA', requiredFields: null });
  expect(owner).toMatchObject({ id, firmId: firm?.id, name: 'سارة', email: 'Sara@Example.com', role: 'owner', locale: 'ar', disabledAt: null });
  expect(await signIn({ email: 'sara@example.com', password: given.password }, '')).toBe(id);
});

test('a new firm has the usual taxes of its country, and may invoice at once', async () => {
  const id = await setUp(given, 'SA');
  const ctx = await contextOf(id);
  expect((ctx ? await allTaxRates(ctx) : []).map(({ category, basisPoints }) => [category, basisPoints])).toEqual([['standard', 1500], ['zero', 0]]);
  expect(await auditFaults()).toEqual([]);
});

test('one whose country is not known, or has no usual taxes, begins without', async () => {
  const ctx = await contextOf(await setUp(given, null));
  expect(ctx && (await allTaxRates(ctx))).toEqual([]);
});

test('the password does not stand in the database', async () => {
  await setUp(given, null);
  expect(JSON.stringify(await stored())).not.toContain(given.password);
});

test('it is set up once: a second time is refused, and writes nothing', async () => {
  await setUp(given, null);
  await expect(setUp({ ...given, email: 'other@example.com' }, null)).rejects.toMatchObject({ name: 'Forbidden' });
  expect((await stored()).map((rows) => rows.length)).toEqual([1, 1]);
});

test('of many who set it up at once, one is the owner', async () => {
  const results = await Promise.allSettled(Array.from({ length: 8 }, (_, index) => setUp({ ...given, email: `${index}@example.com` }, null)));
  const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []));
  expect(reasons.map(({ name }) => name)).toEqual(Array.from({ length: 7 }, () => 'Forbidden'));
  expect((await stored()).map((rows) => rows.length)).toEqual([1, 1]);
});

test('where somebody can sign in, it is set up', async () => {
  await aFirm();
  expect(await isSetUp()).toBe(true);
  await expect(setUp(given, null)).rejects.toMatchObject({ name: 'Forbidden' });
});

test.each([
  ['firmName', ' ', 'errors.required'],
  ['firmName', 'x'.repeat(201), 'errors.tooLong'],
  ['name', '', 'errors.required'],
  ['email', '', 'errors.required'],
  ['email', 'sara', 'errors.email'],
  ['email', 'sara qahtani@example.com', 'errors.email'],
  ['email', `${'a'.repeat(250)}@b.de`, 'errors.tooLong'],
  ['password', '', 'errors.required'],
  ['password', 'short', 'errors.passwordShort'],
  ['password', 'nour trading 1', 'errors.passwordGuessable'],
  ['locale', 'fr', 'errors.choice'],
])('%s %j is refused at its field, and nothing is written', async (field, value, key) => {
  await expect(setUp({ ...given, [field]: value }, null)).rejects.toMatchObject({ name: 'Invalid', problems: [{ field, key }] });
  expect(await stored()).toEqual([[], []]);
});
