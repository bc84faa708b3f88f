import { button, expectRefused, field, title } from '../support/browser-forms.ts';
import { expect, test } from '../support/browser.ts';

test('the first visit leads to set-up, which refuses what is wrong, keeps what was typed, and then opens the register', async ({ page, newProgram, t }) => {
  await page.goto(newProgram.url);
  await expect(page).toHaveURL(`${newProgram.url}/setup`);
  await expect(title(page, t('setup.title'))).toBeVisible();
  await expect(field(page, t('setup.firmName'))).toBeFocused();

  await field(page, t('setup.name')).fill('Sara');
  await field(page, t('setup.email')).fill('sara');
  await field(page, t('setup.password')).fill('short');
  await button(page, t('setup.submit')).click();
  await expectRefused(page, t, [
    { control: field(page, t('setup.firmName')), message: t('errors.required', { field: t('setup.firmName') }) },
    { control: field(page, t('setup.email')), message: t('errors.email', { field: t('setup.email') }) },
  ]);
  await expect(field(page, t('setup.name'))).toHaveValue('Sara');
  await expect(field(page, t('setup.email'))).toHaveValue('sara');
  await expect(field(page, t('setup.password'))).toHaveValue('');

  await field(page, t('setup.firmName')).fill('Nour Trading');
  await field(page, t('setup.email')).fill('sara@example.com');
  await field(page, t('setup.password')).fill('short');
  await button(page, t('setup.submit')).click();
  await expectRefused(page, t, [{ control: field(page, t('setup.password')), message: t('errors.passwordShort', { min: 10 }) }]);

  await field(page, t('setup.password')).fill('correct horse battery');
  await button(page, t('setup.submit')).click();
  await expect(page).toHaveURL((url) => url.pathname === '/customers');
  await expect(page.getByText(t('customers.empty'))).toBeVisible();
  await expect(page.getByRole('navigation', { name: t('menu.label') })).toContainText('Nour Trading');

  await page.goto(`${newProgram.url}/setup`);
  await expect(page).toHaveURL((url) => url.pathname === '/customers');
});

test('set-up speaks the language that is chosen there from then on', async ({ page, newProgram, language, t }) => {
  const other = language === 'ar' ? 'en' : 'ar';
  await page.goto(`${newProgram.url}/setup`);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
  await field(page, t('setup.firmName')).fill('Nour Trading');
  await field(page, t('setup.name')).fill('Sara');
  await field(page, t('setup.email')).fill('sara@example.com');
  await field(page, t('setup.password')).fill('correct horse battery');
  await field(page, t('language.choose')).selectOption(other);
  await button(page, t('setup.submit')).click();
  await expect(page).toHaveURL((url) => url.pathname === '/customers');
  await expect(page.locator('html')).toHaveAttribute('lang', other);
});
