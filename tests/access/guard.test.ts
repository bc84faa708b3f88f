import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq, isTable } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { store } from '#db/client';
import * as tables from '#db/schema';
import { users } from '#db/schema/users';
import { can, type Permission } from '#lib/access';
import { latestChanges } from '#lib/audit/queries';
import type { Context } from '#lib/context';
import { baseOf } from '#lib/customers/base';
import { discardDraft, findDraft, reviseDraft, startDraft, unfinishedDrafts } from '#lib/customers/draft';
import { countCustomers, findCustomer, findProfile, listCustomers } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { requireFields } from '#lib/customers/require-fields';
import { requiringToSave } from '#lib/customers/required-fields';
import { saveDraft } from '#lib/customers/save-draft';
import { updateCustomer } from '#lib/customers/update';
import { updateFirm } from '#lib/firms/update';
import { attachFiles, checkMayAttach } from '#lib/notes/attach';
import { changeNote } from '#lib/notes/change';
import { openFile } from '#lib/notes/open-file';
import { findNote, notesOf, possibleReaders } from '#lib/notes/queries';
import { removeFile, removeNote } from '#lib/notes/remove';
import { writeNote } from '#lib/notes/write-note';
import { Forbidden, Missing } from '#lib/problems';
import { changePassword, changePreferences } from '#lib/users/account';
import { addUser } from '#lib/users/add';
import { hashPassword } from '#lib/users/password';
import { activeSessions, endOtherSessions, endSession, startSession } from '#lib/users/sessions';
import { anUpload } from '../support/files.ts';
import { aColleague, aFirm, openEmptyStore, values } from '../support/firm.ts';
import { temporaryFolder } from '../support/program.ts';

const secret = 'Top secret GmbH';
const password = 'correct horse battery';
const list = { search: '', status: 'active', sort: 'name', direction: 'asc', page: 1 } as const;

interface Subject {
  customer: string;
  draft: string;
  session: string;
  note: string;
  file: string;
}

/** Every verb and query: what it needs, and a use of it that succeeds for whom it belongs to. */
const verbs: Record<string, [Permission, (ctx: Context, of: Subject) => Promise<unknown>]> = {
  findCustomer: ['customers.view', (ctx, { customer }) => findCustomer(ctx, customer)],
  findProfile: ['customers.view', (ctx, { customer }) => findProfile(ctx, customer)],
  listCustomers: ['customers.view', (ctx) => listCustomers(ctx, list)],
  countCustomers: ['customers.view', (ctx) => countCustomers(ctx, list)],
  baseOf: ['customers.view', (ctx, { customer }) => baseOf(ctx, customer, 1)],
  latestChanges: ['customers.view', (ctx, { customer }) => latestChanges(ctx, customer, 10)],
  registerCustomer: ['customers.edit', (ctx) => registerCustomer(ctx, values())],
  updateCustomer: ['customers.edit', (ctx, { customer }) => updateCustomer(ctx, customer, 2, values({ name: 'Overwritten' }))],
  findDraft: ['customers.edit', (ctx, { draft }) => findDraft(ctx, draft)],
  unfinishedDrafts: ['customers.edit', (ctx) => unfinishedDrafts(ctx)],
  startDraft: ['customers.edit', (ctx) => startDraft(ctx, values(), null)],
  reviseDraft: ['customers.edit', (ctx, { draft }) => reviseDraft(ctx, draft, values({ name: 'Overwritten' }))],
  discardDraft: ['customers.edit', (ctx, { draft }) => discardDraft(ctx, draft)],
  saveDraft: ['customers.edit', (ctx, { draft }) => saveDraft(ctx, draft)],
  requireFields: ['firm.edit', (ctx) => requireFields(ctx, requiringToSave(['city']))],
  updateFirm: ['firm.edit', (ctx) => updateFirm(ctx, { firmName: 'Overwritten', country: 'EG', timeZone: 'Africa/Cairo' })],
  addUser: ['users.edit', (ctx) => addUser(ctx, 'owner', { name: 'Intruder', email: `by-${ctx.user.id}@example.com`, password, locale: 'en' })],
  writeNote: ['notes.edit', (ctx, { customer }) => writeNote(ctx, customer, { kind: 'note', text: 'Overwritten' })],
  changeNote: ['notes.edit', (ctx, { customer, note }) => changeNote(ctx, customer, note, 1, { kind: 'note', text: 'Overwritten' })],
  removeNote: ['notes.edit', (ctx, { customer, note }) => removeNote(ctx, customer, note)],
  removeFile: ['notes.edit', (ctx, { customer, note, file }) => removeFile(ctx, customer, note, file)],
  checkMayAttach: ['notes.edit', (ctx, { customer, note }) => checkMayAttach(ctx, customer, note)],
  attachFiles: ['notes.edit', (ctx, { customer, note }) => attachFiles(ctx, customer, note, anUpload())],
  possibleReaders: ['notes.edit', (ctx) => possibleReaders(ctx)],
  notesOf: ['notes.view', (ctx, { customer }) => notesOf(ctx, customer)],
  findNote: ['notes.view', (ctx, { customer, note }) => findNote(ctx, customer, note)],
  openFile: ['notes.view', (ctx, { customer, note, file }) => openFile(ctx, customer, note, file)],
  changePreferences: ['account.edit', (ctx) => changePreferences(ctx, { locale: 'ar', digits: 'arab' })],
  changePassword: ['account.edit', (ctx, { session }) => changePassword(ctx, session, { currentPassword: password, password: 'another horse battery' })],
  activeSessions: ['account.edit', (ctx) => activeSessions(ctx)],
  endSession: ['account.edit', (ctx, { session }) => endSession(ctx, session)],
  endOtherSessions: ['account.edit', (ctx) => endOtherSessions(ctx, '')],
};

