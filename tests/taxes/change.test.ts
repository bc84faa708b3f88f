import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { addUsualTaxes, createTax, setTaxArchived } from '#lib/taxes/change';
import { allTaxRates, taxChoice } from '#lib/taxes/queries';
import { aFirm, openEmptyStore } from '../support/firm.ts';

beforeEach(openEmptyStore);

const vat = { nameAr: 'ضريبة', nameEn: 'VAT', category: 'standard', rate: '15', reason: '', validFrom: '', validUntil: '' };
const actions = async () => (await store.read((db) => db.select({ action: auditEvents.action }).from(auditEvents).orderBy(auditEvents.position))).map(({ action }) => action);

test('pressed twice, a tax is archived once, on the day of the first press', async () => {
  const ctx = await aFirm();
  const id = await createTax(ctx, vat);
  await setTaxArchived(ctx, id, true);
  const first = await allTaxRates(ctx);
  await setTaxArchived(ctx, id, true);
  expect(await allTaxRates(ctx)).toEqual(first);
  await setTaxArchived(ctx, id, false);
  await setTaxArchived(ctx, id, false);
  expect(await actions()).toEqual(['tax.created', 'tax.archived', 'tax.restored']);
  await expect(setTaxArchived(ctx, 'nothing', true)).rejects.toMatchObject({ name: 'Missing' });
});

test('the usual taxes of a country are added once', async () => {
  const ctx = await aFirm('owner', { country: 'MA' });
  expect([await addUsualTaxes(ctx), await addUsualTaxes(ctx)]).toEqual([2, 0]);
  expect((await allTaxRates(ctx)).map(({ basisPoints }) => basisPoints)).toEqual([2000, 1000]);
});

test('of a tax by which nothing is charged, the reason is asked', async () => {
  const ctx = await aFirm();
  await expect(createTax(ctx, { ...vat, category: 'exempt', rate: '' })).rejects.toMatchObject({ problems: [{ field: 'reason', key: 'errors.required' }] });
});

test('a rate is chosen by its name and how much it is, in the digits and the language of the reader', async () => {
  const ctx = await aFirm();
  await createTax(ctx, { ...vat, rate: '٥٫٥' });
  const [rate] = await allTaxRates(ctx);
  if (!rate) throw new Error('There is no tax');
  expect(taxChoice(ctx, rate)).toEqual({ value: rate.id, label: 'VAT 5.5%' });
  expect(taxChoice({ ...ctx, locale: 'ar', user: { ...ctx.user, digits: 'arab' } }, rate).label).toBe('ضريبة ٥٫٥%');
});
