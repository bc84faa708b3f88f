import type { Locator, Page } from '@playwright/test';
import { dismissedOf } from '#lib/customers/dismissed';
import { startDraft } from '#lib/customers/draft';
import { valuesWith } from '#lib/customers/fields';
import { registerCustomer } from '#lib/customers/register';
import { fieldLabel } from '#lib/customers/show';
import type { MessageKey, MessageValues, Translate } from '#lib/messages';
import { button, customerField, link, notice, row, title } from '../support/browser-forms.ts';
import { expect, test } from '../support/browser.ts';

const typed = valuesWith({
  kind: 'person', name: 'MARIA ANDERS', country: 'SA', street: 'شارع العليا 12', city: 'الرياص', postalCode: '12213', email: 'maria@gmial.com', phone: '0501234567', taxId: '310122393500001', terms: 'net 30', paymentTermDays: '0',
});

const remarks = (page: Page, t: Translate): Locator => page.getByRole('region', { name: t('review.pleaseCheck') });
const useIt = (page: Page, t: Translate, field: Parameters<typeof fieldLabel>[0]): Locator => button(page, `${t('review.useIt')}: ${t(fieldLabel(field, 'person'))}`);

const itIsRight = (page: Page, t: Translate, field: Parameters<typeof fieldLabel>[0], key: MessageKey, values?: MessageValues): Locator =>
  button(page, t('review.isRightAbout', { field: t(fieldLabel(field, 'person')), finding: t(key, values) }));

test('one press corrects what was meant, shown old beside new before, and leaves all else as it was typed', async ({ desk: page, owner, t }) => {
  const address = `/customers/new/review?draft=${await startDraft(owner.ctx, typed, null)}`;
  await page.goto(address);
  const email = remarks(page, t).getByRole('listitem').filter({ hasText: t('customers.fields.email') }).first();
  await expect(email).toContainText(t('checks.emailSlip', { domain: 'gmial.com', meant: 'gmail.com' }));
  await expect(email.getByRole('deletion')).toHaveText('maria@gmial.com');
  await expect(email.getByRole('insertion')).toHaveText('maria@gmail.com');

  await useIt(page, t, 'email').click();
  await expect(row(page, t('customers.fields.email'))).toContainText('maria@gmail.com');
  await expect(page).toHaveURL(new RegExp(`${address.replaceAll('?', '\\?')}#findings$`));
  await expect(page.locator('#findings:focus, #findings:target')).toHaveCount(1);
  await useIt(page, t, 'name').click();
  await expect(row(page, t('customers.fullName'))).toContainText('Maria Anders');
  await useIt(page, t, 'city').click();
  await expect(row(page, t('customers.fields.city'))).toContainText('الرياض');
  await useIt(page, t, 'paymentTermDays').click();
  await expect(row(page, t('customers.fields.paymentTermDays'))).toContainText('30');
  await expect(row(page, t('customers.fields.street'))).toContainText(typed.street);

  await expect(remarks(page, t)).toContainText(t('customers.fields.taxId'));
  await button(page, t('review.save')).click();
  await expect(notice(page)).toHaveText(t('profile.registered', { number: 1 }));
  await expect(title(page, 'Maria Anders')).toBeVisible();
});

test('what is said to be right is left alone until its value changes or it is brought back, also with the saved customer', async ({ desk: page, owner, t }) => {
  const values = valuesWith({ ...typed, name: 'Maria Anders', city: 'الرياض', email: 'maria@example.com', terms: '', paymentTermDays: '' });
  await page.goto(`/customers/new/review?draft=${await startDraft(owner.ctx, values, null)}`);
  const right = itIsRight(page, t, 'taxId', 'checks.taxIdForm', { country: new Intl.DisplayNames([owner.ctx.locale], { type: 'region' }).of('SA') ?? '', example: '3xxxxxxxxxxxxx3' });
  await right.click();
  await expect(page.getByText(t('review.nothingUnusual'))).toBeVisible();
  await expect(page.getByText(t('review.saidRight', { count: 1 }))).toBeVisible();
  await button(page, t('review.showAgain')).click();
  await expect(right).toBeVisible();
  await right.click();
  await expect(page.getByText(t('review.saidRight', { count: 1 }))).toBeVisible();
  await button(page, t('review.save')).click();
  await expect(notice(page)).toHaveText(t('profile.registered', { number: 1 }));
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  expect(await dismissedOf(owner.ctx, id)).toHaveLength(1);

  const review = async (field: 'taxId' | 'district', value: string) => {
    await page.goto(`/customers/${id}/edit`);
    await customerField(page, t, field).fill(value);
    await button(page, t('form.review')).click();
    await expect(title(page, t('review.titleOf', { name: 'Maria Anders' }))).toBeVisible();
  };
  await review('district', 'العليا');
  await expect(page.getByText(t('review.saidRight', { count: 1 }))).toBeVisible();
  await review('taxId', '310122393500002');
  await expect(right).toBeVisible();
});

test('a customer with the same e-mail is named, and one press away', async ({ desk: page, owner, t }) => {
  const id = await registerCustomer(owner.ctx, valuesWith({ ...typed, name: 'ليلى حسن', email: 'Maria@Example.com' }));
  await page.goto(`/customers/new/review?draft=${await startDraft(owner.ctx, valuesWith({ kind: 'person', name: 'Maria Anders', email: 'maria@example.com' }), null)}`);
  await expect(remarks(page, t)).toContainText(t('checks.emailOwner', { name: 'ليلى حسن', number: '1' }));
  await expect(link(page, t('review.openCustomer', { number: '1' }))).toHaveAttribute('href', `/customers/${id}`);
});
