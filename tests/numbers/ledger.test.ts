import { beforeEach, expect, test } from 'vitest';
import { ledgerPage } from '#lib/numbers/ledger';
import { aFirm, openEmptyStore } from '../support/firm.ts';
import { anInvoice, selling } from '../support/invoices.ts';

beforeEach(openEmptyStore);

test('a page ahead of the first is the first, and one behind the last is empty', async () => {
  const ctx = await aFirm();
  const { customer } = await selling(ctx);
  await anInvoice(ctx, customer, '10');
  const pages = await Promise.all([1, 0, -3, 2].map(async (page) => ledgerPage(ctx, '', page)));
  expect(pages.map((numbers) => numbers.length)).toEqual([1, 1, 1, 0]);
});