const reads = new Set(Object.keys(verbs).filter((name) => /^(?:find|list|count|base|latest|unfinished|active|check|possible|notesOf)/.test(name)));
const each = Object.entries(verbs).map(([name, [permission, use]]) => ({ name, permission, use }));

let owner: Context;
let of: Subject;

// Nothing below changes what is the owner's, which is what most of it says: one store serves all.
beforeAll(async () => {
  process.env['SIJILL_DATA'] = temporaryFolder();
  await openEmptyStore();
  owner = await aFirm('owner', { name: secret });
  of = await belongings(owner);
});

/** One of each thing that a verb acts on. */
async function belongings(ctx: Context): Promise<Subject> {
  const passwordHash = await hashPassword(password);
  await store.write((db) => db.update(users).set({ passwordHash }).where(eq(users.id, ctx.user.id)));
  const customer = await registerCustomer(ctx, values({ name: secret }));
  await updateCustomer(ctx, customer, 1, values({ name: secret, city: secret }));
  const note = await writeNote(ctx, customer, { kind: 'note', text: secret });
  await attachFiles(ctx, customer, note, anUpload(`${secret}.pdf`));
  const file = (await findNote(ctx, customer, note))?.files[0]?.id ?? '';
  return { note, file, customer, draft: await startDraft(ctx, values({ name: secret }), null), session: (await startSession(ctx.user.id, secret)).sessionId };
}

/** All that is stored, of everybody or of the owner's firm alone. */
async function everything(onlyOfOwner = false): Promise<string> {
  const rows = [];
  for (const table of Object.values(tables).filter((table) => isTable(table))) rows.push(...((await store.read((db) => db.select().from(table))) as Record<string, unknown>[]));
  const mine = (row: Record<string, unknown>) => row['firmId'] === owner.firm.id || row['id'] === owner.firm.id || row['userId'] === owner.user.id;
  return JSON.stringify(onlyOfOwner ? rows.filter(mine) : rows);
}

/** What concerns the installation as a whole is judged in tests/backup/owner.test.ts. */
const ofTheInstallation = ['isSoleFirm', 'backupStatus', 'backupWarning', 'beginBackup', 'takeBackup'];

