import type { Page } from '@playwright/test';
import { registerCustomer } from '#lib/customers/register';
import { draftInvoice } from '#lib/invoices/draft';
import { invoicesAPage } from '#lib/invoices/queries';
import { voidInvoice } from '#lib/invoices/void';
import { button, link } from '../support/browser-forms.ts';
import { addFirm, expect, signIn, test } from '../support/browser.ts';
import { values } from '../support/firm.ts';
import { anInvoice, documentValues, selling } from '../support/invoices.ts';

/** The customers in the rows, as they stand. */
const listed = (page: Page) => page.getByRole('rowheader').getByRole('link');

test('the list is searched, narrowed to days, a customer and a state, sorted, and says what it comes to', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  await selling(owner.ctx);
  const [a, b] = [await registerCustomer(owner.ctx, values({ name: 'Anna' })), await registerCustomer(owner.ctx, values({ name: 'Bernd' }))];
  await anInvoice(owner.ctx, a, '100', { issueDay: '2026-01-10', dueDay: '2026-01-20', reference: 'PO-1' });
  await anInvoice(owner.ctx, a, '30', { issueDay: '2026-02-10', dueDay: '2999-01-01' });
  await anInvoice(owner.ctx, b, '5', { issueDay: '2026-03-10', dueDay: '2999-01-01', currency: 'KWD' });
  await voidInvoice(owner.ctx, await anInvoice(owner.ctx, b, '70', { issueDay: '2026-03-11', dueDay: '2999-01-01' }), { reason: 'x' });
  await draftInvoice(owner.ctx, 'invoice', documentValues(b, [{ name: 'One', price: '1' }]));
  await signIn(page.context(), program, owner);
  await page.goto('/invoices');
  await expect(listed(page)).toHaveText([/^Bernd/, /^Bernd/, /^Bernd/, /^Anna/, /^Anna/]);
  const states = page.getByRole('navigation', { name: t('invoices.byState') });
  await expect(states.getByRole('link')).toHaveText([`${t('invoices.tabs.all')} 5`, `${t('invoices.tabs.draft')} 1`, `${t('invoices.tabs.open')} 3`, `${t('invoices.tabs.overdue')} 1`, `${t('invoices.tabs.paid')} 0`, `${t('invoices.tabs.void')} 1`]);
  await expect(page.locator('p.summary')).toContainText('5.000');

  await states.getByRole('link', { name: t('invoices.tabs.open') }).click();
  await expect(listed(page)).toHaveCount(3);
  await page.locator('#from').fill('2026-02-01');
  await page.locator('#to').fill('2026-02-28');
  await button(page, t('customers.search')).click();
  await expect(listed(page)).toHaveText([/^Anna/]);
  await expect(states.locator('[aria-current]')).toHaveText(`${t('invoices.tabs.open')} 1`);
  await page.locator('p.summary a.filter').first().click();
  await expect(page.locator('#from')).toHaveValue('');
  await expect(listed(page)).toHaveCount(2);

  await page.goto(`/invoices?customer=${a}&sort=total&dir=asc`);
  await expect(page.locator('tbody td.sum:nth-of-type(5)')).toHaveText([/30\.00/, /100\.00/]);
  await expect(page.getByRole('columnheader', { name: t('invoices.sums.total') })).toHaveAttribute('aria-sort', 'ascending');
  await page.locator('#q').fill('po-1');
  await button(page, t('customers.search')).click();
  await expect(listed(page)).toHaveCount(1);
  expect(new URL(page.url()).searchParams.get('customer')).toBe(a);
  await link(page, t('invoices.newTitle.invoice')).click();
  await expect(page.locator('[name=customer]')).toHaveValue(/Anna$/);
});

test('a long list has pages; one that is not there says so', { tag: '@plain' }, async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  const { customer } = await selling(owner.ctx);
  for (let count = 0; count <= invoicesAPage; count += 1) await draftInvoice(owner.ctx, 'invoice', documentValues(customer, []));
  await signIn(page.context(), program, owner);
  await page.goto('/invoices?state=draft');
  await expect(listed(page)).toHaveCount(invoicesAPage);
  await link(page, t('customers.next')).click();
  await expect(listed(page)).toHaveCount(1);
  await page.goto('/invoices?state=draft&page=9&from=yesterday&sort=moon');
  await link(page, t('customers.lastPage')).click();
  await expect(listed(page)).toHaveCount(1);
});
