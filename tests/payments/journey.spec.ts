import type { Locator, Page } from '@playwright/test';
import { registerCustomer } from '#lib/customers/register';
import { valuesWith } from '#lib/customers/fields';
import { todayOf } from '#lib/invoices/input';
import { addDays } from '#lib/day';
import { recordPayment } from '#lib/payments/record';
import { button, expectRefused, field, link, notice, row, title } from '../support/browser-forms.ts';
import { addFirm, addPerson, expect, type Person, signIn, test } from '../support/browser.ts';
import { anInvoice, selling } from '../support/invoices.ts';

const name = 'شركة الأفق';

/** A firm with a customer whose one invoice over 100 is 14 days late, as its owner sees it. */
async function owing(language: Person['ctx']['locale']): Promise<{ owner: Person; customer: string; invoice: string }> {
  const owner = await addFirm(language, { requiredFields: {} });
  await selling(owner.ctx);
  const customer = await registerCustomer(owner.ctx, valuesWith({ kind: 'company', name, city: 'الخبر', country: 'SA' }));
  const today = todayOf(owner.ctx);
  const invoice = await anInvoice(owner.ctx, customer, '100', { issueDay: addDays(today, -30), dueDay: addDays(today, -14) });
  return { owner, customer, invoice };
}

const head = (page: Page): Locator => page.locator('.head').first();
const standing = (page: Page): Locator => page.locator('.standing tbody tr');

test('an invoice is paid in two parts; the profile and the list say the same at each step', async ({ page, program, language, t }) => {
  const { owner, customer, invoice } = await owing(language);
  await signIn(page.context(), program, owner);
  const listed = async (balance: string) => {
    await page.goto('/customers?balance=owes');
    await expect(page.getByRole('row').filter({ hasText: name })).toContainText(balance);
    await page.goto(`/customers/${customer}`);
    await expect(head(page)).toContainText(balance);
    await expect(head(page)).toContainText(t('profile.late', { days: 14 }));
    await expect(standing(page)).toContainText(balance);
  };
  await listed('100.00');
  await page.goto(`/payments/new?invoice=${invoice}`);
  await expect(page.locator('[name=amount]')).toHaveValue('100.00');
  await page.locator('[name=amount]').fill('٣٠');
  await page.locator(`[name="allocate.${invoice}"]`).fill('31');
  await button(page, t('payments.save')).click();
  await expectRefused(page, t, [{ control: page.locator('[name=amount]'), message: t('payments.moreThanPaid') }]);
  await expect(page.locator('[name=amount]')).toHaveValue('٣٠');
  await page.locator(`[name="allocate.${invoice}"]`).fill('');
  await button(page, t('payments.save')).click();
  await expect(notice(page)).toHaveText(t('payments.recorded'));
  await listed('70.00');
  await link(page, t('payments.record')).click();
  await expect(page.locator('[name=amount]')).toHaveValue('70.00');
  await button(page, t('payments.save')).click();
  await expect(notice(page)).toHaveText(t('payments.recorded'));
  await page.goto(`/invoices/${invoice}`);
  await expect(page.locator('.head .state')).toHaveText(t('invoices.states.paid'));
  await page.goto('/customers?balance=owes');
  await expect(page.getByText(name)).toHaveCount(0);
  await page.goto('/customers?balance=settled&sort=activity&dir=desc');
  await expect(page.getByRole('rowheader').first()).toContainText(name);
});

