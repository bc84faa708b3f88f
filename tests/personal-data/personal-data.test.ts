import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test, vi } from 'vitest';
import { store } from '#db/client';
import * as tables from '#db/schema';
import { auditEvents } from '#db/schema/audit';
import { consentEvents, consentLinks } from '#db/schema/consent';
import { customFields, customValues } from '#db/schema/custom-fields';
import { customers } from '#db/schema/customers';
import { customerDrafts } from '#db/schema/drafts';
import { files } from '#db/schema/files';
import { dismissedFindings } from '#db/schema/findings';
import { noteFiles, noteReaders, notes } from '#db/schema/notes';
import { uploadedFiles } from '#lib/backup/files';
import { auditFaults } from '#lib/audit/verify';
import { addContact } from '#lib/contacts/add';
import { listContacts } from '#lib/contacts/queries';
import type { Context } from '#lib/context';
import { baseOf } from '#lib/customers/base';
import { startDraft } from '#lib/customers/draft';
import { countArchived, findCustomer, listCustomers } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { restoreCustomer } from '#lib/customers/restore';
import { updateCustomer } from '#lib/customers/update';
import { addDelivery } from '#lib/deliveries/add';
import { noDelivery } from '#lib/deliveries/input';
import { listHistory } from '#lib/history/queries';
import { makeConsentLink } from '#lib/consent/link';
import { recordConsent } from '#lib/consent/record-consent';
import { newId } from '#lib/ids';
import { draftInvoice } from '#lib/invoices/draft';
import { findInvoice } from '#lib/invoices/queries';
import { writeNote } from '#lib/notes/write-note';
import { eraseCustomer } from '#lib/personal-data/erase';
import { recordPayment } from '#lib/payments/record';
import { exportPersonalData } from '#lib/personal-data/export';
import { gatherPersonalData } from '#lib/personal-data/gather';
import { Changed, Forbidden, Invalid, Missing } from '#lib/problems';
import { chooseForCustomer } from '#lib/reminders/choose';
import { findStop, stopReminders } from '#lib/reminders/stop';
import { sha256, upload } from '../support/backup.ts';
import { aColleague, aFirm, openEmptyStore, values } from '../support/firm.ts';
import { anInvoice, documentValues } from '../support/invoices.ts';
import { temporaryFolder } from '../support/program.ts';
import { unzip } from '../support/zip.ts';

/** Stands in every field that may hold something of a person. */
const secret = 'Zuleikha';
const full = values({
  name: `${secret} Rahman`, contactName: secret, taxId: secret, street: secret, buildingNumber: secret, additionalNumber: secret, district: secret, city: secret, region: secret,
  postalCode: secret, email: `${secret}@example.com`, phone: '0501234567', website: secret, terms: secret, country: 'SA', currency: 'SAR', paymentTermDays: '30', locale: 'ar',
});

let owner: Context;
let member: Context;
let id: string;
let folder: string;

beforeEach(async () => {
  await openEmptyStore();
  folder = temporaryFolder();
  vi.stubEnv('SIJILL_DATA', folder);
  owner = await aFirm();
  member = await aColleague(owner.firm, 'member', 'Sara');
  id = await registerCustomer(owner, full);
  await addContact(owner, id, { name: secret, position: secret, emails: `${secret}@example.com`, phones: secret });
  await addDelivery(owner, id, { ...noDelivery, label: secret, street: secret, city: secret });
  await startDraft(member, { ...full, city: `${secret} II` }, { id, version: 1, values: full });
  await storeRest();
});

