import { registerCustomer } from '#lib/customers/register';
import { button, company, expectRefused, field, notice, title } from '../support/browser-forms.ts';
import { expect, signIn, test } from '../support/browser.ts';
import { translator } from '#lib/messages';

test('language and digits are the person\'s own, and kept', async ({ desk: page, owner, language, t }) => {
  const other = language === 'ar' ? 'en' : 'ar';
  await registerCustomer(owner.ctx, company[language]);
  await page.goto('/settings');
  await field(page, t('settings.language')).selectOption(other);
  await page.getByRole('radio', { name: t('settings.digitsArab') }).check();
  await button(page, t('settings.save')).click();
  const words = translator(other, 'arab');
  await expect(notice(page)).toHaveText(words('settings.saved'));
  await expect(page.locator('html')).toHaveAttribute('lang', other);
  await expect(page.locator('html')).toHaveAttribute('dir', other === 'ar' ? 'rtl' : 'ltr');
  await expect(page.getByRole('radio', { name: words('settings.digitsArab') })).toBeChecked();
  await page.goto('/customers');
  await expect(title(page, words('customers.title'))).toBeVisible();
  await expect(page.getByRole('row').last()).toContainText('١');
});

test('a new password needs the present one, and ends every other session', async ({ desk: page, browser, program, owner, t }) => {
  const context = await browser.newContext();
  await signIn(context, program, owner);
  const elsewhere = await context.newPage();
  await elsewhere.goto('/settings');
  await expect(elsewhere.getByRole('listitem').filter({ hasText: t('settings.thisSession') })).toBeVisible();

  await page.goto('/settings');
  await field(page, t('settings.currentPassword')).fill('not my password');
  await field(page, t('settings.newPassword')).fill('staple of a battery horse');
  await button(page, t('settings.changePassword')).click();
  await expectRefused(page, t, [{ control: field(page, t('settings.currentPassword')), message: t('errors.currentPassword') }]);
  await expect(field(page, t('settings.newPassword'))).toHaveValue('');
  await field(page, t('settings.currentPassword')).fill(owner.password);
  await field(page, t('settings.newPassword')).fill('staple of a battery horse');
  await button(page, t('settings.changePassword')).click();
  await expect(notice(page)).toHaveText(t('settings.passwordChanged'));

  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/login\?callbackUrl=%2Fsettings$/);
  await context.close();
  await signIn(page.context(), program, { ...owner, password: 'staple of a battery horse' });
});

test('a session elsewhere can be ended from here', async ({ desk: page, browser, program, owner, t }) => {
  const context = await browser.newContext();
  await signIn(context, program, owner);
  const elsewhere = await context.newPage();
  await elsewhere.goto('/customers');
  await page.goto('/settings');
  await button(page, t('settings.end')).click();
  await expect(notice(page)).toHaveText(t('settings.ended'));
  await expect(button(page, t('settings.end'))).toHaveCount(0);
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/login/);
  await context.close();
});

test('what the firm is called and where it is can be changed', async ({ desk: page, t }) => {
  await page.goto('/settings/firm');
  await field(page, t('settings.firmName')).fill('');
  await button(page, t('settings.save')).click();
  await expectRefused(page, t, [{ control: field(page, t('settings.firmName')), message: t('errors.required', { field: t('settings.firmName') }) }]);
  await field(page, t('settings.firmName')).fill('Dar Al Nour');
  await field(page, t('settings.country')).selectOption('MA');
  await field(page, t('settings.timeZone')).selectOption('Africa/Casablanca');
  await button(page, t('settings.save')).click();
  await expect(notice(page)).toHaveText(t('settings.saved'));
  await expect(page.getByRole('navigation', { name: t('menu.label') })).toContainText('Dar Al Nour');
  await expect(field(page, t('settings.timeZone'))).toHaveValue('Africa/Casablanca');
  await page.goto('/customers/new');
  await expect(field(page, t('customers.fields.country'))).toHaveValue('MA');
});