test('what is overpaid is credit, which is set against another invoice, paid back, and taken back with a reason', async ({ page, program, language, t }) => {
  const { owner, customer, invoice } = await owing(language);
  await signIn(page.context(), program, owner);
  await page.goto('/payments');
  await link(page, t('payments.record')).click();
  await page.locator('[name=who]').fill('nobody at all');
  await button(page, t('payments.goOn')).click();
  await expect(page.getByText(t('payments.nobody'))).toBeVisible();
  await page.locator('[name=who]').fill(name);
  await button(page, t('payments.goOn')).click();
  await expect(page.locator('[name=amount]')).toHaveValue('100.00');
  await page.locator('[name=amount]').fill('180');
  await page.getByLabel(t('payments.methods.cash'), { exact: true }).check();
  await button(page, t('payments.save')).click();
  await expect(row(page, t('payments.asCredit'))).toContainText('80.00');
  await expect(row(page, t('payments.paidOn'))).toContainText('100.00');
  const payment = page.url();

  const next = await anInvoice(owner.ctx, customer, '50');
  await page.goto(`/payments/new?invoice=${next}`);
  await button(page, t('payments.applyCredit')).click();
  await expect(page.locator('.head .state')).toHaveText(t('invoices.states.paid'));

  await page.goto(`/customers/${customer}`);
  await expect(head(page)).toContainText('30.00');
  await link(page, t('payments.refundTitle')).click();
  await expect(page.locator('[name=amount]')).toHaveValue('30.00');
  await page.locator('[name=amount]').fill('30.01');
  await button(page, t('payments.saveRefund')).click();
  await expectRefused(page, t, [{ control: page.locator('[name=amount]'), message: t('payments.moreThanCredit') }]);
  await page.locator('[name=amount]').fill('30');
  await button(page, t('payments.saveRefund')).click();
  await expect(notice(page)).toHaveText(t('payments.refunded'));
  const refund = page.url();

  const takeBack = async () => {
    await link(page, t('payments.takeBack')).click();
    await field(page, t('invoices.reason')).fill('ارتد الشيك');
    await button(page, t('payments.takeBack')).click();
  };
  await page.goto(payment);
  await takeBack();
  await expectRefused(page, t, [{ message: t('payments.creditGone') }]);
  await page.goto(refund);
  await takeBack();
  await expect(page.getByText(t('payments.isVoid', { reason: 'ارتد الشيك' }))).toBeVisible();
  await page.goto(payment);
  await takeBack();
  await expect(notice(page)).toHaveText(t('payments.voided'));
  await page.goto(`/invoices/${invoice}`);
  await expect(page.locator('.head .state')).toHaveText(t('invoices.states.overdue'));
  await page.goto(`/customers/${customer}`);
  await expect(head(page)).toContainText('150.00');
});

test('a statement is drawn for a period, chosen or typed, and leads to what it names', async ({ page, program, language, t }) => {
  const { owner, customer } = await owing(language);
  await signIn(page.context(), program, owner);
  await page.goto(`/customers/${customer}`);
  await expect(page.getByRole('img', { name: t('profile.months.chart') })).toBeVisible();
  await link(page, t('statement.link')).click();
  await expect(title(page, t('statement.title'))).toBeVisible();
  await link(page, t('statement.periods.lastYear')).click();
  await expect(page.getByText(t('statement.none', { to: '' }).trim().slice(0, 12))).toBeVisible();
  const today = todayOf(owner.ctx);
  await page.locator('[name=from]').fill(addDays(today, -40));
  await page.locator('[name=to]').fill(today);
  await button(page, t('statement.show')).click();
  const entries = page.locator('.entries tbody tr');
  await expect(entries.first()).toContainText('0.00');
  await expect(entries.nth(1)).toContainText('INV-');
  await expect(entries.last()).toContainText('100.00');
  await page.goto(`/customers/${customer}/statement?from=${today}&to=${addDays(today, -1)}`);
  await expect(page.getByText(t('statement.wrongDays'))).toBeVisible();
});

test('archiving somebody who still owes says so, before and after', async ({ page, program, language, t }) => {
  const { owner, customer } = await owing(language);
  await signIn(page.context(), program, owner);
  await page.goto(`/customers/${customer}`);
  await expect(page.getByText(t('archive.owes'))).toContainText('100.00');
  await button(page, t('archive.archive')).click();
  await expect(page.locator('.todo').filter({ hasText: t('archive.owes') })).toContainText('100.00');
});

test('another firm and a viewer: what is not theirs is not there, what they may not do is said', { tag: '@plain' }, async ({ page, program, language, t }) => {
  const { owner, customer, invoice } = await owing(language);
  await signIn(page.context(), program, await addFirm(language));
  for (const address of [`/customers/${customer}/statement`, `/payments?customer=${customer}`, `/payments/new?customer=${customer}`, `/payments/new?customer=${customer}&kind=refund`, `/payments/new?invoice=${invoice}`]) {
    await page.goto(address);
    await expect(title(page, t('missing.title'))).toBeVisible();
  }
  const payment = await recordPayment(owner.ctx, { customerId: customer, day: todayOf(owner.ctx), method: 'cash', currency: 'SAR', amount: '1', reference: '', note: '' });
  for (const address of [`/payments/${payment}`, `/payments/${payment}/void`]) {
    await page.goto(address);
    await expect(title(page, t('missing.title'))).toBeVisible();
  }
  await page.context().clearCookies();
  await signIn(page.context(), program, await addPerson(owner.ctx.firm, 'viewer', language));
  for (const address of ['/payments/new', `/payments/new?customer=${customer}`, `/payments/new?customer=${customer}&kind=refund`, `/payments/${payment}/void`]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: t('forbidden.title') })).toBeVisible();
  }
  await page.goto(`/customers/${customer}`);
  await expect(head(page)).toContainText('99.00');
  await expect(link(page, t('payments.record'))).toHaveCount(0);
  await page.goto(`/customers/${customer}/statement`);
  await expect(title(page, t('statement.title'))).toBeVisible();
});