/** A note that everybody of the firm reads, one that is the member's alone, consent, a field of the firm's own. */
async function storeRest(): Promise<void> {
  const firmId = owner.firm.id;
  const file = (content: string) => {
    upload(folder, content);
    return { id: newId(), firmId, sha256: sha256(content), name: `../${secret}/contract?.pdf`, mediaType: 'application/pdf', size: content.length, createdAt: Date.UTC(2026, 0, 31), createdBy: member.user.id };
  };
  const [shared, hidden, evidence] = [file('shared contract'), file('private contract'), file('signed form')];
  const note = (text: string) => ({ id: newId(), firmId, customerId: id, authorId: member.user.id, kind: 'note' as const, text, version: 1, createdAt: 1, updatedAt: 1 });
  const [open, own] = [note(`${secret} prefers mornings`), note('the private remark')];
  await store.write(async (db) => {
    await db.insert(files).values([shared, hidden, evidence]);
    await db.insert(notes).values([open, own]);
    await db.insert(noteReaders).values({ id: newId(), firmId, noteId: open.id, role: 'owner' });
    await db.insert(noteFiles).values([{ firmId, noteId: open.id, fileId: shared.id }, { firmId, noteId: own.id, fileId: hidden.id }]);
    await db.insert(consentEvents).values({ id: newId(), firmId, customerId: id, channel: 'email', purpose: 'service', isGiven: true, at: 1, method: 'phone', wording: 1, recordedBy: member.user.id, remark: secret, evidenceFileId: evidence.id });
    await db.insert(consentLinks).values({ id: newId(), firmId, customerId: id, createdAt: 1, expiresAt: 2 });
    await db.insert(dismissedFindings).values({ firmId, customerId: id, field: 'name', finding: 'checks.nameDigits', value: secret, dismissedAt: 1, dismissedBy: member.user.id });
    const field = { id: newId(), firmId, key: 'hobby', label: { en: 'Hobby' }, help: {}, type: 'line' as const, options: [], group: 'more', position: 1, isUnique: false, initial: '', isInList: false, createdAt: 1 };
    await db.insert(customFields).values(field);
    await db.insert(customValues).values({ firmId, fieldId: field.id, customerKey: await keyOf(), ordinal: 0, value: secret, sortText: secret });
  });
}

async function keyOf(): Promise<number> {
  const [row] = await store.read((db) => db.select({ key: customers.key }).from(customers).where(eq(customers.id, id)));
  return row?.key ?? 0;
}

async function exported(): Promise<{ json: Record<string, never[]>; text: string; entries: ReturnType<typeof unzip> }> {
  const archive = await exportPersonalData(owner, id);
  if (!archive) throw new Error('Nothing was exported');
  const entries = unzip(await buffer(Readable.from(archive.content)));
  const text = entries[0]?.content.toString() ?? '';
  return { json: JSON.parse(text) as Record<string, never[]>, text, entries };
}

/** Every row that is left, but the sealed log. */
async function everythingElse(): Promise<string> {
  const rows = [];
  for (const [name, table] of Object.entries(tables)) if (name !== 'auditEvents' && 'firmId' in table) rows.push(...(await store.read((db) => db.select().from(table as typeof customers))));
  return JSON.stringify(rows).toLowerCase();
}

test('an export holds all that is known: record, contacts, addresses, own fields, consent, notes, history, and the files', async () => {
  const { json, entries } = await exported();
  expect(json).toMatchObject({
    firm: owner.firm.name,
    customer: { number: 1, name: full.name, phone: '0501234567' },
    contacts: [{ name: secret, phones: [secret] }],
    deliveryAddresses: [{ label: secret, city: secret }],
    ownFields: [{ field: 'hobby', value: secret }],
    consent: [{ channel: 'email', isGiven: true, remark: secret, evidenceFileId: expect.any(String) }],
    notes: [{ text: `${secret} prefers mornings`, files: [expect.any(String)] }],
    history: [{ action: 'consent.given' }, { action: 'delivery.added' }, { action: 'contact.added' }, { action: 'customer.registered' }],
    files: [{ size: 15, path: `files/1-__${secret}_contract_.pdf` }, { size: 11, path: `files/2-__${secret}_contract_.pdf` }],
  });
  expect(entries.map(({ name }) => name)).toEqual(['customer.json', `files/1-__${secret}_contract_.pdf`, `files/2-__${secret}_contract_.pdf`]);
  expect(entries.slice(1).map(({ content }) => content.toString())).toEqual(['shared contract', 'signed form']);
});

test('what a colleague keeps private is not in it, neither as text nor as file nor as a count', async () => {
  const { text, entries } = await exported();
  expect(text).not.toContain('the private remark');
  expect(entries.some(({ content }) => content.includes('private contract'))).toBe(false);
  expect(text).not.toContain(sha256('private contract'));
});

