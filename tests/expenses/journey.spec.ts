import { readFile } from 'node:fs/promises';
import { now } from '#lib/clock';
import { addDays, addMonths, dayIn } from '#lib/day';
import { addUsualExpenseCategories } from '#lib/expenses/categories';
import { everyExpense, listExpenses } from '#lib/expenses/queries';
import { recordExpense } from '#lib/expenses/record';
import { calendarDay } from '#lib/format';
import { button, expectRefused, field, link, notice, row, title } from '../support/browser-forms.ts';
import { addFirm, addPerson, expect, signIn, test } from '../support/browser.ts';
import { expenseValues } from '../support/expenses.ts';
import { aPdf } from '../support/files.ts';
import { selling } from '../support/invoices.ts';

const today = dayIn('UTC', now());

test('an expense is recorded with its receipt, found, changed, put away and brought back, and taken out as CSV', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  await selling(owner.ctx);
  await signIn(page.context(), program, owner);
  await page.goto('/customers');
  await link(page, t('menu.expenses')).click();
  await expect(page.getByText(t('expenses.none'))).toBeVisible();

  await link(page, t('expenses.categories.title')).click();
  await button(page, t('expenses.categories.usual')).click();
  await expect(notice(page)).toHaveText(t('expenses.categories.usualAdded'));
  await page.goto('/expenses');
  await link(page, t('expenses.new')).click();

  await button(page, t('expenses.save')).click();
  await expectRefused(page, t, [
    { control: page.locator('[name=supplier]'), message: t('errors.required', { field: t('expenses.fields.supplier') }) },
    { control: page.locator('[name=amount]'), message: t('errors.required', { field: t('expenses.fields.amount') }) },
  ]);
  await page.locator('[name=supplier]').fill('مؤسّسة الأُفق');
  await page.locator('[name=reference]').fill('F-77');
  await page.locator('[name=amount]').fill('1,150');
  await page.locator('[name=taxRateId]').selectOption({ index: 1 });
  await page.locator('[name=categoryId]').selectOption({ label: t('expenses.usual.rent') });
  await field(page, t('expenses.fields.customer')).fill('1');
  await button(page, t('expenses.save')).click();
  await expect(notice(page)).toHaveText(t('expenses.saved.recorded'));
  await expect(row(page, t('expenses.columns.net'))).toContainText('1,000.00');
  await expect(row(page, t('expenses.fields.categoryId'))).toContainText(t('expenses.usual.rent'));
  const address = new URL(page.url()).pathname;

  await page.getByLabel(t('expenses.addReceipts')).setInputFiles([{ name: 'فاتورة 7.pdf', mimeType: 'application/pdf', buffer: aPdf() }, { name: 'fake.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') }]);
  await button(page, t('files.upload')).click();
  await expect(notice(page)).toHaveText(t('files.attached', { count: 1 }));
  await expect(page.getByText(t('files.refused.fake', { name: 'fake.pdf' }))).toBeVisible();
  const receipt = await page.request.get((await link(page, 'فاتورة 7.pdf').getAttribute('href')) ?? '');
  expect([receipt.headers()['content-type'], (await receipt.body()).equals(aPdf())]).toEqual(['application/pdf', true]);

  await page.goto('/expenses');
  await page.locator('[name=q]').fill('موسسه الافق');
  await button(page, t('expenses.narrow')).click();
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page.locator('main')).toContainText(t('expenses.count', { count: 1 }));
  await page.goto(`/expenses?from=${today}&to=${today}&state=owed`);
  await expect(page.getByText(t('expenses.nothingFound'))).toBeVisible();
  await page.goto('/customers');
  await link(page, 'مؤسسة النور').click();
  await expect(page.locator('section', { has: page.locator('#expenses') })).toContainText('1,150.00');

  await page.goto(address);
  await link(page, t('expenses.edit')).click();
  await expect(page.locator('[name=amount]')).toHaveValue('1150.00');
  await expect(page.locator('[name=tax]')).toHaveValue('');
  await page.locator('[name=tax]').fill('149.99');
  await page.getByRole('radio', { name: t('expenses.payingStates.owed') }).check();
  await button(page, t('expenses.save')).click();
  await expect(notice(page)).toHaveText(t('expenses.saved.changed'));
  await expect(page.locator('section', { has: page.locator('#history') })).toContainText('149.99');

  await button(page, t('expenses.archive')).click();
  await expect(notice(page)).toContainText(t('expenses.saved.archived'));
  await expect(link(page, t('expenses.edit'))).toHaveCount(0);
  await button(page, t('expenses.undo')).click();
  await expect(notice(page)).toHaveText(t('expenses.saved.restored'));
  await button(page, t('expenses.removeNamed', { name: 'فاتورة 7.pdf' })).click();
  await expect(notice(page)).toHaveText(t('expenses.saved.fileRemoved'));

  await page.goto('/expenses?state=owed');
  const [download] = await Promise.all([page.waitForEvent('download'), link(page, t('expenses.exportCsv')).click()]);
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines[0]).toBe(`\uFEFF${(['day', 'supplier', 'reference', 'description', 'categoryId', 'customerId', 'net', 'tax', 'total', 'currency', 'paidDay', 'method'] as const).map((column) => t(`expenses.columns.${column}`)).join(',')}`);
  expect(lines.slice(1)).toEqual([`${today},مؤسّسة الأُفق,F-77,,${t('expenses.usual.rent')},مؤسسة النور,1000.01,149.99,1150.00,SAR,,`]);
});

