import { beforeEach, expect, test } from 'vitest';
import { addContact } from '#lib/contacts/add';
import { archiveContact, restoreContact } from '#lib/contacts/archive';
import { contactSeen, type ContactValues, contactValues, noContact } from '#lib/contacts/input';
import { makeMainContact } from '#lib/contacts/make-main';
import { findContact, listContacts, mainContact } from '#lib/contacts/queries';
import { sendInvoicesTo } from '#lib/contacts/send-invoices';
import { updateContact } from '#lib/contacts/update';
import type { Context } from '#lib/context';
import { baseOf } from '#lib/customers/base';
import { findCustomer } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { requiringToSave } from '#lib/customers/required-fields';
import { updateCustomer } from '#lib/customers/update';
import { Changed, Invalid, Missing } from '#lib/problems';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';

let ctx: Context;
let customer: string;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
  customer = await registerCustomer(ctx, values({ kind: 'company', name: 'Nakheel', contactName: 'Laila' }));
});

const add = (given: Partial<ContactValues>) => addContact(ctx, customer, { ...noContact, ...given });
const record = async () => {
  const found = await findCustomer(ctx, customer);
  if (!found) throw new Error('The customer is gone');
  return found;
};
/** Who is main, by the rows and by the customer's record: it must be the same. */
const mainNames = async () => {
  const { contactName } = await record();
  return [mainContact(contactName, await listContacts(ctx, customer))?.name ?? null, contactName];
};
const change = async (id: string, given: Partial<ContactValues>) => {
  const found = await findContact(ctx, id);
  if (!found) throw new Error('The contact is gone');
  const before = contactValues(found.contact);
  await updateContact(ctx, id, contactSeen(before), { ...before, ...given });
};

test('a contact keeps what was entered, each e-mail and phone on its line, empty lines and repetitions left out', async () => {
  const id = await add({ name: ' Omar ', position: 'Buying', emails: 'omar@example.com\n\n omar@example.com \r\nbuying@example.com', phones: '050 123 4567\n+49 30 1' });
  expect((await findContact(ctx, id))?.contact).toMatchObject({
    name: 'Omar', position: 'Buying', emails: ['omar@example.com', 'buying@example.com'], phones: ['050 123 4567', '+49 30 1'], isMain: false, isForInvoices: false, archivedAt: null,
  });
});

test.each([
  [{ name: '' }, 'name', 'errors.required'],
  [{ name: 'x'.repeat(201) }, 'name', 'errors.tooLong'],
  [{ emails: 'omar@example.com\nno mail' }, 'emails', 'contacts.emailLine'],
  [{ emails: `${'x'.repeat(250)}@example.com` }, 'emails', 'contacts.longLine'],
  [{ phones: Array.from({ length: 11 }, (_, index) => `05${index}`).join('\n') }, 'phones', 'contacts.tooMany'],
  [{ phones: '05\u00001' }, 'phones', 'errors.nul'],
] as const)('what cannot be right is refused, and nothing is written: %j', async (wrong, field, key) => {
  const error = await add({ name: 'Omar', ...wrong }).catch((error: unknown) => error);
  expect((error as Invalid).problems).toMatchObject([{ field, key }]);
  expect(await listContacts(ctx, customer)).toEqual([]);
});

test('the contact that bears the name in the form is the main one; who only resembles it is not', async () => {
  expect(await mainNames()).toEqual([null, 'Laila']);
  await add({ name: 'Laila Hassan' });
  expect(await mainNames()).toEqual([null, 'Laila']);
  await add({ name: 'LAILA' });
  expect(await mainNames()).toEqual(['LAILA', 'Laila']);
});

test('making a contact main names it in the customer, as an edit like any other', async () => {
  const omar = await add({ name: 'Omar' });
  await makeMainContact(ctx, omar, 1);
  expect(await mainNames()).toEqual(['Omar', 'Omar']);
  expect(await record()).toMatchObject({ version: 2, contactName: 'Omar' });
  expect((await baseOf(ctx, customer, 1))?.values.contactName).toBe('Laila');
  await makeMainContact(ctx, omar, 1);
  expect((await record()).version).toBe(2);
});

test('of two namesakes the one that was made main is', async () => {
  const ids = [await add({ name: 'Omar', phones: '1' }), await add({ name: 'Omar', phones: '2' })];
  for (const [index, id] of ids.toReversed().entries()) {
    await makeMainContact(ctx, id, (await record()).version);
    expect(mainContact('Omar', await listContacts(ctx, customer))?.id, String(index)).toBe(id);
  }
});