test('that somebody asked for it is told in the history, and changes no version', async () => {
  await exported();
  expect((await listHistory(member, id, 1))[0]).toMatchObject({ action: 'customer.exported', by: owner.user.name });
  expect((await findCustomer(owner, id))?.version).toBe(1);
});

test('a file that has gone missing is named all the same', async () => {
  vi.stubEnv('SIJILL_DATA', temporaryFolder());
  const { json, entries } = await exported();
  expect(json).toMatchObject({ files: [{ path: null }, { path: null }] });
  expect(entries).toHaveLength(1);
});

test('after erasing nothing is left that names the customer, in no table but the sealed log', async () => {
  expect(await everythingElse()).toContain(secret.toLowerCase());
  await eraseCustomer(owner, id, 1, ' ١ ');
  const left = await everythingElse();
  for (const word of [secret.toLowerCase(), '0501234567', '+966501234567', 'private remark']) expect(left, word).not.toContain(word);
  expect(await findCustomer(owner, id)).toMatchObject({ number: 1, name: 'Erased customer 1', sortName: 'erased customer 1', kind: 'person', country: 'SA', currency: 'SAR', paymentTermDays: 30, version: 2, erasedAt: expect.any(Number) });
  expect((await listContacts(owner, id)).map(({ name, emails, phones }) => [name, emails, phones])).toEqual([['Erased contact', [], []]]);
  for (const table of [notes, noteReaders, noteFiles, files, customerDrafts, consentLinks, customValues]) expect(await store.read((db) => db.select().from(table))).toEqual([]);
  expect(uploadedFiles(folder)).toEqual([]);
});

test('that there was consent stays, and so do the number and the place in the archive', async () => {
  await eraseCustomer(owner, id, 1, '1');
  expect(await store.read((db) => db.select().from(consentEvents))).toMatchObject([{ channel: 'email', isGiven: true, remark: null, evidenceFileId: null }]);
  expect(await countArchived(owner)).toBe(1);
  const search = async (words: string) => (await listCustomers(owner, { search: words, status: 'archived', sort: 'name', direction: 'asc', page: 1 })).customers;
  expect(await search(secret)).toEqual([]);
  expect(await search('erased 1')).toHaveLength(1);
  expect((await findCustomer(owner, await registerCustomer(owner, values())))?.number).toBe(2);
});

test('the chain of the log stays whole, and no page tells what it held', async () => {
  await updateCustomer(owner, id, 1, { ...full, city: `${secret} III` });
  await eraseCustomer(owner, id, 2, '1');
  expect(await auditFaults()).toEqual([]);
  const last = (await store.read((db) => db.select().from(auditEvents).where(eq(auditEvents.subjectId, id)))).toSorted((a, b) => b.position - a.position)[0];
  expect(last).toMatchObject({ action: 'customer.erased', changes: {} });
  const history = await listHistory(owner, id, 50);
  expect(history.map(({ action, isErased }) => [action, isErased])).toEqual([['customer.erased', false], ['customer.updated', true], ['consent.withdrawn', false], ['consent.given', false], ['delivery.added', true], ['contact.added', true], ['customer.registered', false]]);
  expect(JSON.stringify(history)).not.toContain(secret);
  expect(await baseOf(owner, id, 1)).toBeNull();
  const { text } = await exported();
  expect(text).not.toContain(secret);
});

test('it takes the number, the version that was seen, and the owner', async () => {
  for (const number of ['', '2', '1x', full.name]) {
    const error = await eraseCustomer(owner, id, 1, number).catch((error: unknown) => error);
    expect((error as Invalid).problems, number).toMatchObject([{ field: 'number', key: 'personalData.wrongNumber' }]);
  }
  await expect(eraseCustomer(owner, id, 2, '1')).rejects.toThrow(Changed);
  await expect(eraseCustomer(member, id, 1, '1')).rejects.toThrow(Forbidden);
  await expect(exportPersonalData(member, id)).rejects.toThrow(Forbidden);
  await expect(eraseCustomer(owner, 'nobody', 1, '1')).rejects.toThrow(Missing);
  expect(await findCustomer(owner, id)).toMatchObject({ name: full.name, erasedAt: null });
});