test('the table above names every verb and query that acts for a person', () => {
  const lib = join(import.meta.dirname, '../../lib');
  const sources = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && path !== 'access.ts');
  const exported = sources.flatMap((path) => [...readFileSync(join(lib, path), 'utf8').matchAll(/export async function (\w+)(?:<[^>]*>)?\(\s*ctx: Context/g)].map(([, name]) => name));
  expect(exported.toSorted()).toEqual([...Object.keys(verbs), ...ofTheInstallation].toSorted());
});

test('who may do what', () => {
  const allowed = (role: Context['role']) => [...new Set(each.map(({ permission }) => permission))].filter((permission) => can({ ...owner, role }, permission));
  expect(allowed('viewer')).toEqual(['customers.view', 'notes.view', 'account.edit']);
  expect(allowed('member')).toEqual(['customers.view', 'customers.edit', 'notes.edit', 'notes.view', 'account.edit']);
  expect(allowed('owner')).toEqual(['customers.view', 'customers.edit', 'firm.edit', 'users.edit', 'notes.edit', 'notes.view', 'account.edit']);
});

describe.each(each)('$name', ({ name, permission, use }) => {
  test('is refused to whose role does not allow it, and changes nothing', async () => {
    const before = await everything();
    const refused = (['viewer', 'member'] as const).map((role) => ({ ...owner, role })).filter((ctx) => !can(ctx, permission));
    for (const ctx of refused) await expect(use(ctx, of), ctx.role).rejects.toThrow(Forbidden);
    expect(await everything()).toBe(before);
  });

  test('is done for whose role allows it', async () => {
    const ctx = await aFirm();
    const role = (['viewer', 'member', 'owner'] as const).find((role) => can({ ...ctx, role }, permission)) ?? 'owner';
    const mine = await belongings(ctx);
    const before = await everything();
    await use({ ...ctx, role }, mine);
    expect((await everything()) === before).toBe(reads.has(name));
  });

  test("neither shows nor changes another firm's data", async () => {
    const stranger = await aFirm();
    const before = await everything(true);
    const answer: unknown = await use(stranger, of).catch((error: unknown) => error);
    expect(JSON.stringify(answer ?? null)).not.toContain(secret);
    expect(await everything(true)).toBe(before);
  });
});

test("another firm's records are answered like those that do not exist", async () => {
  const stranger = await aFirm();
  for (const { customer, draft } of [of, { customer: 'none', draft: 'none' }]) {
    expect(await findCustomer(stranger, customer)).toBeNull();
    expect(await findProfile(stranger, customer)).toBeNull();
    expect(await baseOf(stranger, customer, 1)).toBeNull();
    expect(await latestChanges(stranger, customer, 10)).toEqual([]);
    expect(await findDraft(stranger, draft)).toBeNull();
    await expect(updateCustomer(stranger, customer, 2, values())).rejects.toThrow(Missing);
    await expect(saveDraft(stranger, draft)).rejects.toThrow(Missing);
  }
  expect(await listCustomers(stranger, { ...list, search: secret })).toEqual([]);
  expect(await countCustomers(stranger, list)).toBe(0);
});

test("an edit of another firm's customer cannot be saved, however its draft came about", async () => {
  const stranger = await aFirm();
  const draft = await startDraft(stranger, values({ name: 'Overwritten' }), { id: of.customer, version: 2, values: values() });
  await expect(saveDraft(stranger, draft, { version: 2, choices: new Map() })).rejects.toThrow(Missing);
  expect(await findCustomer(owner, of.customer)).toMatchObject({ name: secret, version: 2 });
});

test("a colleague's sessions are not one's own to see or to end", async () => {
  const colleague = await aColleague(owner.firm, 'owner');
  await endSession(colleague, of.session);
  await endOtherSessions(colleague, '');
  expect(await activeSessions(colleague)).toEqual([]);
  expect((await activeSessions(owner)).map(({ id }) => id)).toEqual([of.session]);
});
