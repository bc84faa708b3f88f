import type { Page } from '@playwright/test';
import { addContact } from '#lib/contacts/add';
import { noContact } from '#lib/contacts/input';
import { listContacts } from '#lib/contacts/queries';
import { findCustomer } from '#lib/customers/queries';
import { findRecord } from '#lib/customers/record';
import { registerCustomer } from '#lib/customers/register';
import { updateCustomer } from '#lib/customers/update';
import { mergeCustomers } from '#lib/merges/merge';
import { writeNote } from '#lib/notes/write-note';
import { button, company, expectRefused, link, notice, title } from '../support/browser-forms.ts';
import { addFirm, addPerson, expect, type Person, signIn, test } from '../support/browser.ts';

/** A customer, and the same one entered again with another phone, a website, and somebody to speak to. */
async function twins({ ctx }: Person, values: Parameters<typeof registerCustomer>[1]): Promise<{ kept: string; other: string }> {
  const kept = await registerCustomer(ctx, { ...values, 'consent.email.marketing': 'given', website: '' });
  const other = await registerCustomer(ctx, { ...values, phone: '0138891234', website: 'example.org' });
  await addContact(ctx, other, { ...noContact, name: 'Omar Aziz' });
  return { kept, other };
}

const choice = (page: Page, field: string, value: string) => page.getByRole('group', { name: field, exact: true }).getByRole('radio', { name: value });

test('two are found to be one, compared, merged, and taken apart again at once', async ({ desk: page, owner, language, t }) => {
  const values = company[language];
  const { kept, other } = await twins(owner, values);
  await page.goto(`/customers/${kept}`);
  await link(page, t('merges.link')).click();
  await page.getByRole('checkbox', { name: values.name }).check();
  await button(page, t('merges.compare')).click();

  await expect(title(page, t('merges.title', { count: 2 }))).toBeVisible();
  const phone = t('customers.fields.phone');
  await expect(choice(page, phone, '050 123 4567').or(choice(page, phone, values.phone))).toBeChecked();
  await expect(choice(page, t('customers.fields.website'), 'example.org')).toBeChecked();
  await expect(page.getByRole('group', { name: t('customers.fields.city'), exact: true })).toHaveCount(0);
  await expect(page.getByText(t('merges.movesContacts', { count: 1 }))).toBeVisible();
  await expect(page.getByText(t('merges.consentGiven', { consent: t('consent.short.email.marketing') }))).toBeVisible();
  await choice(page, phone, '889').check();
  await button(page, t('merges.submit', { others: '2', number: 1 })).click();

  await expect(notice(page)).toContainText(t('merges.merged', { others: '2', number: 1 }));
  await expect(page).toHaveURL(new RegExp(`/customers/${kept}\\?`));
  await expect(page.getByText('Omar Aziz')).not.toHaveCount(0);
  expect((await findRecord(owner.ctx, kept))?.values).toMatchObject({ phone: '0138891234', website: 'example.org', city: values.city });
  await button(page, t('merges.undo')).click();
  await expect(notice(page)).toContainText(t('merges.undone', { numbers: language === 'ar' ? '1، 2' : '1, 2' }));
  expect((await findRecord(owner.ctx, kept))?.values).toMatchObject({ phone: values.phone, website: '' });
  expect(await findCustomer(owner.ctx, other)).toMatchObject({ archivedAt: null, mergedIntoId: null });
  expect(await listContacts(owner.ctx, kept)).toEqual([]);
});

test('the merged one leads to the kept one, and its merge is undone later, with what stays said before', async ({ desk: page, owner, language, t }) => {
  const { kept, other } = await twins(owner, company[language]);
  await mergeCustomers(owner.ctx, { id: kept, version: 1 }, [{ id: other, version: 1 }]);
  await addContact(owner.ctx, kept, { ...noContact, name: 'Newcomer' });
  for (const rest of ['/edit', '/contacts/new', '/deliveries/new', '/notes/new', '/consent', '/erase', '/merge']) {
    await page.goto(`/customers/${other}${rest}`);
    await expect(page).toHaveURL(new RegExp(`/customers/${other}$`));
  }
  await expect(link(page, t('profile.edit'))).toHaveCount(0);
  await link(page, t('merges.openKept', { number: 1 })).click();
  await expect(page.getByText('Omar Aziz')).not.toHaveCount(0);
  await link(page, `${t('merges.undoLink')} 2`).click();
  await expect(title(page, t('merges.undoTitle', { numbers: '2' }))).toBeVisible();
  await expect(page.getByText(t('merges.movesContacts', { count: 1 }))).toBeVisible();
  await button(page, t('merges.undoSubmit')).click();
  await expect(notice(page)).toContainText(t('merges.movesContacts', { count: 1 }));
  expect((await listContacts(owner.ctx, kept)).map(({ name }) => name)).toEqual(['Newcomer']);
  expect((await listContacts(owner.ctx, other)).map(({ name }) => name)).toEqual(['Omar Aziz']);
});

