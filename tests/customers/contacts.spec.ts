import { addContact } from '#lib/contacts/add';
import { noContact } from '#lib/contacts/input';
import { listContacts } from '#lib/contacts/queries';
import { findCustomer } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { addFirm, addPerson, expect, signIn, test } from '../support/browser.ts';
import { button, company, expectRefused, field, link, notice, row, title } from '../support/browser-forms.ts';

const named = (word: string, name: string) => `${word}: ${name}`;

test('a contact is added, made the main one, gets the invoices, is changed and archived', async ({ desk: page, owner, language, t }) => {
  const id = await registerCustomer(owner.ctx, company[language]);
  const contacts = page.getByRole('region', { name: t('contacts.title') });
  const omar = contacts.getByRole('listitem').filter({ hasText: 'Omar' }).first();
  await page.goto(`/customers/${id}`);
  await expect(contacts.getByRole('listitem')).toContainText([company[language].contactName]);
  await link(page, t('contacts.add')).click();
  await field(page, t('contacts.fields.emails')).fill('omar@example.com\nnonsense');
  await button(page, t('contacts.save')).click();
  await expectRefused(page, t, [
    { control: field(page, t('contacts.fields.name')), message: t('errors.required', { field: t('contacts.fields.name') }) },
    { control: field(page, t('contacts.fields.emails')), message: t('contacts.emailLine', { field: t('contacts.fields.emails'), line: 'nonsense' }) },
  ]);
  await field(page, t('contacts.fields.name')).fill('Omar');
  await field(page, t('contacts.fields.position')).fill('Buying');
  await field(page, t('contacts.fields.emails')).fill('omar@example.com\nbuying@example.com');
  await field(page, t('contacts.fields.phones')).fill('+966501234567');
  await button(page, t('contacts.save')).click();
  await expect(notice(page)).toHaveText(t('contacts.saved.added'));
  await expect(omar.getByRole('link', { name: 'buying@example.com' })).toHaveAttribute('href', 'mailto:buying%40example.com');
  await expect(omar).toContainText('Buying');

  await button(page, named(t('contacts.makeMain'), 'Omar')).click();
  await expect(notice(page)).toHaveText(t('contacts.saved.main'));
  await expect(omar).toContainText(t('contacts.main'));
  await expect(row(page, t('customers.fields.contactName'))).toContainText('Omar');
  await button(page, named(t('contacts.sendInvoices'), 'Omar')).click();
  await expect(notice(page)).toHaveText(t('contacts.saved.invoices'));
  await expect(button(page, named(t('contacts.stopInvoices'), 'Omar'))).toBeVisible();

  await link(page, named(t('contacts.edit'), 'Omar')).click();
  await field(page, t('contacts.fields.name')).fill('Omar Aziz');
  await button(page, t('contacts.save')).click();
  await expect(row(page, t('customers.fields.contactName'))).toContainText('Omar Aziz');
  expect(await findCustomer(owner.ctx, id)).toMatchObject({ contactName: 'Omar Aziz', version: 3 });

  await link(page, named(t('contacts.edit'), 'Omar Aziz')).click();
  await button(page, t('contacts.archive')).click();
  await expect(notice(page)).toHaveText(t('contacts.saved.archived'));
  await expect(row(page, t('customers.fields.contactName'))).toHaveCount(0);
  await page.getByText(t('contacts.archived', { count: 1 })).click();
  await button(page, named(t('contacts.restore'), 'Omar Aziz')).click();
  await expect(notice(page)).toHaveText(t('contacts.saved.restored'));
});

test('of the main contact that the form names, phone and e-mail can be added', async ({ desk: page, owner, language, t }) => {
  const id = await registerCustomer(owner.ctx, company[language]);
  await page.goto(`/customers/${id}`);
  await link(page, t('contacts.addDetails')).click();
  await expect(field(page, t('contacts.fields.name'))).toHaveValue(company[language].contactName);
  await field(page, t('contacts.fields.phones')).fill('050 123 4567');
  await button(page, t('contacts.save')).click();
  await expect(page.getByRole('region', { name: t('contacts.title') }).getByText(t('contacts.main'))).toHaveCount(1);
  await expect(link(page, t('contacts.addDetails'))).toHaveCount(0);
  expect(await findCustomer(owner.ctx, id)).toMatchObject({ contactName: company[language].contactName, version: 1 });
});

test('contacts of others are not found, and who may only look changes none', { tag: '@plain' }, async ({ desk: page, program, owner, language, t }) => {
  const stranger = await addFirm(language);
  const theirs = await registerCustomer(stranger.ctx, company[language]);
  const theirContact = await addContact(stranger.ctx, theirs, { ...noContact, name: 'Secret' });
  const ours = await registerCustomer(owner.ctx, company[language]);
  const ourContact = await addContact(owner.ctx, ours, { ...noContact, name: 'Omar' });
  for (const address of [`${theirs}/contacts/new`, `${theirs}/contacts/${theirContact}`, `${ours}/contacts/${theirContact}`, `${theirs}/contacts/${ourContact}`, `${ours}/contacts/none`]) {
    const answer = await page.goto(`/customers/${address}`);
    expect(answer?.status(), address).toBe(404);
    await expect(title(page, t('missing.title'))).toBeVisible();
  }
  await signIn(page.context(), program, await addPerson(owner.ctx.firm, 'viewer', language));
  await page.goto(`/customers/${ours}`);
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  await expect(link(page, t('contacts.add'))).toHaveCount(0);
  for (const address of ['new', ourContact]) {
    await page.goto(`/customers/${ours}/contacts/${address}`);
    await expect(title(page, t('forbidden.title'))).toBeVisible();
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
  }
  expect(await listContacts(owner.ctx, ours)).toHaveLength(1);
});
