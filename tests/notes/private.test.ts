import { existsSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import type { Context, Role } from '#lib/context';
import { latestChanges } from '#lib/audit/queries';
import { registerCustomer } from '#lib/customers/register';
import { attachFiles } from '#lib/notes/attach';
import { changeNote } from '#lib/notes/change';
import { openFile } from '#lib/notes/open-file';
import { countNotes, findNote, notesOf } from '#lib/notes/queries';
import { removeFile, removeNote } from '#lib/notes/remove';
import { writeNote } from '#lib/notes/write-note';
import { Forbidden, Missing } from '#lib/problems';
import { anUpload } from '../support/files.ts';
import { aColleague, aFirm, openEmptyStore, values } from '../support/firm.ts';
import { temporaryFolder } from '../support/program.ts';

const secret = 'Pays late, quietly';
let author: Context;
let customer: string;

beforeEach(async () => {
  process.env['SIJILL_DATA'] = temporaryFolder();
  await openEmptyStore();
  author = await aFirm('member');
  customer = await registerCustomer(author, values());
});

interface Written {
  note: string;
  file: string;
}

/** A note with a file, for those who are named. */
async function aNote(readers: Record<string, string> = {}, text = secret): Promise<Written> {
  const note = await writeNote(author, customer, { kind: 'note', text, ...readers });
  await attachFiles(author, customer, note, anUpload(`${secret}.pdf`));
  return { note, file: (await findNote(author, customer, note))?.files[0]?.id ?? '' };
}

/** Everything that one can find out of a note. */
async function knows(ctx: Context, { note, file }: Written) {
  return {
    listed: (await notesOf(ctx, customer)).some(({ id }) => id === note),
    counted: (await countNotes(ctx, customer)) > 0,
    found: (await findNote(ctx, customer, note)) !== null,
    opened: (await openFile(ctx, customer, note, file)) !== null,
  };
}

const all = { listed: true, counted: true, found: true, opened: true };
const nothing = { listed: false, counted: false, found: false, opened: false };

test('its author knows a note', async () => {
  expect(await knows(author, await aNote())).toEqual(all);
});

describe('nobody else knows of a note for which nobody is named', () => {
  test.each(['owner', 'member', 'viewer'] as const)('as %s of the same firm', async (role) => {
    const written = await aNote();
    expect(await knows(await aColleague(author.firm, role), written)).toEqual(nothing);
    expect(await knows(await aFirm(role), written)).toEqual(nothing);
  });
});

describe('whoever is named by role knows a note, and no other role does', () => {
  test.each(['owner', 'member', 'viewer'] as const)('%s', async (named) => {
    const written = await aNote({ [`role.${named}`]: 'on' });
    for (const role of ['owner', 'member', 'viewer'] as const) {
      expect(await knows(await aColleague(author.firm, role), written), role).toEqual(role === named ? all : nothing);
      expect(await knows(await aFirm(role), written), `${role} of another firm`).toEqual(nothing);
    }
  });
});

test('whoever is named as a person knows a note, and no other person of that role does', async () => {
  const [named, other] = [await aColleague(author.firm, 'viewer'), await aColleague(author.firm, 'viewer')];
  const written = await aNote({ [`person.${named.user.id}`]: 'on' });
  expect(await knows(named, written)).toEqual(all);
  expect(await knows(other, written)).toEqual(nothing);
});

test('who is no longer named no longer knows', async () => {
  const named = await aColleague(author.firm, 'member');
  const written = await aNote({ [`person.${named.user.id}`]: 'on', 'role.owner': 'on' });
  await changeNote(author, customer, written.note, 1, { kind: 'note', text: secret });
  expect(await knows(named, written)).toEqual(nothing);
  expect(await knows(await aColleague(author.firm, 'owner'), written)).toEqual(nothing);
});

test('to read is not to change: a reader can neither edit a note, nor remove it, nor attach or remove a file', async () => {
  const reader = await aColleague(author.firm, 'owner');
  const { note, file } = await aNote({ 'role.owner': 'on' });
  await expect(changeNote(reader, customer, note, 1, { kind: 'note', text: 'Mine' })).rejects.toThrow(Missing);
  await expect(removeNote(reader, customer, note)).rejects.toThrow(Missing);
  await expect(removeFile(reader, customer, note, file)).rejects.toThrow(Missing);
  await expect(attachFiles(reader, customer, note, anUpload())).rejects.toThrow(Missing);
  expect(await findNote(author, customer, note)).toMatchObject({ text: secret, files: [{ id: file }] });
});

test('what one may not know of is answered like what does not exist, whatever is tried', async () => {
  const { note, file } = await aNote();
  for (const ctx of [await aColleague(author.firm, 'owner'), await aFirm()]) {
    for (const id of [note, 'none']) {
      await expect(changeNote(ctx, customer, id, 1, { kind: 'note', text: 'Mine' })).rejects.toThrow(Missing);
      await expect(removeNote(ctx, customer, id)).rejects.toThrow(Missing);
      await expect(removeFile(ctx, customer, id, file)).rejects.toThrow(Missing);
      await expect(attachFiles(ctx, customer, id, anUpload())).rejects.toThrow(Missing);
      expect(await openFile(ctx, customer, id, file)).toBeNull();
    }
  }
});

test('a note is found under its own customer only, and a file under its own note only', async () => {
  const other = await registerCustomer(author, values({ name: 'Other' }));
  const [one, two] = [await aNote(), await aNote()];
  expect(await findNote(author, other, one.note)).toBeNull();
  expect(await notesOf(author, other)).toEqual([]);
  expect(await openFile(author, other, one.note, one.file)).toBeNull();
  expect(await openFile(author, customer, two.note, one.file)).toBeNull();
  await expect(removeNote(author, other, one.note)).rejects.toThrow(Missing);
  await expect(removeFile(author, customer, two.note, one.file)).rejects.toThrow(Missing);
});

test('nobody of another firm can be named', async () => {
  const stranger = await aFirm();
  await expect(aNote({ [`person.${stranger.user.id}`]: 'on' })).rejects.toMatchObject({ problems: [{ field: 'readers', key: 'errors.choice' }] });
});

const events = async () => (await store.read((db) => db.select().from(auditEvents))).map(({ action, subjectId, userId }) => ({ action, subjectId, userId }));

test('every opening of a file is recorded, and a try that found nothing is not', async () => {
  const reader = await aColleague(author.firm, 'owner');
  const { note, file } = await aNote({ 'role.owner': 'on' });
  await openFile(reader, customer, note, file);
  await openFile(author, customer, note, file);
  await openFile(await aColleague(author.firm, 'member'), customer, note, file);
  await openFile(await aFirm(), customer, note, file);
  expect((await events()).filter(({ action }) => action === 'file.opened')).toEqual([
    { action: 'file.opened', subjectId: file, userId: reader.user.id },
    { action: 'file.opened', subjectId: file, userId: author.user.id },
  ]);
});

test("nothing of a note stands in the audit events, and none of them in its customer's history", async () => {
  const named = await aColleague(author.firm, 'viewer', 'Named reader');
  const { note, file } = await aNote({ [`person.${named.user.id}`]: 'on' });
  await changeNote(author, customer, note, 1, { kind: 'agreement', text: `${secret}!` });
  await removeFile(author, customer, note, file);
  await removeNote(author, customer, note);
  const recorded = await store.read((db) => db.select().from(auditEvents));
  expect(recorded.map(({ action }) => action)).toEqual(['customer.registered', 'note.written', 'file.attached', 'note.changed', 'file.removed', 'note.removed']);
  expect(JSON.stringify(recorded)).not.toMatch(new RegExp(`${secret}|${named.user.id}|agreement`));
  expect(await latestChanges(author, customer, 10)).toHaveLength(1);
});

test('a viewer reads what is meant for viewers, and writes nothing', async () => {
  const viewer = await aColleague(author.firm, 'viewer');
  await aNote({ 'role.viewer': 'on' });
  expect(await notesOf(viewer, customer)).toMatchObject([{ text: secret, authorName: author.user.name }]);
  await expect(writeNote(viewer, customer, { kind: 'note', text: 'Mine' })).rejects.toThrow(Forbidden);
});

test('content that two notes share stays until the last of them goes, also across firms', async () => {
  const stranger = await aFirm();
  const theirs = await registerCustomer(stranger, values());
  const theirNote = await writeNote(stranger, theirs, { kind: 'note', text: 'Theirs' });
  await attachFiles(stranger, theirs, theirNote, anUpload());
  const mine = await aNote();
  const path = (await openFile(author, customer, mine.note, mine.file))?.path ?? '';
  await removeNote(author, customer, mine.note);
  expect(existsSync(path)).toBe(true);
  await removeNote(stranger, theirs, theirNote);
  expect(existsSync(path)).toBe(false);
});

const roles: Role[] = ['owner', 'member', 'viewer'];

test('who is named by role and by name sees a note once', async () => {
  const named = await aColleague(author.firm, 'owner');
  const { note } = await aNote({ ...Object.fromEntries(roles.map((role) => [`role.${role}`, 'on'])), [`person.${named.user.id}`]: 'on' });
  expect((await notesOf(named, customer)).map(({ id }) => id)).toEqual([note]);
});
