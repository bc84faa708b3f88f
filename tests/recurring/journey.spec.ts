import { eq } from 'drizzle-orm';
import { store } from '#db/client';
import { recurringInvoices } from '#db/schema/invoices';
import { now } from '#lib/clock';
import { addDays, addMonths, dayIn } from '#lib/day';
import { calendarDay } from '#lib/format';
import { draftInvoice } from '#lib/invoices/draft';
import { planRecurring } from '#lib/recurring/plan';
import { documentsOfPlan, findRecurring } from '#lib/recurring/queries';
import { button, expectRefused, link, notice, row, title } from '../support/browser-forms.ts';
import { addFirm, addPerson, expect, signIn, test } from '../support/browser.ts';
import { anInvoice, documentValues, selling } from '../support/invoices.ts';

const today = dayIn('UTC', now());
const typed = { every: '1', unit: 'week', startDay: addDays(today, 3), endDay: '', times: '', issues: 'issue' };

test('an invoice is repeated: its dates are seen first, the first is made at once, what is repeated is changed, and it is ended', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  const { customer } = await selling(owner.ctx);
  const invoice = await anInvoice(owner.ctx, customer, '100');
  await signIn(page.context(), program, owner);
  const shown = (day: string) => calendarDay(day, language, 'latn');
  const days = page.locator('.plan-days').getByRole('listitem');

  await page.goto('/invoices');
  await link(page, t('recurring.title')).click();
  await expect(page.getByText(t('recurring.none'))).toBeVisible();
  await page.goto(`/invoices/${invoice}`);
  await link(page, t('recurring.repeat')).click();
  await expect(title(page, t('recurring.repeatTitle'))).toBeVisible();
  await expect(days.first()).toHaveText(shown(addMonths(today, 1)));
  await expect(page.getByRole('radio', { name: t('recurring.issuing.draft') })).toBeChecked();

  await page.locator('[name=every]').fill('0');
  await page.locator('[name=startDay]').fill(addDays(today, -1));
  await button(page, t('recurring.showDates')).click();
  await expectRefused(page, t, [{ control: page.locator('[name=every]'), message: t('recurring.wrong.every', { field: t('recurring.fields.every') }) }]);
  await page.locator('[name=every]').fill('2');
  await page.locator('[name=unit]').selectOption('week');
  await page.locator('[name=startDay]').fill(today);
  await page.locator('[name=times]').fill('3');
  await page.getByRole('radio', { name: t('recurring.issuing.issue') }).check();
  await button(page, t('recurring.showDates')).click();
  await expect(days).toHaveText([0, 14, 28].map((ahead) => shown(addDays(today, ahead))));
  await expect(page.locator('[name=times]')).toHaveValue('3');
  await expect(page.getByRole('radio', { name: t('recurring.issuing.issue') })).toBeChecked();

  await button(page, t('recurring.plan')).click();
  await expect(notice(page)).toHaveText(t('recurring.saidPlanned'));
  await expect(days).toHaveText([14, 28].map((ahead) => shown(addDays(today, ahead))));
  await expect(row(page, t('recurring.facts.end'))).toContainText(t('recurring.endsAfter', { count: 3 }));
  const number = `INV-${today.slice(0, 4)}-0002`;
  await link(page, number).click();
  await expect(page.locator('section', { has: page.locator('#history') })).toContainText(t('recurring.onBehalfOf', { name: owner.ctx.user.name }));
  await link(page, t('recurring.one')).click();

  await link(page, t('recurring.changePattern')).click();
  await expect(button(page, t('invoices.discard'))).toHaveCount(0);
  await page.locator('[name="line.1.price"]').fill('250');
  await button(page, t('recurring.backToPlan')).click();
  await expect(page.locator('.head')).toContainText('250.00');
  await link(page, t('recurring.change')).click();
  await page.locator('[name=times]').fill('');
  await page.locator('[name=startDay]').fill(addDays(today, 1));
  await button(page, t('recurring.save')).click();
  await expect(notice(page)).toHaveText(t('recurring.saidChanged'));
  await expect(days.first()).toHaveText(shown(addDays(today, 1)));

  await link(page, t('recurring.end')).click();
  await button(page, t('recurring.endNow')).click();
  await expect(notice(page)).toHaveText(t('recurring.saidEnded'));
  await expect(page.locator('.head .state')).toHaveText(t('recurring.states.ended'));
  await expect(link(page, t('recurring.change'))).toHaveCount(0);
  await link(page, t('invoices.backToList')).click();
  await expect(page.getByRole('row').filter({ hasText: t('recurring.states.ended') })).toHaveCount(1);
});

