import { getTableColumns, isTable } from 'drizzle-orm';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { store } from '#db/client';
import * as tables from '#db/schema';
import { dismissedFindings, distinctCustomers } from '#db/schema/findings';
import { auditFaults } from '#lib/audit/verify';
import { createCategory } from '#lib/categories/change';
import { day, now } from '#lib/clock';
import { findConsentLink, makeConsentLink, withdrawByLink } from '#lib/consent/link';
import { consentHistory, consentsOf, maySend } from '#lib/consent/queries';
import { recordConsent } from '#lib/consent/record-consent';
import { addContact } from '#lib/contacts/add';
import { noContact } from '#lib/contacts/input';
import { makeMainContact } from '#lib/contacts/make-main';
import { listContacts, mainContact } from '#lib/contacts/queries';
import { sendInvoicesTo } from '#lib/contacts/send-invoices';
import type { Context } from '#lib/context';
import { archiveField } from '#lib/custom-fields/change';
import { defineField } from '#lib/custom-fields/define';
import { activeFields } from '#lib/custom-fields/queries';
import { archiveCustomer } from '#lib/customers/archive';
import { baseOf } from '#lib/customers/base';
import { startDraft } from '#lib/customers/draft';
import type { CustomerValues, FieldName } from '#lib/customers/fields';
import { findCustomer, listCustomers } from '#lib/customers/queries';
import { findRecord } from '#lib/customers/record';
import { registerCustomer } from '#lib/customers/register';
import { restoreCustomer } from '#lib/customers/restore';
import { saveDraft } from '#lib/customers/save-draft';
import { updateCustomer } from '#lib/customers/update';
import { addDelivery } from '#lib/deliveries/add';
import { noDelivery } from '#lib/deliveries/input';
import { listDeliveries } from '#lib/deliveries/queries';
import { listHistory } from '#lib/history/queries';
import { mergeCustomers } from '#lib/merges/merge';
import { addedSince, belongingsOf, findMerge, mergesInto } from '#lib/merges/queries';
import { tracedTables } from '#lib/merges/traces';
import { undoMerge } from '#lib/merges/undo';
import { attachFiles } from '#lib/notes/attach';
import { notesOf } from '#lib/notes/queries';
import { removeNote } from '#lib/notes/remove';
import { writeNote } from '#lib/notes/write-note';
import { eraseCustomer } from '#lib/personal-data/erase';
import { gatherPersonalData } from '#lib/personal-data/gather';
import { Changed, Forbidden, Invalid, Missing } from '#lib/problems';
import { anUpload } from '../support/files.ts';
import { aColleague, aFirm, openEmptyStore, values } from '../support/firm.ts';
import { temporaryFolder } from '../support/program.ts';

let owner: Context;
let member: Context;

beforeEach(async () => {
  vi.stubEnv('SIJILL_DATA', temporaryFolder());
  await openEmptyStore();
  owner = await aFirm();
  member = await aColleague(owner.firm, 'member', 'Sara');
});

const register = (given: Partial<Record<FieldName, string>> = {}) => registerCustomer(owner, values(given));
const seen = async (id: string) => ({ id, version: (await findCustomer(owner, id))?.version ?? 0 });
const merge = async (kept: string, others: string[], choices: [FieldName, string][] = []) =>
  mergeCustomers(owner, await seen(kept), await Promise.all(others.map(seen)), new Map(choices));
const update = async (id: string, given: Partial<Record<FieldName, string>>) => {
  const record = await findRecord(owner, id);
  await updateCustomer(owner, id, record?.customer.version ?? 0, { ...(record?.values ?? values()), ...given } as CustomerValues);
};
const pinned = (error: unknown) => (error instanceof Invalid ? error.problems.map(({ field, key }) => `${field}: ${key}`) : error);

/** Every table, as it stands, but for the log, the merges themselves, and how often a customer was changed. */
async function dump(): Promise<Record<string, string[]>> {
  const apart = new Set(['auditEvents', 'customerMerges', 'customerSearch']);
  const rows: Record<string, string[]> = {};
  for (const [name, table] of Object.entries(tables).filter(([name, table]) => isTable(table) && !apart.has(name))) {
    const stored = (await store.read((db) => db.select().from(table as typeof tables.customers))) as Record<string, unknown>[];
    rows[name] = stored.map(({ version, ...row }) => JSON.stringify(name === 'customers' ? row : { version, ...row })).toSorted();
  }
  return rows;
}

