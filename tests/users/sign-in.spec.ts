import type { Page } from '@playwright/test';
import type { Translate } from '#lib/messages';
import { button, expectRefused, field, link, notice, title } from '../support/browser-forms.ts';
import { expect, type Person, test } from '../support/browser.ts';

async function fillSignIn(page: Page, t: Translate, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
  await field(page, t('login.email')).fill(email);
  await field(page, t('login.password')).fill(password);
  await button(page, t('login.submit')).click();
}

test('signing out asks first, and signing in leads back to the list', async ({ desk: page, owner, t }) => {
  await page.goto('/customers');
  await link(page, t('menu.signOut')).click();
  await expect(title(page, t('logout.title'))).toBeVisible();
  await link(page, t('logout.stay')).click();
  await expect(page).toHaveURL('/customers');

  await page.goto('/logout');
  await button(page, t('logout.submit')).click();
  await expect(notice(page)).toHaveText(t('login.signedOut'));
  await page.goto('/customers');
  await expect(page).toHaveURL('/login?callbackUrl=%2Fcustomers');

  await fillSignIn(page, t, owner);
  await expect(page).toHaveURL('/customers');
});

test('a wrong password and an unknown account are told the same', async ({ page, owner, t }) => {
  const answers: string[] = [];
  for (const email of [owner.email, 'nobody@example.com']) {
    await page.goto('/login');
    await fillSignIn(page, t, { email, password: 'wrong horse battery' });
    await expectRefused(page, t, [{ message: t('errors.signIn') }]);
    await expect(field(page, t('login.email'))).toHaveValue(email);
    await expect(field(page, t('login.password'))).toHaveValue('');
    answers.push((await page.getByRole('main').innerText()) + (await page.title()));
  }
  expect(answers[0]).toBe(answers[1]);
});

test('what is missing is said at the field', async ({ page, owner, t }) => {
  expect(owner.email).toBeTruthy();
  await page.goto('/login');
  await button(page, t('login.submit')).click();
  await expectRefused(page, t, [
    { control: field(page, t('login.email')), message: t('errors.required', { field: t('login.email') }) },
    { control: field(page, t('login.password')), message: t('errors.required', { field: t('login.password') }) },
  ]);
});

test('signing in leads to the page that was wanted, also after a wrong try', async ({ page, owner, t }) => {
  await page.goto('/customers?q=nobody&sort=number');
  await expect(page).toHaveURL(/\/login\?callbackUrl=/);
  await fillSignIn(page, t, { ...owner, password: 'wrong horse battery' });
  await expectRefused(page, t, [{ message: t('errors.signIn') }]);
  await fillSignIn(page, t, owner);
  await expect(page).toHaveURL('/customers?q=nobody&sort=number');
});

test('signing in never leads out of the program', async ({ page, owner, t }) => {
  for (const elsewhere of ['https://example.com/', '//example.com/', '/\\example.com/', '/\t/example.com/']) {
    await page.context().clearCookies();
    await page.goto(`/login?callbackUrl=${encodeURIComponent(elsewhere)}`);
    await fillSignIn(page, t, owner);
    await expect(page).toHaveURL('/customers');
  }
});

test('the other language is one press away before signing in, and is kept', async ({ page, owner, language, t }) => {
  expect(owner.email).toBeTruthy();
  const other = language === 'ar' ? 'en' : 'ar';
  await page.goto('/login?callbackUrl=%2Fcustomers%3Fq%3Dx');
  await button(page, t(`language.${other}`)).click();
  await expect(page.locator('html')).toHaveAttribute('lang', other);
  await expect(page).toHaveURL('/login?callbackUrl=%2Fcustomers%3Fq%3Dx');
  await page.goto('/login');
  await expect(page.locator('html')).toHaveAttribute('lang', other);
});