test('a plan is paused and resumed, with a question only when something fell due', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  const { customer } = await selling(owner.ctx);
  const plan = await planRecurring(owner.ctx, await anInvoice(owner.ctx, customer, '100'), typed);
  await signIn(page.context(), program, owner);
  await page.goto(`/invoices/recurring/${plan}`);
  await button(page, t('recurring.pause')).click();
  await expect(notice(page)).toHaveText(t('recurring.saidPaused'));
  await button(page, t('recurring.resume')).click();
  await expect(notice(page)).toHaveText(t('recurring.saidResumed'));
  await button(page, t('recurring.pause')).click();
  await expect(notice(page)).toHaveText(t('recurring.saidPaused'));

  const missed = [addDays(today, -10), addDays(today, -3)];
  await store.write((db) => db.update(recurringInvoices).set({ startDay: missed[0] ?? '', nextDay: missed[0] ?? '' }).where(eq(recurringInvoices.id, plan)));
  await page.reload();
  await link(page, t('recurring.resume')).click();
  await expect(page.getByText(t('recurring.missed', { count: 2 }))).toBeVisible();
  await expect(page.getByRole('radio', { name: t('recurring.skip') })).toBeChecked();
  await page.getByRole('radio', { name: t('recurring.makeUp') }).check();
  await button(page, t('recurring.resume')).click();
  await expect(notice(page)).toHaveText(t('recurring.saidResumed'));
  expect((await documentsOfPlan(owner.ctx, plan, 10)).map(({ issueDay, status }) => [issueDay, status]).toReversed()).toEqual(missed.map((day) => [day, 'issued']));
  expect((await findRecurring(owner.ctx, plan))?.nextDay).toBe(addDays(today, 4));
});

test('what could not be issued is named, with what is missing and the way to it', { tag: '@plain' }, async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: { city: { person: 'invoice', company: 'invoice' } } });
  const { customer } = await selling(owner.ctx);
  const draft = await draftInvoice(owner.ctx, 'invoice', documentValues(customer, [{ name: 'إيجار {الشهر}', price: '1' }]));
  await signIn(page.context(), program, owner);
  await page.goto(`/invoices/${draft}`);
  await link(page, t('recurring.repeat')).click();
  await page.locator('[name=startDay]').fill(today);
  await page.getByRole('radio', { name: t('recurring.issuing.issue') }).check();
  await button(page, t('recurring.plan')).click();
  await expect(page.locator('.todo')).toContainText(t('invoices.missing.buyer'));
  await expect(page.locator('.head')).toContainText(t('recurring.waits', { count: 1 }));
  await page.locator('.todo').getByRole('link').click();
  await expect(title(page, t('invoices.issueTitle.invoice'))).toBeVisible();
});

test('who may only look sees plans, and an explanation where more is needed', { tag: '@plain' }, async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  const { customer } = await selling(owner.ctx);
  const invoice = await anInvoice(owner.ctx, customer, '100');
  const plan = await planRecurring(owner.ctx, invoice, typed);
  await signIn(page.context(), program, await addPerson(owner.ctx.firm, 'viewer', language));
  await page.goto(`/invoices/recurring/${plan}`);
  await expect(title(page, t('recurring.one'))).toBeVisible();
  await expect(button(page, t('recurring.pause'))).toHaveCount(0);
  await expect(link(page, t('recurring.end'))).toHaveCount(0);
  for (const address of [`/invoices/${invoice}/repeat`, `/invoices/recurring/${plan}/edit`, `/invoices/recurring/${plan}/end`, `/invoices/recurring/${plan}/resume`]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: t('forbidden.title') })).toBeVisible();
  }
  const stranger = await addFirm(language);
  await signIn(page.context(), program, stranger);
  for (const address of [`/invoices/${invoice}/repeat`, ...['', '/edit', '/end', '/resume'].map((way) => `/invoices/recurring/${plan}${way}`)]) {
    expect((await page.goto(address))?.status()).toBe(404);
  }
});