test('who was erased stays so: no edit, no contact, no address, no way back, and a second erasing does nothing', async () => {
  await eraseCustomer(owner, id, 1, '1');
  await eraseCustomer(owner, id, 1, '1');
  const uses = [() => updateCustomer(owner, id, 2, full), () => restoreCustomer(owner, id, 2), () => addContact(owner, id, { name: 'X', position: '', emails: '', phones: '' }), () => addDelivery(owner, id, { ...noDelivery, label: 'X', city: 'X' })];
  for (const use of uses) await expect(use()).rejects.toThrow(Invalid);
  expect(await findCustomer(owner, id)).toMatchObject({ version: 2, name: 'Erased customer 1' });
});

test('a file that another customer\'s note holds as well stays', async () => {
  const other = await registerCustomer(owner, values({ name: 'Other' }));
  const [file] = await store.read((db) => db.select().from(files).where(eq(files.sha256, sha256('shared contract'))));
  const note = { id: newId(), firmId: owner.firm.id, customerId: other, authorId: owner.user.id, kind: 'note' as const, text: 'x', version: 1, createdAt: 1, updatedAt: 1 };
  await store.write(async (db) => {
    await db.insert(notes).values(note);
    await db.insert(noteFiles).values({ firmId: owner.firm.id, noteId: note.id, fileId: file?.id ?? '' });
  });
  await eraseCustomer(owner, id, 1, '1');
  expect((await store.read((db) => db.select().from(files))).map(({ id }) => id)).toEqual([file?.id]);
  expect(uploadedFiles(folder).map(({ path }) => basename(path))).toEqual([sha256('shared contract')]);
});

test('nobody begins to write down anything of somebody whose data were erased', async () => {
  await eraseCustomer(owner, id, 1, '1');
  await expect(writeNote(owner, id, { kind: 'note', text: secret })).rejects.toThrow(Invalid);
  await expect(recordConsent(owner, id, { channel: 'email', purpose: 'marketing', isGiven: 'yes', method: 'inPerson', remark: secret })).rejects.toThrow(Missing);
  await expect(makeConsentLink(owner, id)).rejects.toThrow(Missing);
});

test('drafts of documents go with the person; what was issued stays as it was issued, and was in the export', async () => {
  const free = { ...owner, firm: { ...owner.firm, requiredFields: {} } };
  const issued = await anInvoice(free, id, '100', { reference: 'Order 7' });
  const draft = await draftInvoice(free, 'invoice', documentValues(id, [{ name: 'Draft line', price: '1' }]));
  await recordPayment(free, { customerId: id, day: '2026-05-01', method: 'cash', currency: 'SAR', amount: '40', reference: '', note: '' });
  const { known } = (await gatherPersonalData(owner, id)) ?? {};
  expect(known).toMatchObject({ documents: [{ reference: 'Order 7', lines: [{ name: 'Service' }] }, { status: 'draft' }], payments: [{ amount: 4000 }] });
  await eraseCustomer(owner, id, 1, '1');
  expect(await findInvoice(owner, draft)).toBeNull();
  expect(await findInvoice(owner, issued)).toMatchObject({ invoice: { buyer: { name: full.name }, open: 6000 }, lines: [{ name: 'Service' }] });
});

test('how somebody was reminded is in the export; why it was stopped goes with the person', async () => {
  const free = { ...owner, firm: { ...owner.firm, requiredFields: {} } };
  const issued = await anInvoice(free, id, '100');
  await chooseForCustomer(owner, id, 'none');
  await stopReminders(owner, issued, { kind: 'disputed', reason: `${secret} says it never came` });
  const { known } = (await gatherPersonalData(owner, id)) ?? {};
  expect(known).toMatchObject({ reminders: { choices: [{ level: 'customer', planId: null }], stops: [{ invoiceId: issued, kind: 'disputed', reason: `${secret} says it never came` }], steps: [] } });
  await eraseCustomer(owner, id, 1, '1');
  expect(await findStop(owner, issued)).toMatchObject({ kind: 'disputed', reason: '—' });
});