const fieldOf = (labelEn: string, given: Record<string, string> = {}) =>
  defineField(owner, { labelAr: '', labelEn, helpAr: '', helpEn: '', type: 'line', options: '', group: 'more', isUnique: '', initial: '', isInList: '', ...given });

/** Two customers who have something in every table that names customers, and a third of whom was said that it is another. */
async function twins(): Promise<{ kept: string; other: string; third: string }> {
  const [wholesale, retail, regular] = await Promise.all(['Wholesale', 'Retail', 'Regular'].map((name) => createCategory(owner, { name, color: 'red', description: '' })));
  await fieldOf('Code', { isUnique: 'yes' });
  await fieldOf('Tags', { type: 'choices', options: 'A\nB\nC' });
  const old = await fieldOf('Old');
  const [code, tags, unused] = await activeFields(owner);
  const [a, b, c] = tags?.options.map(({ key }) => key) ?? [];
  const name = (field: { key: string } | undefined) => `custom.${field?.key}` as const;
  const kept = await register({
    name: 'Maria Anders', city: 'Berlin', email: 'maria@example.com', categories: `${wholesale}\n${retail}`, 'consent.email.invoices': 'given', 'consent.phone.contact': 'given',
    [name(code)]: 'K-1', [name(tags)]: `${a}\n${b}`,
  });
  const other = await register({
    name: 'Anders, Maria', city: 'Berlin', phone: '030 0074321', contactName: 'Karl Anders', terms: 'Two lines\nof terms', categories: `${retail}\n${regular}`,
    'consent.email.marketing': 'given', [name(code)]: 'X-9', [name(tags)]: c ?? '', [name(unused)]: 'left over',
  });
  await archiveField(owner, old);
  const third = await register({ name: 'Mario Anders' });
  await sendInvoicesTo(owner, await addContact(owner, kept, { ...noContact, name: 'Ute' }), true);
  const karl = await addContact(owner, other, { ...noContact, name: 'Karl Anders', phones: '030 1' });
  await makeMainContact(owner, karl, 1).catch(() => undefined);
  await sendInvoicesTo(owner, await addContact(owner, other, { ...noContact, name: 'Eva' }), true);
  for (const id of [kept, other]) await addDelivery(owner, id, { ...noDelivery, label: `Store of ${id}`, city: 'Berlin' });
  const note = await writeNote(member, other, { kind: 'note', text: 'For everybody', 'role.owner': 'on' });
  await attachFiles(member, other, note, anUpload('contract.pdf'));
  await writeNote(member, other, { kind: 'note', text: 'Hush' });
  await writeNote(owner, kept, { kind: 'note', text: 'Mine' });
  await recordConsent(owner, kept, { channel: 'email', purpose: 'marketing', isGiven: 'no', method: 'phone', remark: 'annoyed' });
  await recordConsent(owner, other, { channel: 'email', purpose: 'marketing', isGiven: 'yes', method: 'inPerson', remark: '' });
  await recordConsent(owner, other, { channel: 'phone', purpose: 'service', isGiven: 'no', method: 'phone', remark: '' });
  await makeConsentLink(owner, other);
  await startDraft(member, values({ name: 'Half typed' }), { id: other, version: 1, values: values() });
  const [one, two] = [other, third].toSorted() as [string, string];
  await store.write(async (db) => {
    const decided = { firmId: owner.firm.id, decidedAt: 1, decidedBy: owner.user.id };
    await db.insert(distinctCustomers).values({ ...decided, oneId: one, otherId: two, reason: 'brothers' });
    await db.insert(dismissedFindings).values({ firmId: owner.firm.id, customerId: other, field: 'phone', finding: 'checks.phone', value: '030 0074321', dismissedAt: 1, dismissedBy: owner.user.id });
  });
  return { kept, other, third };
}

