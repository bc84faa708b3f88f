import type { Page } from '@playwright/test';
import { listCustomers } from '#lib/customers/queries';
import { discardDraft, startDraft } from '#lib/customers/draft';
import { button, company, notice, title } from '../support/browser-forms.ts';
import { expect, type Person, test } from '../support/browser.ts';

const everybody = { search: '', status: 'active', sort: 'name', direction: 'asc', page: 1 } as const;

/** Opens the review of a fresh draft. */
async function openReview(page: Page, { ctx }: Person): Promise<string> {
  const address = `/customers/new/review?draft=${await startDraft(ctx, company[ctx.locale], null)}`;
  await page.goto(address);
  return address;
}

test('Save pressed twice makes one customer', async ({ desk: page, owner, t }) => {
  await openReview(page, owner);
  await button(page, t('review.save')).dblclick();
  await expect(notice(page)).toContainText('1');
  await expect(page).toHaveURL(/\/customers\/[0-9a-f-]+\?saved=(registered|already)$/);
  expect((await listCustomers(owner.ctx, everybody)).total).toBe(1);
});

test('going back after the save, and pressing again, makes no second customer', async ({ desk: page, owner, javaScriptEnabled, t }) => {
  const review = await openReview(page, owner);
  await button(page, t('review.save')).click();
  await expect(notice(page)).toHaveText(t('profile.registered', { number: 1 }));
  await page.goBack();
  // With JavaScript the review is shown as it was left; without, the browser asks for it anew and is led on.
  if (javaScriptEnabled) await button(page, t('review.save')).click();
  await expect(notice(page)).toHaveText(t('profile.already', { number: 1 }));
  await page.goto(review.replace('/review', ''));
  await expect(notice(page)).toHaveText(t('profile.already', { number: 1 }));
  expect((await listCustomers(owner.ctx, everybody)).total).toBe(1);
});

test('two tabs on one review, one after the other, make one customer', async ({ desk: page, owner, t }) => {
  const second = await page.context().newPage();
  await second.goto(await openReview(page, owner));
  await button(page, t('review.save')).click();
  await expect(notice(page)).toHaveText(t('profile.registered', { number: 1 }));
  await button(second, t('review.save')).click();
  await expect(notice(second)).toHaveText(t('profile.already', { number: 1 }));
  expect((await listCustomers(owner.ctx, everybody)).total).toBe(1);
});

test('two tabs on one review, at the same moment, make one customer', async ({ desk: page, owner, t }) => {
  const second = await page.context().newPage();
  await second.goto(await openReview(page, owner));
  await Promise.all([page, second].map((tab) => button(tab, t('review.save')).click()));
  for (const tab of [page, second]) await expect(tab).toHaveURL(/\?saved=(registered|already)$/);
  expect(new URL(page.url()).pathname).toBe(new URL(second.url()).pathname);
  expect((await listCustomers(owner.ctx, everybody)).total).toBe(1);
});

test('a form that was left open after its entry was saved says so and keeps what was typed', async ({ desk: page, owner, language, t }) => {
  const form = await page.context().newPage();
  const review = await openReview(page, owner);
  await form.goto(review.replace('/review', ''));
  await button(page, t('review.save')).click();
  await expect(notice(page)).toHaveText(t('profile.registered', { number: 1 }));
  await button(form, t('form.review')).click();
  await expect(form.getByRole('alert').getByText(t('errors.draftSaved', { number: 1 }))).toBeVisible();
  await expect(form.getByLabel(t('customers.fields.street'))).toHaveValue(company[language].street);
  expect((await listCustomers(owner.ctx, everybody)).total).toBe(1);
});

test('a review whose draft is gone saves nothing and says so', async ({ desk: page, owner, t }) => {
  const review = await openReview(page, owner);
  await discardDraft(owner.ctx, new URL(review, page.url()).searchParams.get('draft') ?? '');
  await button(page, t('review.save')).click();
  await expect(title(page, t('missing.title'))).toBeVisible();
  expect((await listCustomers(owner.ctx, everybody)).total).toBe(0);
});