test('what looks wrong is said before it is saved, and saved all the same on a second press; one after the other goes fast', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  const twin = await recordExpense(owner.ctx, expenseValues({ supplier: 'STC', day: today, reference: 'R-1' }));
  await signIn(page.context(), program, owner);
  await page.goto('/expenses/new');
  await page.locator('[name=supplier]').fill('stc');
  await page.locator('[name=reference]').fill('R-1');
  await page.locator('[name=amount]').fill('20');
  await page.locator('[name=tax]').fill('3');
  await button(page, t('expenses.saveNew')).click();
  const doubts = page.locator('.doubts');
  await expect(doubts.getByRole('listitem')).toHaveCount(2);
  await expect(doubts.getByRole('link')).toHaveAttribute('href', `/expenses/${twin}`);
  await expect(page.locator('[name=amount]')).toHaveValue('20');
  expect((await listExpenses(owner.ctx, { ...everyExpense, page: 1 })).total).toBe(1);

  // What was mended is asked about no more; what is new is.
  await page.locator('[name=tax]').fill('');
  await page.locator('[name=day]').fill(addDays(today, 2));
  await button(page, t('expenses.saveAnywayNew')).click();
  await expect(doubts).toContainText(t('expenses.doubts.future'));
  await button(page, t('expenses.saveAnywayNew')).click();
  await expect(notice(page)).toContainText(t('expenses.savedNext', { supplier: 'stc' }));
  await expect(page.locator('[name=supplier]')).toHaveValue('');
  await expect(page.locator('[name=day]')).toHaveValue(addDays(today, 2));
  expect((await listExpenses(owner.ctx, { ...everyExpense, page: 1 })).total).toBe(2);
});

test('an expense is repeated: the dates are seen first, it is paused, resumed and ended', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  const id = await recordExpense(owner.ctx, expenseValues({ supplier: 'Landlord', day: today }));
  await signIn(page.context(), program, owner);
  const days = page.locator('.plan-days').getByRole('listitem');
  const shown = (day: string) => calendarDay(day, language, 'latn');
  await page.goto(`/expenses/${id}`);
  await link(page, t('expenses.recurring.repeat')).click();
  await expect(title(page, t('expenses.recurring.repeatTitle'))).toBeVisible();
  await expect(days.first()).toHaveText(shown(addMonths(today, 1)));
  await page.locator('[name=unit]').selectOption('week');
  await page.locator('[name=startDay]').fill(today);
  await page.locator('[name=endDay]').fill(addDays(today, 14));
  await button(page, t('recurring.showDates')).click();
  await expect(days).toHaveText([0, 7, 14].map((ahead) => shown(addDays(today, ahead))));
  await button(page, t('recurring.plan')).click();
  await expect(notice(page)).toHaveText(t('expenses.saved.planned'));
  await expect(days).toHaveText([7, 14].map((ahead) => shown(addDays(today, ahead))));
  await expect(page.getByRole('row')).toHaveCount(2);
  await button(page, t('recurring.pause')).click();
  await expect(notice(page)).toHaveText(t('expenses.saved.paused'));
  await button(page, t('recurring.resume')).click();
  await expect(notice(page)).toHaveText(t('expenses.saved.resumed'));
  await button(page, t('expenses.recurring.endNow')).click();
  await expect(notice(page)).toHaveText(t('expenses.saved.ended'));
  await page.goto('/expenses/recurring');
  await expect(page.getByRole('row', { name: /Landlord/ })).toContainText(t('recurring.states.ended'));
});

test('who may only look is shown expenses and no way to change them @plain', async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  await addUsualExpenseCategories(owner.ctx);
  const id = await recordExpense(owner.ctx, expenseValues({ supplier: 'STC' }));
  await signIn(page.context(), program, await addPerson(owner.ctx.firm, 'viewer', language));
  await page.goto('/expenses');
  await expect(link(page, t('expenses.new'))).toHaveCount(0);
  await link(page, 'STC').click();
  await expect(title(page, 'STC')).toBeVisible();
  for (const press of [t('expenses.archive'), t('files.upload')]) await expect(button(page, press)).toHaveCount(0);
  for (const address of ['/expenses/new', `/expenses/${id}/edit`, `/expenses/${id}/repeat`, '/settings/expense-categories']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: t('forbidden.title') })).toBeVisible();
  }
});