test('one customer is made of two: chosen fields, all categories, and everything that hangs on the other', async () => {
  const { kept, other, third } = await twins();
  const [code, tags] = await activeFields(owner);
  await merge(kept, [other], [['name', other], [`custom.${tags?.key}`, other]]);
  const record = await findRecord(owner, kept);
  expect(record?.values).toMatchObject({
    name: 'Anders, Maria', city: 'Berlin', email: 'maria@example.com', phone: '030 0074321', contactName: 'Karl Anders', terms: 'Two lines\nof terms',
    [`custom.${code?.key}`]: 'K-1', [`custom.${tags?.key}`]: tags?.options[2]?.key,
  });
  expect(record?.values.categories.split('\n')).toHaveLength(3);
  expect(record?.customer).toMatchObject({ number: 1, version: 2, archivedAt: null, mergedIntoId: null, sortName: 'anders, maria' });
  expect(await findCustomer(owner, other)).toMatchObject({ number: 2, name: 'Anders, Maria', mergedIntoId: kept, archivedAt: expect.any(Number) });
  const people = await listContacts(owner, kept);
  expect(people.map(({ name, isForInvoices }) => [name, isForInvoices])).toEqual([['Ute', true], ['Karl Anders', false], ['Eva', false]]);
  expect(mainContact('Karl Anders', people)?.phones).toEqual(['030 1']);
  expect([await listContacts(owner, other), await listDeliveries(owner, other), await notesOf(owner, other)]).toEqual([[], [], []]);
  expect(await listDeliveries(owner, kept)).toHaveLength(2);
  expect((await notesOf(owner, kept)).map(({ text, files }) => [text, files.length])).toEqual([['Mine', 0], ['For everybody', 1]]);
  expect((await notesOf(member, kept)).map(({ text }) => text)).toEqual(['Hush', 'For everybody']);
  const { distinctCustomers: pairs, dismissedFindings: dismissed, customValues: own } = await dump();
  expect(pairs?.filter((row) => row.includes(kept) && row.includes(third) && row.includes('brothers'))).toHaveLength(1);
  expect(dismissed?.filter((row) => row.includes(kept))).toHaveLength(1);
  expect(own?.filter((row) => row.includes('left over'))).toHaveLength(2);
  expect((await listCustomers(owner, { search: 'anders', status: 'active', sort: 'name', direction: 'asc', page: 1 })).customers.map(({ number }) => number)).toEqual([1, 3]);
  expect(await auditFaults()).toEqual([]);
});

test('undone, every table is as it was before', async () => {
  const { kept, other } = await twins();
  const before = await dump();
  const id = await merge(kept, [other], [['name', other], ['city', other]]);
  expect(await dump()).not.toEqual(before);
  await undoMerge(member, id);
  expect(await dump()).toEqual(before);
  expect([await findCustomer(owner, kept), await findCustomer(owner, other)]).toMatchObject([{ version: 3 }, { version: 3 }]);
  await undoMerge(member, id);
  expect(await dump()).toEqual(before);
  expect(await mergesInto(owner, kept)).toEqual([]);
  expect(await auditFaults()).toEqual([]);
});

test('every table whose rows belong to a customer is followed, or it is said here why not', () => {
  // A draft is of the record that its edit began with. What an import did is told by the number of the row, and undone by version.
  // Balances are summed up anew from what was moved.
  const apart = ['customerDrafts', 'importRows', 'customerBalances'];
  const columns = Object.entries(tables).filter(([, table]) => isTable(table)).map(([name, table]) => [name, Object.keys(getTableColumns(table as typeof tables.customers))] as const);
  const ofCustomers = columns.filter(([, names]) => names.some((name) => /customer(?:Id|Key)$/i.test(name))).map(([name]) => name);
  expect([...ofCustomers, 'customers', 'distinctCustomers', 'reminderChoices'].toSorted()).toEqual([...tracedTables, ...apart].toSorted());
});

test('pressed twice, it is done once', async () => {
  const { kept, other } = await twins();
  const [one, two] = [await seen(kept), await seen(other)];
  const ids = await Promise.all([mergeCustomers(owner, one, [two]), mergeCustomers(owner, one, [two])]);
  expect(ids[1]).toBe(ids[0]);
  expect(await mergesInto(owner, kept)).toHaveLength(1);
});

