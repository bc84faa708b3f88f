import { addDays, dayIn } from '#lib/day';
import { now } from '#lib/clock';
import { calendarDay } from '#lib/format';
import { beginReminding, listReminderPlans } from '#lib/reminders/change-plan';
import { registerCustomer } from '#lib/customers/register';
import { button, link, notice, title } from '../support/browser-forms.ts';
import { addFirm, addPerson, expect, signIn, test } from '../support/browser.ts';
import { values } from '../support/firm.ts';
import { anInvoice, selling } from '../support/invoices.ts';
import { aReachable } from '../support/reminders.ts';

const today = dayIn('UTC', now());

test('reminders are begun, planned, written in the firm’s own words, and chosen for whom they hold', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  await selling(owner.ctx);
  const customer = await aReachable(owner.ctx);
  await signIn(page.context(), program, owner);
  await page.goto('/settings/reminders');
  await button(page, t('reminders.begin')).click();
  await expect(notice(page)).toHaveText(t('reminders.said.begun'));
  const standard = page.getByRole('listitem').filter({ hasText: t('reminders.usual.standard') }).first();
  await expect(standard).toContainText(t('reminders.stepDay.before', { count: 3 }));

  await link(page, t('reminders.newPlan')).click();
  await page.locator('[name="name"]').fill('Strict');
  await page.locator('[name="step.1.days"]').fill('400');
  await button(page, t('reminders.createPlan')).click();
  await expect(page.getByRole('heading', { name: t('errors.summary') })).toBeVisible();
  await page.locator('[name="step.1.days"]').fill('5');
  await page.locator('[name="step.1.tone"]').selectOption('last');
  await page.locator('[name="step.1.fee"]').fill('20');
  await button(page, t('reminders.createPlan')).click();
  await expect(notice(page)).toHaveText(t('reminders.said.plan'));
  await expect(page.getByRole('listitem').filter({ hasText: 'Strict' }).first()).toContainText('20.00');

  await page.locator('[name="chosen.firm"]').selectOption({ label: 'Strict' });
  await button(page, t('reminders.choose')).click();
  await expect(notice(page)).toHaveText(t('reminders.said.chosen'));
  await page.locator('[name="time"]').fill('25:00');
  await button(page, t('reminders.save')).click();
  await expect(page.getByRole('heading', { name: t('errors.summary') })).toBeVisible();
  await page.locator('[name="time"]').fill('10:30');
  await page.locator('[name="weekend"]').selectOption('none');
  await button(page, t('reminders.save')).click();
  await expect(notice(page)).toHaveText(t('reminders.said.settings'));

  await page.goto('/settings/reminders/texts/last/en');
  await page.locator('[name="body"]').fill('Pay {amount} at once, {customer}. {nothing}');
  await button(page, t('reminders.showPreview')).click();
  await expect(page.getByRole('heading', { name: t('errors.summary') })).toBeVisible();
  await page.locator('[name="body"]').fill('Pay {amount} at once, {customer}.');
  await button(page, t('reminders.showPreview')).click();
  await expect(page.locator('.letter-preview')).toContainText('Pay 1,150.00 SAR at once');
  await button(page, t('reminders.saveText')).click();
  await expect(notice(page)).toHaveText(t('reminders.said.text'));

  const invoice = await anInvoice(owner.ctx, customer, '100', { language: 'en' });
  await page.goto(`/invoices/${invoice}`);
  const section = page.locator('section', { has: page.locator('#reminders') });
  await expect(section).toContainText(t('reminders.holds', { plan: 'Strict' }));
  await section.getByRole('link', { name: new RegExp(t('reminders.see')) }).first().click();
  await expect(page.locator('.letter-preview')).toContainText('Pay 100.00 SAR at once');
  await expect(page.getByText('noor@example.com')).toBeVisible();

  await page.goto(`/customers/${customer}`);
  await page.locator('[name="chosen"]').selectOption('none');
  await button(page, t('reminders.choose')).click();
  await expect(notice(page)).toHaveText(t('reminders.said.chosen'));
  await expect(page.locator('section', { has: page.locator('#reminders') })).toContainText(t('reminders.levels.customer'));
});

