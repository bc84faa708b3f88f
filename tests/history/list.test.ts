import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { record } from '#lib/audit/record';
import { addEvidence, openEvidence } from '#lib/consent/evidence';
import { makeConsentLink, withdrawByLink } from '#lib/consent/link';
import { consentHistory } from '#lib/consent/queries';
import { recordConsent } from '#lib/consent/record-consent';
import { addContact } from '#lib/contacts/add';
import { archiveContact } from '#lib/contacts/archive';
import { noContact } from '#lib/contacts/input';
import { makeMainContact } from '#lib/contacts/make-main';
import type { Context } from '#lib/context';
import { archiveCustomer } from '#lib/customers/archive';
import { baseOf } from '#lib/customers/base';
import { registerCustomer } from '#lib/customers/register';
import { updateCustomer } from '#lib/customers/update';
import { addDelivery } from '#lib/deliveries/add';
import { noDelivery } from '#lib/deliveries/input';
import { countHistory, listHistory } from '#lib/history/queries';
import { anUpload } from '../support/files.ts';
import { aColleague, aFirm, openEmptyStore, values } from '../support/firm.ts';
import { temporaryFolder } from '../support/program.ts';

let ctx: Context;
let id: string;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
  id = await registerCustomer(ctx, values({ name: 'Maria' }));
});

const told = async (limit = 50, offset = 0) => (await listHistory(ctx, id, limit, offset)).map(({ action, about, by, changes }) => ({ action, about, by, fields: Object.keys(changes).toSorted() }));

test('it tells what was done to the customer, its contacts and its addresses, by whom, newest first', async () => {
  const sara = await aColleague(ctx.firm, 'member', 'Sara');
  const omar = await addContact(sara, id, { ...noContact, name: 'Omar', phones: '050' });
  await makeMainContact(ctx, omar, 1);
  await addDelivery(sara, id, { ...noDelivery, label: 'Warehouse', city: 'Jeddah' });
  await archiveCustomer(ctx, id, 2);
  const others = await registerCustomer(ctx, values({ name: 'Somebody else' }));
  await addContact(ctx, others, { ...noContact, name: 'Not hers' });
  expect(await told()).toEqual([
    { action: 'customer.archived', about: '', by: 'Colleague', fields: [] },
    { action: 'delivery.added', about: 'Warehouse', by: 'Sara', fields: ['city', 'label'] },
    { action: 'customer.updated', about: '', by: 'Colleague', fields: ['contactName'] },
    { action: 'contact.madeMain', about: 'Omar', by: 'Colleague', fields: [] },
    { action: 'contact.added', about: 'Omar', by: 'Sara', fields: ['name', 'phones'] },
    { action: 'customer.registered', about: '', by: 'Colleague', fields: [] },
  ]);
  expect(await countHistory(ctx, id)).toBe(6);
});

test('it tells which consent was given and withdrawn, how and by whom, also by the customer, in its place among the rest', async () => {
  const sara = await aColleague(ctx.firm, 'member', 'Sara');
  await recordConsent(sara, id, { channel: 'phone', purpose: 'service', isGiven: 'yes', method: 'inPerson', remark: '' });
  await updateCustomer(ctx, id, 1, values({ name: 'Maria', 'consent.phone.contact': 'given', 'consent.email.marketing': 'given' }));
  const [offers] = await consentHistory(ctx, id);
  process.env['SIJILL_DATA'] = temporaryFolder();
  await addEvidence(sara, id, offers?.id ?? '', anUpload('form.pdf'));
  await withdrawByLink(await makeConsentLink(ctx, id), new Set(['email.marketing']));
  await openEvidence(ctx, id, offers?.id ?? '');
  const marketing = { channel: 'email', purpose: 'marketing' };
  const entries = (await listHistory(ctx, id, 50)).map(({ action, by, consent, changes }) => ({ action, by, consent, changes }));
  expect(entries).toEqual([
    { action: 'consent.withdrawn', by: null, consent: { ...marketing, method: 'link' }, changes: {} },
    { action: 'consent.evidenceAdded', by: 'Sara', consent: { ...marketing, method: 'form' }, changes: {} },
    // The consent that changed with the record stands in an entry of its own.
    { action: 'customer.updated', by: 'Colleague', consent: null, changes: {} },
    { action: 'consent.given', by: 'Colleague', consent: { ...marketing, method: 'form' }, changes: {} },
    { action: 'consent.given', by: 'Sara', consent: { channel: 'phone', purpose: 'service', method: 'inPerson' }, changes: {} },
    { action: 'customer.registered', by: 'Colleague', consent: null, changes: {} },
  ]);
  expect(await countHistory(ctx, id)).toBe(6);
  const pages = await Promise.all([0, 2, 4].map((offset) => listHistory(ctx, id, 2, offset)));
  expect(pages.flat().map(({ action }) => action)).toEqual(entries.map(({ action }) => action));
});

test('it is told in pages that neither skip nor repeat', async () => {
  for (let version = 1; version <= 24; version += 1) await updateCustomer(ctx, id, version, values({ name: `Maria ${version}` }));
  const pages = [await listHistory(ctx, id, 10), await listHistory(ctx, id, 10, 10), await listHistory(ctx, id, 10, 20), await listHistory(ctx, id, 10, 30)];
  expect(pages.map(({ length }) => length)).toEqual([10, 10, 5, 0]);
  expect(pages.flat().map(({ changes }) => changes['name']?.to ?? '')).toEqual([...Array.from({ length: 24 }, (_, index) => `Maria ${24 - index}`), '']);
});

test('what it does not know how to tell it does not tell: of some things not everybody may know', async () => {
  await store.write((db) => record(db, ctx, { action: 'user.added', subjectId: id }));
  expect(await told()).toHaveLength(1);
  expect(await countHistory(ctx, id)).toBe(1);
});

test('what concerns contacts and addresses counts no version of the customer', async () => {
  const omar = await addContact(ctx, id, { ...noContact, name: 'Omar' });
  await updateCustomer(ctx, id, 1, values({ name: 'Ana' }));
  await archiveContact(ctx, omar);
  expect((await baseOf(ctx, id, 1))?.values.name).toBe('Maria');
  expect((await baseOf(ctx, id, 2))?.values.name).toBe('Ana');
});

test('another firm has no part in it', async () => {
  const stranger = await aFirm();
  expect(await listHistory(stranger, id, 50)).toEqual([]);
  expect(await countHistory(stranger, id)).toBe(0);
});