test('several are merged at once, and ten are the most', async () => {
  const ids = [];
  for (let number = 0; number < 11; number += 1) ids.push(await register({ name: `Maria ${number}`, ...(number === 4 && { phone: '0501234567' }) }));
  const [kept = '', ...others] = ids;
  const before = await dump();
  expect(await merge(kept, others).catch(pinned)).toEqual([': merges.selection']);
  const id = await merge(kept, others.slice(0, 9));
  expect((await findRecord(owner, kept))?.values).toMatchObject({ name: 'Maria 0', phone: '0501234567' });
  expect((await findMerge(owner, id))?.merged.map(({ number }) => number)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
  await undoMerge(owner, id);
  expect(await dump()).toEqual(before);
});

describe('what was added or changed after the merge survives its undoing', () => {
  test('it stays with the customer that was kept, and is named', async () => {
    const { kept, other } = await twins();
    const id = await merge(kept, [other], [['name', other]]);
    const contact = await addContact(owner, kept, { ...noContact, name: 'Newcomer' });
    await addDelivery(owner, kept, { ...noDelivery, label: 'New place', city: 'Bonn' });
    const note = await writeNote(owner, kept, { kind: 'note', text: 'Written since' });
    await writeNote(member, kept, { kind: 'note', text: 'Hidden since' });
    await update(kept, { phone: '040 7', region: 'Hessen' });
    const added = { contacts: 1, deliveries: 1, notes: 1, files: 0, consents: 0, documents: 0, payments: 0, plans: 0, expenses: 0, fields: ['phone'] };
    expect(await addedSince(owner, (await findMerge(owner, id))!)).toEqual(added);
    await undoMerge(owner, id);
    expect(await addedSince(owner, (await findMerge(owner, id))!)).toEqual(added);
    expect((await listContacts(owner, kept)).map(({ id }) => id)).toContain(contact);
    expect((await listDeliveries(owner, kept)).map(({ label }) => label)).toContain('New place');
    expect((await notesOf(owner, kept)).map(({ id }) => id)).toContain(note);
    expect((await findRecord(owner, kept))?.values).toMatchObject({ name: 'Maria Anders', phone: '040 7', region: 'Hessen', terms: '' });
    expect(await findCustomer(owner, kept)).toMatchObject({ searchText: expect.stringContaining('040 7'), sortName: 'maria anders' });
    expect((await findRecord(owner, other))?.values).toMatchObject({ name: 'Anders, Maria', phone: '030 0074321' });
    expect((await listContacts(owner, other)).map(({ name }) => name)).toEqual(['Karl Anders', 'Eva']);
  });

  test('what was changed in a field of the firm\'s own stays whole, and categories that were added stay', async () => {
    const { kept, other } = await twins();
    const [, tags] = await activeFields(owner);
    const [a, b, c] = tags?.options.map(({ key }) => key) ?? [];
    const name = `custom.${tags?.key}` as const;
    const id = await merge(kept, [other], [[name, other]]);
    const later = await createCategory(owner, { name: 'Later', color: 'blue', description: '' });
    const categories = (await findRecord(owner, kept))?.values.categories ?? '';
    await update(kept, { [name]: `${a}\n${c}`, categories: `${categories}\n${later}` });
    await undoMerge(owner, id);
    const record = await findRecord(owner, kept);
    expect(record?.values[name]).toBe(`${a}\n${c}`);
    expect(record?.values.categories.split('\n')).toHaveLength(3);
    expect(record?.values.categories).toContain(later);
    expect((await findRecord(owner, other))?.values[name]).toBe(c);
    expect(b).toBeTruthy();
  });

  test('a note that was removed since is not brought back', async () => {
    const [kept, other] = [await register(), await register()];
    const note = await writeNote(owner, other, { kind: 'note', text: 'Gone' });
    const id = await merge(kept, [other]);
    await removeNote(owner, kept, note);
    await undoMerge(owner, id);
    expect([await notesOf(owner, kept), await notesOf(owner, other)]).toEqual([[], []]);
    expect(JSON.stringify(await dump())).not.toContain('Gone');
  });
});

describe('consent', () => {
  const marketing = { channel: 'email', purpose: 'marketing' } as const;
  const say = (id: string, isGiven: 'yes' | 'no') => recordConsent(owner, id, { ...marketing, isGiven, method: 'phone', remark: '' });

  test('what one of them has withdrawn is withdrawn, also when another gave it later; what nobody was asked takes nothing away', async () => {
    const [kept, other] = [await register(), await register()];
    await say(kept, 'no');
    await say(other, 'yes');
    await recordConsent(owner, other, { channel: 'phone', purpose: 'service', isGiven: 'yes', method: 'phone', remark: '' });
    const before = await dump();
    const id = await merge(kept, [other]);
    expect([await maySend(owner, kept, marketing), await maySend(owner, kept, { channel: 'phone', purpose: 'service' })]).toEqual([false, true]);
    expect((await consentHistory(owner, kept)).map(({ isGiven, method, remark }) => [isGiven, method, remark])).toEqual([
      [false, 'notStated', expect.stringContaining('2')], [true, 'phone', null], [true, 'phone', null], [false, 'phone', null],
    ]);
    await undoMerge(owner, id);
    expect(await dump()).toEqual(before);
    expect([await maySend(owner, kept, marketing), await maySend(owner, other, marketing)]).toEqual([false, true]);
  });

  test('no event is added where the last one says what holds', async () => {
    const [kept, other] = [await register(), await register()];
    await say(kept, 'yes');
    await say(other, 'no');
    await merge(kept, [other]);
    expect(await consentHistory(owner, kept)).toHaveLength(2);
    expect(await maySend(owner, kept, marketing)).toBe(false);
  });

  test('a withdrawal after the merge holds for both when it is undone; a consent does for the kept one alone', async () => {
    const [kept, other] = [await register({ 'consent.email.invoices': 'given' }), await register({ 'consent.email.marketing': 'given' })];
    const token = await makeConsentLink(owner, other);
    const id = await merge(kept, [other]);
    expect((await findConsentLink(token))?.given).toHaveLength(2);
    expect(await withdrawByLink(token, new Set(['email.marketing']))).toBe(true);
    await recordConsent(owner, kept, { channel: 'post', purpose: 'service', isGiven: 'yes', method: 'form', remark: '' });
    await undoMerge(owner, id);
    expect([await maySend(owner, kept, marketing), await maySend(owner, other, marketing)]).toEqual([false, false]);
    expect((await consentsOf(owner, other)).get('email.marketing')).toMatchObject({ method: 'link', remark: expect.stringContaining('1') });
    expect([...(await consentsOf(owner, kept)).keys()].toSorted()).toEqual(['email.marketing', 'email.service', 'post.service']);
    expect([...(await consentsOf(owner, other)).keys()]).toEqual(['email.marketing']);
  });
});

describe('private notes', () => {
  test('who may not read a note moves it without learning of it: neither from what moves, nor from the history, nor after the undoing', async () => {
    const [kept, other] = [await register(), await register()];
    const note = await writeNote(member, other, { kind: 'note', text: 'Hush' });
    expect(await belongingsOf(owner, [other])).toMatchObject({ notes: 0, files: 0 });
    expect(await belongingsOf(member, [other])).toMatchObject({ notes: 1 });
    const id = await merge(kept, [other]);
    expect(await notesOf(owner, kept)).toEqual([]);
    expect((await notesOf(member, kept)).map((found) => found.id)).toEqual([note]);
    await writeNote(member, kept, { kind: 'note', text: 'Hush, too' });
    expect(await addedSince(owner, (await findMerge(owner, id))!)).toMatchObject({ notes: 0 });
    const told = JSON.stringify([await listHistory(owner, kept, 50), await listHistory(owner, other, 50), await gatherPersonalData(owner, kept)]);
    expect(told).not.toMatch(new RegExp(`Hush|${note}`));
    await undoMerge(owner, id);
    expect((await notesOf(member, other)).map(({ text }) => text)).toEqual(['Hush']);
  });
});

describe('the merged customer', () => {
  test('can be neither changed nor brought back, and stands in nobody\'s way', async () => {
    const { kept, other, third } = await twins();
    await merge(kept, [other]);
    const closed = [': merges.closed'];
    const { version } = await seen(other);
    expect(await updateCustomer(owner, other, version, values()).catch(pinned)).toEqual(closed);
    expect(await restoreCustomer(owner, other, version).catch(pinned)).toEqual(closed);
    expect(await archiveCustomer(owner, other, version).catch(pinned)).toEqual(closed);
    expect(await addContact(owner, other, { ...noContact, name: 'X' }).catch(pinned)).toEqual(closed);
    expect(await addDelivery(owner, other, { ...noDelivery, label: 'X', city: 'X' }).catch(pinned)).toEqual(closed);
    expect(await writeNote(owner, other, { kind: 'note', text: 'X' }).catch(pinned)).toEqual(closed);
    expect(await eraseCustomer(owner, other, version, '2').catch(pinned)).toEqual(closed);
    expect(await merge(third, [other]).catch(pinned)).toEqual(closed);
    await expect(recordConsent(owner, other, { channel: 'email', purpose: 'service', isGiven: 'yes', method: 'form', remark: '' })).rejects.toThrow(Missing);
    await expect(makeConsentLink(owner, other)).rejects.toThrow(Missing);
    const [code] = await activeFields(owner);
    await update(third, { [`custom.${code?.key}`]: 'X-9' });
  });

  test('comes back only when no other has its unique value meanwhile', async () => {
    const { kept, other, third } = await twins();
    const id = await merge(kept, [other]);
    const [code] = await activeFields(owner);
    const name = `custom.${code?.key}` as const;
    await update(third, { [name]: 'X-9' });
    const before = await dump();
    expect(await undoMerge(owner, id).catch(pinned)).toEqual([`${name}: errors.notUnique`]);
    expect(await dump()).toEqual(before);
    await update(third, { [name]: '' });
    await undoMerge(owner, id);
  });

  test('an edit begun before the merge finds its base after the undoing', async () => {
    const [kept, other] = [await register({ city: 'Berlin' }), await register({ city: 'Bonn' })];
    const base = await baseOf(owner, kept, 1);
    const draft = await startDraft(owner, values({ city: 'Berlin', region: 'Hessen' }), base);
    const id = await merge(kept, [other], [['city', other]]);
    expect(await baseOf(owner, kept, 1)).toEqual(base);
    await undoMerge(owner, id);
    await update(kept, { phone: '0501234567' });
    expect(await baseOf(owner, kept, 1)).toEqual(base);
    await saveDraft(owner, draft, { version: 4, choices: new Map() });
    expect((await findRecord(owner, kept))?.values).toMatchObject({ city: 'Berlin', region: 'Hessen', phone: '0501234567' });
  });
});

describe('one merge upon another', () => {
  test('the later is undone first, and all of it leads to the one that was kept last', async () => {
    const [a, b, c, d] = [await register({ name: 'A' }), await register({ name: 'B' }), await register({ name: 'C' }), await register({ name: 'D' })];
    const before = await dump();
    const first = await merge(b, [a], [['name', a]]);
    const second = await merge(b, [d], [['name', d]]);
    const third = await merge(c, [b]);
    expect(await findCustomer(owner, a)).toMatchObject({ mergedIntoId: c });
    expect((await mergesInto(owner, c)).map(({ id, hindrance }) => [id, hindrance])).toEqual([[third, null]]);
    for (const id of [first, second]) expect(await undoMerge(owner, id).catch(pinned)).toEqual([': merges.hindrances.mergedItself']);
    await undoMerge(owner, third);
    expect(await findCustomer(owner, a)).toMatchObject({ mergedIntoId: b });
    expect((await mergesInto(owner, b)).map(({ id, hindrance }) => [id, hindrance])).toEqual([[second, null], [first, 'laterFirst']]);
    expect(await undoMerge(owner, first).catch(pinned)).toEqual([': merges.hindrances.laterFirst']);
    await undoMerge(owner, second);
    await undoMerge(owner, first);
    expect(await dump()).toEqual(before);
  });
});

describe('what is refused', () => {
  test('oneself, too few, the erased, an archived one to keep, a choice of somebody else', async () => {
    const [kept, other, erased] = [await register(), await register(), await register()];
    await eraseCustomer(owner, erased, 1, '3');
    for (const others of [[], [kept], [other, other]]) expect(await merge(kept, others).catch(pinned)).toEqual([': merges.selection']);
    expect(await merge(kept, [erased]).catch(pinned)).toEqual([': personalData.closed']);
    expect(await merge(erased, [kept]).catch(pinned)).toEqual([': personalData.closed']);
    expect(await merge(kept, [other], [['city', erased]]).catch(pinned)).toEqual(['from.city: errors.choice']);
    await archiveCustomer(owner, other, 1);
    expect(await merge(other, [kept]).catch(pinned)).toEqual([': merges.keptArchived']);
    const archivedAt = (await findCustomer(owner, other))?.archivedAt;
    const id = await merge(kept, [other]);
    await undoMerge(owner, id);
    expect(await findCustomer(owner, other)).toMatchObject({ archivedAt, mergedIntoId: null });
  });

  test('what another saved in between, who may only look, and what is another firm\'s', async () => {
    const [kept, other] = [await register(), await register()];
    const stale = [await seen(kept), await seen(other)] as const;
    await update(other, { city: 'Berlin' });
    await expect(mergeCustomers(owner, stale[0], [stale[1]])).rejects.toThrow(Changed);
    await update(kept, { city: 'Berlin' });
    await expect(mergeCustomers(owner, stale[0], [await seen(other)])).rejects.toThrow(Changed);
    const viewer = { ...owner, role: 'viewer' as const };
    await expect(mergeCustomers(viewer, await seen(kept), [await seen(other)])).rejects.toThrow(Forbidden);
    const stranger = await aFirm();
    const theirs = await registerCustomer(stranger, values());
    await expect(mergeCustomers(stranger, { id: theirs, version: 1 }, [await seen(other)])).rejects.toThrow(Missing);
    await expect(mergeCustomers(stranger, await seen(kept), [{ id: theirs, version: 1 }])).rejects.toThrow(Missing);
    const id = await merge(kept, [other]);
    await expect(undoMerge(viewer, id)).rejects.toThrow(Forbidden);
    await expect(undoMerge(stranger, id)).rejects.toThrow(Missing);
    expect([await findMerge(stranger, id), await mergesInto(stranger, kept)]).toEqual([null, []]);
  });

  test('an address is not put together of two', async () => {
    const kept = await register({ city: 'Berlin', country: 'DE' });
    const [same, elsewhere] = [await register({ city: 'Berlin', street: 'Obere Str. 57' }), await register({ city: 'Bonn', street: 'Markt 1', region: 'NRW', website: 'example.com' })];
    await merge(kept, [elsewhere, same]);
    expect((await findRecord(owner, kept))?.values).toMatchObject({ city: 'Berlin', street: 'Obere Str. 57', region: '', website: 'example.com' });
  });
});

describe('time and the right to be forgotten', () => {
  test('after 30 days it cannot be undone, and the next merge empties what was kept for it', async () => {
    const [kept, other, third] = [await register({ name: 'A' }), await register({ name: 'B' }), await register({ name: 'C' })];
    const id = await merge(kept, [other], [['name', other]]);
    await store.write((db) => db.update(tables.customerMerges).set({ mergedAt: now() - 30 * day - 1 }));
    expect(await undoMerge(owner, id).catch(pinned)).toEqual([': merges.hindrances.over']);
    expect((await findMerge(owner, id))?.before).not.toEqual({});
    await merge(kept, [third]);
    expect((await findMerge(owner, id))?.before).toEqual({});
  });

  test('a kept customer is exported with what came to it, and erased with whom it was merged; then nothing can be undone', async () => {
    const { kept, other } = await twins();
    const id = await merge(kept, [other]);
    const exported = JSON.stringify((await gatherPersonalData(owner, kept))?.known);
    for (const word of ['Karl Anders', 'For everybody', '"number":2', 'X-9']) expect(exported).toContain(word);
    await eraseCustomer(owner, kept, 2, '1');
    const rows = JSON.stringify({ ...(await dump()), merges: await store.read((db) => db.select().from(tables.customerMerges)) });
    for (const word of ['Maria Anders', 'Anders, Maria', 'Karl', '030 0074321', 'X-9', 'left over', 'Hush', 'maria@example.com']) expect(rows).not.toContain(word);
    expect(await undoMerge(owner, id).catch(pinned)).toEqual([': merges.hindrances.erased']);
    expect(await listHistory(owner, other, 50)).toContainEqual(expect.objectContaining({ action: 'customer.registered' }));
    expect(JSON.stringify(await listHistory(owner, other, 50))).not.toContain('Anders');
  });
});
