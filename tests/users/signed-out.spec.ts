import { eq } from 'drizzle-orm';
import type { Page } from '@playwright/test';
import { store } from '#db/client';
import { sessions } from '#db/schema/users';
import { startDraft } from '#lib/customers/draft';
import { registerCustomer } from '#lib/customers/register';
import type { Translate } from '#lib/messages';
import { askedOf, button, company, expectForm, expectRefused, field, fillCustomer, notice, title } from '../support/browser-forms.ts';
import { expect, type Person, test } from '../support/browser.ts';

/** What a week away does to a session. */
async function letSessionsExpire({ ctx }: Person): Promise<void> {
  await store.write((db) => db.update(sessions).set({ seenAt: 0 }).where(eq(sessions.userId, ctx.user.id)));
}

async function signInAgain(page: Page, t: Translate, { email, password }: Person): Promise<void> {
  await expect(notice(page)).toHaveText(t('login.draftKept'));
  await field(page, t('login.email')).fill(email);
  await field(page, t('login.password')).fill(password);
  await button(page, t('login.submit')).click();
}

test('signed out in the middle of a new entry, a person finds it again behind the sign-in', async ({ desk: page, owner, language, t }) => {
  await page.goto('/customers/new');
  await fillCustomer(page, t, { ...askedOf(company[language]), name: '' });
  await letSessionsExpire(owner);
  await button(page, t('form.review')).click();
  await signInAgain(page, t, owner);
  await expect(title(page, t('form.newTitle'))).toBeVisible();
  await expectForm(page, t, { ...askedOf(company[language]), name: '' });
  await button(page, t('form.review')).click();
  await expectRefused(page, t, [{ control: field(page, t('customers.fields.name')), message: t('errors.required', { field: t('customers.fields.name') }) }]);
});

test('signed out in the middle of an edit, a person finds it again as well', async ({ desk: page, owner, language, t }) => {
  const id = await registerCustomer(owner.ctx, company[language]);
  await page.goto(`/customers/${id}/edit`);
  await field(page, t('customers.fields.city')).fill('Jeddah');
  await letSessionsExpire(owner);
  await button(page, t('form.review')).click();
  await signInAgain(page, t, owner);
  await expect(page).toHaveURL(new RegExp(`/customers/${id}/edit\\?draft=`));
  await expectForm(page, t, { ...company[language], city: 'Jeddah' });
});

test('signed out before the save, a person signs in to the same review', async ({ desk: page, owner, language, t }) => {
  const review = `/customers/new/review?draft=${await startDraft(owner.ctx, company[language], null)}`;
  await page.goto(review);
  await letSessionsExpire(owner);
  await button(page, t('review.save')).click();
  await field(page, t('login.email')).fill(owner.email);
  await field(page, t('login.password')).fill(owner.password);
  await button(page, t('login.submit')).click();
  await expect(page).toHaveURL(review);
  await button(page, t('review.save')).click();
  await expect(notice(page)).toHaveText(t('profile.registered', { number: 1 }));
});
