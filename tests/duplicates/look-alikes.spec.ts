import type { Locator, Page } from '@playwright/test';
import { listContacts } from '#lib/contacts/queries';
import { archiveCustomer } from '#lib/customers/archive';
import { startDraft } from '#lib/customers/draft';
import { distinctFrom } from '#lib/customers/duplicates/distinct';
import { valuesWith } from '#lib/customers/fields';
import { findCustomer } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { button, link, notice, title } from '../support/browser-forms.ts';
import { addPerson, expect, signIn, test } from '../support/browser.ts';

const known = valuesWith({ kind: 'person', name: 'محمد أحمد العتيبي', country: 'SA', street: 'شارع العليا 12', city: 'الرياض', postalCode: '12213', email: 'm.otaibi@example.com', phone: '0501234567' });
const again = valuesWith({ ...known, name: 'Mohammed Ahmad Al-Otaibi', email: 'mohammed@example.net', phone: '+966 50 123 4567', street: 'شارع التحلية 5', postalCode: '12611' });

const card = (page: Page, name = known.name): Locator => page.getByRole('article', { name: new RegExp(name) });

test('who looks like the customer that is entered stands beside it, with what agrees and what does not', async ({ desk: page, owner, t }) => {
  const id = await registerCustomer(owner.ctx, known);
  await page.goto(`/customers/new/review?draft=${await startDraft(owner.ctx, again, null)}`);
  await expect(page.getByRole('heading', { name: t('alike.title', { count: 1 }) })).toBeVisible();
  const rowOf = (field: string) => card(page).getByRole('row').filter({ has: page.getByRole('rowheader', { name: field, exact: true }) });
  await expect(rowOf(t('customers.fullName'))).toContainText(t('alike.alike'));
  await expect(rowOf(t('customers.fields.phone'))).toContainText(t('alike.same'));
  await expect(rowOf(t('customers.fields.email'))).toContainText(t('alike.different'));
  await expect(rowOf(t('customers.fields.street'))).toContainText(t('alike.different'));
  await expect(rowOf(t('customers.fields.taxId'))).toHaveCount(0);
  await link(page, `${t('alike.open')}: ${known.name}`).click();
  await expect(title(page, known.name)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/customers/${id}$`));
});

test('one that is saved all the same is remembered as another, and why', async ({ desk: page, owner, t }) => {
  const id = await registerCustomer(owner.ctx, known);
  await page.goto(`/customers/new/review?draft=${await startDraft(owner.ctx, again, null)}`);
  await page.getByLabel(t('alike.reason')).fill(t('alike.reasons.namesake'));
  await button(page, t('review.save')).click();
  await expect(title(page, again.name)).toBeVisible();
  const saved = /customers\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? '';
  expect(await distinctFrom(owner.ctx, saved)).toEqual(new Set([id]));
});

test('what was entered becomes a contact of who is there, and no second customer', async ({ desk: page, owner, t }) => {
  const id = await registerCustomer(owner.ctx, known);
  await page.goto(`/customers/new/review?draft=${await startDraft(owner.ctx, again, null)}`);
  await button(page, `${t('alike.addContact')}: ${known.name}`).click();
  await expect(notice(page)).toContainText(t('contacts.saved.added'));
  await expect(page).toHaveURL(new RegExp(`/customers/${id}`));
  expect(await listContacts(owner.ctx, id)).toMatchObject([{ name: again.name, emails: [again.email] }]);
});

test('an archived one is brought back instead of registered again', async ({ desk: page, owner, t }) => {
  const id = await registerCustomer(owner.ctx, known);
  await archiveCustomer(owner.ctx, id, 1);
  await page.goto(`/customers/new/review?draft=${await startDraft(owner.ctx, again, null)}`);
  await button(page, `${t('archive.restore')}: ${known.name}`).click();
  await expect(title(page, known.name)).toBeVisible();
  expect((await findCustomer(owner.ctx, id))?.archivedAt).toBeNull();
});

test('the possible duplicates of the register are found in the background, and one press says that two are two', async ({ desk: page, owner, t }) => {
  const [one, other] = [await registerCustomer(owner.ctx, known), await registerCustomer(owner.ctx, again)];
  await expect(async () => {
    await page.goto('/customers/duplicates');
    await expect(card(page)).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByText(t('duplicates.count', { count: 1 }))).toBeVisible();
  await expect(link(page, `${t('alike.merge')}: ${known.name}, ${again.name}`)).toHaveAttribute('href', `/customers/merge?id=${one}&id=${other}`);
  await button(page, `${t('alike.notSame')}: ${known.name}, ${again.name}`).click();
  await expect(notice(page)).toHaveText(t('duplicates.apart'));
  await expect(page.getByText(t('duplicates.none'))).toBeVisible();
  expect(await distinctFrom(owner.ctx, one)).toEqual(new Set([other]));
});

test('whoever may only look sees no duplicates to decide on', { tag: '@plain' }, async ({ desk: page, context, owner, program, language, t }) => {
  await registerCustomer(owner.ctx, known);
  await registerCustomer(owner.ctx, again);
  await signIn(context, program, await addPerson(owner.ctx.firm, 'viewer', language));
  await page.goto('/customers/duplicates');
  await expect(page.getByText(known.name)).toHaveCount(0);
  await expect(page.getByText(t('forbidden.title'))).toBeVisible();
});