test('who looked at an older version of the customer makes nobody main', async () => {
  const omar = await add({ name: 'Omar' });
  await updateCustomer(ctx, customer, 1, values({ kind: 'company', name: 'Nakheel', contactName: 'Sara' }));
  await expect(makeMainContact(ctx, omar, 1)).rejects.toThrow(Changed);
  expect(await mainNames()).toEqual([null, 'Sara']);
  expect((await listContacts(ctx, customer)).some(({ isMain }) => isMain)).toBe(false);
});

test('a new name of the main contact is its name in the customer, and another name in the form makes another main contact', async () => {
  const laila = await add({ name: 'Laila', phones: '050' });
  await change(laila, { name: 'Laila Hassan' });
  expect(await mainNames()).toEqual(['Laila Hassan', 'Laila Hassan']);
  await updateCustomer(ctx, customer, 2, values({ kind: 'company', name: 'Nakheel', contactName: 'Omar' }));
  expect(await mainNames()).toEqual([null, 'Omar']);
  expect((await findContact(ctx, laila))?.contact).toMatchObject({ name: 'Laila Hassan', phones: ['050'] });
});

test('another contact that changes its name leaves the customer alone', async () => {
  const omar = await add({ name: 'Omar' });
  await change(omar, { name: 'Omar Aziz', emails: 'omar@example.com' });
  expect(await record()).toMatchObject({ version: 1, contactName: 'Laila' });
});

test('nobody overwrites what they have not seen', async () => {
  const omar = await add({ name: 'Omar' });
  const seen = contactSeen({ ...noContact, name: 'Omar' });
  await updateContact(ctx, omar, seen, { ...noContact, name: 'Omar', phones: '1' });
  await expect(updateContact(ctx, omar, seen, { ...noContact, name: 'Omar', phones: '2' })).rejects.toThrow(Changed);
  expect((await findContact(ctx, omar))?.contact.phones).toEqual(['1']);
});

test('invoices go to one contact, to another, or to none', async () => {
  const [omar, sara] = [await add({ name: 'Omar' }), await add({ name: 'Sara' })];
  const receivers = async () => (await listContacts(ctx, customer)).filter(({ isForInvoices }) => isForInvoices).map(({ name }) => name);
  await sendInvoicesTo(ctx, omar, true);
  await sendInvoicesTo(ctx, sara, true);
  expect(await receivers()).toEqual(['Sara']);
  await sendInvoicesTo(ctx, omar, false);
  expect(await receivers()).toEqual(['Sara']);
  await sendInvoicesTo(ctx, sara, false);
  expect(await receivers()).toEqual([]);
});

test('an archived contact is nobody\'s main contact and gets no invoices; it comes back without either', async () => {
  const omar = await add({ name: 'Omar' });
  await makeMainContact(ctx, omar, 1);
  await sendInvoicesTo(ctx, omar, true);
  await archiveContact(ctx, omar);
  expect(await mainNames()).toEqual([null, null]);
  for (const use of [() => makeMainContact(ctx, omar, 3), () => sendInvoicesTo(ctx, omar, true), () => change(omar, { name: 'X' })]) await expect(use()).rejects.toThrow(Missing);
  await restoreContact(ctx, omar);
  expect((await findContact(ctx, omar))?.contact).toMatchObject({ name: 'Omar', isMain: false, isForInvoices: false, archivedAt: null });
});

test('where the firm requires a main contact, it cannot be archived before there is another', async () => {
  const strict = { ...ctx, firm: { ...ctx.firm, requiredFields: requiringToSave(['contactName']) } };
  const laila = await add({ name: 'Laila' });
  const error = await archiveContact(strict, laila).catch((error: unknown) => error);
  expect((error as Invalid).problems).toMatchObject([{ field: '', key: 'contacts.mainRequired' }]);
  expect((await findContact(ctx, laila))?.contact.archivedAt).toBeNull();
});

test('there is nobody under an unknown id', async () => {
  const uses = [() => archiveContact(ctx, 'nobody'), () => restoreContact(ctx, 'nobody'), () => makeMainContact(ctx, 'nobody', 1), () => sendInvoicesTo(ctx, 'nobody', true), () => addContact(ctx, 'nobody', { ...noContact, name: 'X' })];
  for (const use of uses) {
    await expect(use()).rejects.toThrow(Missing);
  }
});
