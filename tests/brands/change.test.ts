import { beforeEach, expect, test } from 'vitest';
import { brandInputNames, changeBrand } from '#lib/brands/change';
import { brandOf, sellerOf } from '#lib/brands/queries';
import type { Context } from '#lib/context';
import { aFirm, openEmptyStore } from '../support/firm.ts';

let ctx: Context;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
});

const nothing = Object.fromEntries(brandInputNames.map((name) => [name, '']));

test('the name on documents is the firm\'s own, also after a later change of it, where no other was given', async () => {
  await changeBrand(ctx, { ...nothing, legalName: ` ${ctx.firm.name} ` });
  const renamed = { ...ctx.firm, name: 'Renamed' };
  expect(sellerOf(await brandOf(ctx), renamed).name).toBe('Renamed');
  await changeBrand(ctx, { ...nothing, legalName: 'Nour Trading Establishment' });
  expect(sellerOf(await brandOf(ctx), renamed).name).toBe('Nour Trading Establishment');
});

test.each(['SA0380000000608010167519', 'sa03 8000 0000 6080 1016 7519', 'SA03-8000-0000-6080-1016-7519', 'SA٠٣ ٨٠٠٠ ٠٠٠٠ ٦٠٨٠ ١٠١٦ ٧٥١٩'])('the account number %s is kept in capitals and without spaces', async (iban) => {
  await changeBrand(ctx, { ...nothing, iban });
  expect((await brandOf(ctx)).iban).toBe('SA0380000000608010167519');
});

test('an account number whose check digits do not fit is refused', async () => {
  await expect(changeBrand(ctx, { ...nothing, iban: 'SA03 8000 0000 6080 1016 7518' })).rejects.toMatchObject({ problems: [{ field: 'iban', key: 'errors.iban' }] });
});

test.each([['deut de ff 500', 'DEUTDEFF500'], ['COBADEFF', 'COBADEFF'], ['', null]])('the code of a bank %j is kept as %s', async (bic, kept) => {
  await changeBrand(ctx, { ...nothing, bic });
  expect((await brandOf(ctx)).bic).toBe(kept);
});

test.each(['DEUT', 'DEUTDEFF5', '12345678', 'DEUTDEFF500500'])('%s is no code of a bank', async (bic) => {
  await expect(changeBrand(ctx, { ...nothing, bic })).rejects.toMatchObject({ problems: [{ field: 'bic', key: 'errors.bic' }] });
});