test('another is kept instead, and who looks at an older version is told before anything is merged', async ({ desk: page, owner, language, t }) => {
  const values = company[language];
  const { kept, other } = await twins(owner, values);
  await page.goto(`/customers/merge?id=${kept}&id=${other}`);
  await link(page, `${t('merges.keep')}: ${t('merges.goTo', { number: 2, name: values.name })}`).click();
  const submit = button(page, t('merges.submit', { others: '1', number: 2 }));
  await expect(submit).toBeVisible();
  await updateCustomer(owner.ctx, kept, 1, { ...values, city: 'Mekka' });
  await submit.click();
  await expectRefused(page, t, [{ message: t('merges.changed') }]);
  expect(await findCustomer(owner.ctx, kept)).toMatchObject({ mergedIntoId: null });
  await expect(choice(page, t('customers.fields.city'), 'Mekka')).toBeVisible();
  await submit.click();
  await expect(notice(page)).toContainText(t('merges.merged', { others: '1', number: 2 }));
  expect(await findCustomer(owner.ctx, kept)).toMatchObject({ mergedIntoId: other });
});

test('a private note moves without a word of it to whoever may not know of it', { tag: '@plain' }, async ({ desk: page, program, owner, language, t }) => {
  process.env['SIJILL_DATA'] = program.data;
  const { kept, other } = await twins(owner, company[language]);
  const member = await addPerson(owner.ctx.firm, 'member', language);
  const address = `/customers/merge?id=${kept}&id=${other}`;
  await page.goto(address);
  const before = await page.getByRole('main').innerText();
  await writeNote(member.ctx, other, { kind: 'note', text: 'Pays late, quietly' });
  await page.goto(address);
  expect(await page.getByRole('main').innerText()).toBe(before);
  await button(page, t('merges.submit', { others: '2', number: 1 })).click();
  await expect(notice(page)).toContainText(t('merges.merged', { others: '2', number: 1 }));
  await expect(page.getByText('Pays late, quietly')).toHaveCount(0);
  await signIn(page.context(), program, member);
  await page.goto(`/customers/${kept}`);
  await expect(page.getByText('Pays late, quietly')).toBeVisible();
});

test('who may only look merges nothing, and what is another firm\'s is not there', { tag: '@plain' }, async ({ desk: page, program, owner, language, t }) => {
  const { kept, other } = await twins(owner, company[language]);
  const merge = await mergeCustomers(owner.ctx, { id: kept, version: 1 }, [{ id: other, version: 1 }]);
  const [mine, stranger] = [await registerCustomer(owner.ctx, company[language]), await addFirm(language)];
  const theirs = await registerCustomer(stranger.ctx, company[language]);
  for (const address of [`/customers/merge?id=${mine}&id=${theirs}`, `/customers/${theirs}/merge`, `/customers/${mine}/merges/${merge}`, `/customers/${theirs}/merges/${merge}`]) {
    expect((await page.goto(address))?.status()).toBe(404);
    await expect(title(page, t('missing.title'))).toBeVisible();
  }
  await page.goto(`/customers/merge?id=${mine}&id=${other}`);
  await expect(page.getByText(t('merges.oneClosed', { number: 2 }))).toBeVisible();
  await page.goto(`/customers/merge?id=${mine}`);
  await expect(page.getByText(t('merges.selection', { most: 10 }))).toBeVisible();

  await signIn(page.context(), program, await addPerson(owner.ctx.firm, 'viewer', language));
  for (const address of [`/customers/merge?id=${mine}&id=${kept}`, `/customers/${mine}/merge`, `/customers/${kept}/merges/${merge}`]) {
    await page.goto(address);
    await expect(title(page, t('forbidden.title'))).toBeVisible();
  }
  for (const id of [mine, kept, other]) {
    await page.goto(`/customers/${id}?saved=merged&merge=${merge}`);
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
    for (const name of [t('merges.link'), t('merges.undoLink'), `${t('merges.undoLink')} 2`]) await expect(link(page, name)).toHaveCount(0);
  }
});