test('what goes out is seen before it does: held, let go, left out, stopped with a reason, and reminded of again', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  await selling(owner.ctx);
  const customer = await aReachable(owner.ctx);
  await beginReminding(owner.ctx);
  const invoice = await anInvoice(owner.ctx, customer, '100', { dueDay: addDays(today, 5) });
  await signIn(page.context(), program, owner);
  await page.goto('/invoices');
  await link(page, t('reminders.title')).click();
  await expect(title(page, t('reminders.todayTitle'))).toBeVisible();
  const item = page.getByRole('listitem').filter({ hasText: 'INV-' });
  await expect(item).toHaveCount(1);
  await item.getByRole('button', { name: new RegExp(`^${t('reminders.hold')}`) }).click();
  await expect(notice(page)).toHaveText(t('reminders.said.held'));
  await expect(item.locator('.state')).toHaveText(t('reminders.states.held'));
  await item.getByRole('button', { name: new RegExp(`^${t('reminders.letGo')}`) }).click();
  await expect(notice(page)).toHaveText(t('reminders.said.released'));
  await item.getByRole('button', { name: new RegExp(`^${t('reminders.skip')}`) }).click();
  await expect(notice(page)).toHaveText(t('reminders.said.skipped'));
  await expect(item).toHaveCount(0);

  await page.goto(`/invoices/${invoice}`);
  const section = page.locator('section', { has: page.locator('#reminders') });
  await expect(section).toContainText(owner.ctx.user.name);
  await link(page, t('reminders.manage')).click();
  await page.getByRole('radio', { name: t('reminders.stops.disputed') }).check();
  await button(page, t('reminders.stop')).click();
  await expect(page.getByRole('heading', { name: t('errors.summary') })).toBeVisible();
  await page.locator('[name="reason"]').fill('Goods were broken');
  await button(page, t('reminders.stop')).click();
  await expect(notice(page).first()).toHaveText(t('reminders.said.stopped'));
  await expect(section).toContainText('Goods were broken');
  await button(page, t('reminders.resume')).click();
  await expect(notice(page).first()).toHaveText(t('reminders.said.resumed'));
  await expect(section.getByText(calendarDay(addDays(today, 5), language, 'latn'))).toHaveCount(0);
  await expect(section).toContainText(t('reminders.coming'));
});

test('who may only look sees what goes out and an explanation where more is needed; a stranger sees nothing', { tag: '@plain' }, async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  await selling(owner.ctx);
  const customer = await registerCustomer(owner.ctx, values({ name: 'Nobody' }));
  await beginReminding(owner.ctx);
  const invoice = await anInvoice(owner.ctx, customer, '100', { dueDay: addDays(today, 5) });
  const [plan] = await listReminderPlans(owner.ctx);
  const step = plan?.steps[0]?.id ?? '';
  await signIn(page.context(), program, await addPerson(owner.ctx.firm, 'viewer', language));
  await page.goto('/invoices/reminders');
  await expect(page.getByRole('listitem').filter({ hasText: 'INV-' })).toHaveCount(1);
  await expect(page.getByRole('button', { name: new RegExp(t('reminders.hold')) })).toHaveCount(0);
  for (const address of ['/settings/reminders', '/settings/reminders/plans/new', `/settings/reminders/plans/${plan?.id ?? ''}`, '/settings/reminders/texts/firm/ar', `/invoices/${invoice}/reminders`]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: t('forbidden.title') })).toBeVisible();
  }
  await page.goto(`/invoices/${invoice}/reminders/${step}`);
  await expect(page.getByText(t('reminders.noReceiver.noEmail'))).toBeVisible();
  await signIn(page.context(), program, await addFirm(language));
  for (const address of [`/invoices/${invoice}/reminders`, `/invoices/${invoice}/reminders/${step}`, `/settings/reminders/plans/${plan?.id ?? ''}`, `/settings/reminders/texts/${step}/ar`, '/settings/reminders/texts/firm/de']) {
    expect((await page.goto(address))?.status()).toBe(404);
  }
});
