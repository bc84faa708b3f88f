import { beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '#lib/context';
import { registerCustomer } from '#lib/customers/register';
import { changeNote } from '#lib/notes/change';
import { findNote, notesOf } from '#lib/notes/queries';
import { removeNote } from '#lib/notes/remove';
import { writeNote } from '#lib/notes/write-note';
import { Changed, Missing } from '#lib/problems';
import { aColleague, aFirm, openEmptyStore, values } from '../support/firm.ts';
import { temporaryFolder } from '../support/program.ts';

let ctx: Context;
let customer: string;

beforeEach(async () => {
  process.env['SIJILL_DATA'] = temporaryFolder();
  await openEmptyStore();
  ctx = await aFirm();
  customer = await registerCustomer(ctx, values());
});

const written = async (given: Record<string, string>) => findNote(ctx, customer, await writeNote(ctx, customer, { kind: 'note', text: 'Text', ...given }));

test('a note is kept as it was typed, with its kind, its author and its readers', async () => {
  const colleague = await aColleague(ctx.firm, 'viewer', 'ليلى');
  const text = ' Line one\r\n  line two \n\nسطر ';
  expect(await written({ kind: 'agreement', text, 'role.member': 'on', [`person.${colleague.user.id}`]: 'on' })).toMatchObject({
    customerId: customer, kind: 'agreement', text: 'Line one\n  line two \n\nسطر', authorId: ctx.user.id, authorName: ctx.user.name, eventDay: null, reminderDays: null, version: 1,
    files: [], readers: { roles: ['member'], people: [{ id: colleague.user.id, name: 'ليلى' }] },
  });
});

test('the newest note stands first', async () => {
  for (const text of ['one', 'two', 'three']) await writeNote(ctx, customer, { kind: 'note', text });
  expect((await notesOf(ctx, customer)).map(({ text }) => text)).toEqual(['three', 'two', 'one']);
});

describe('the day of an event is read', () => {
  test.each([
    ['2026-12-01', 'gregorian', '2026-12-01'],
    ['2026/12/1', 'gregorian', '2026-12-01'],
    ['٢٠٢٦-١٢-٠١', 'gregorian', '2026-12-01'],
    ['1448-06-11', 'hijri', '2026-11-21'],
    ['١٤٤٨/٦/١١', 'hijri', '2026-11-21'],
    ['۱۴۴۸-۰۶-۱۱', 'hijri', '2026-11-21'],
    ['\u200f1448-06-11\u200f', 'hijri', '2026-11-21'],
  ])('%s (%s) as %s', async (eventDay, calendar, day) => {
    expect(await written({ kind: 'event', eventDay, calendar, reminderDays: '٧' })).toMatchObject({ eventDay: day, reminderDays: 7 });
  });
});

describe('is refused', () => {
  test.each([
    ['a note without a text', { text: '  ' }, 'text', 'errors.required'],
    ['a text that is too long', { text: 'x'.repeat(20_001) }, 'text', 'errors.tooLong'],
    ['a kind that is not offered', { kind: 'rumour' }, 'kind', 'errors.choice'],
    ['an event without a day', { kind: 'event' }, 'eventDay', 'errors.required'],
    ['a day that is not there', { kind: 'event', eventDay: '2026-02-30', calendar: 'gregorian' }, 'eventDay', 'notes.noSuchDay'],
    ['a Hijri day that is not there', { kind: 'event', eventDay: '1448-13-01', calendar: 'hijri' }, 'eventDay', 'notes.noSuchHijriDay'],
    ['what is no day', { kind: 'event', eventDay: 'tomorrow', calendar: 'gregorian' }, 'eventDay', 'notes.noSuchDay'],
    ['what is no Hijri day', { kind: 'event', eventDay: 'غدًا', calendar: 'hijri' }, 'eventDay', 'notes.noSuchHijriDay'],
    ['a Hijri day in the other calendar', { kind: 'event', eventDay: '١٤٤٨-٠٦-١١', calendar: 'gregorian' }, 'eventDay', 'notes.dayLooksHijri'],
    ['a day of what is no event', { kind: 'note', eventDay: '2026-12-01' }, 'eventDay', 'notes.dayWithoutEvent'],
    ['a reminder of what is no event', { kind: 'note', reminderDays: '3' }, 'reminderDays', 'notes.dayWithoutEvent'],
    ['a reminder that is no number', { kind: 'event', eventDay: '2026-12-01', reminderDays: '-1' }, 'reminderDays', 'notes.reminderDaysWrong'],
    ['a reminder too far ahead', { kind: 'event', eventDay: '2026-12-01', reminderDays: '366' }, 'reminderDays', 'notes.reminderDaysWrong'],
    ['a reader who is nobody', { 'person.nobody': 'on' }, 'readers', 'errors.choice'],
  ])('%s', async (_, given, field, key) => {
    await expect(written(given)).rejects.toMatchObject({ problems: [{ field, key }] });
    expect(await notesOf(ctx, customer)).toEqual([]);
  });
});

test('a note on nobody is not written', async () => {
  await expect(writeNote(ctx, 'none', { kind: 'note', text: 'Text' })).rejects.toThrow(Missing);
});

test('a change replaces what it says and who reads it', async () => {
  const colleague = await aColleague(ctx.firm);
  const note = await written({ kind: 'event', eventDay: '2026-12-01', reminderDays: '3', 'role.owner': 'on', [`person.${colleague.user.id}`]: 'on' });
  await changeNote(ctx, customer, note?.id ?? '', 1, { kind: 'contactDetail', text: 'Ring twice', 'role.viewer': 'on' });
  expect(await findNote(ctx, customer, note?.id ?? '')).toMatchObject({
    kind: 'contactDetail', text: 'Ring twice', eventDay: null, reminderDays: null, version: 2, createdAt: note?.createdAt, readers: { roles: ['viewer'], people: [] },
  });
});

test('of two changes of the same version the second is refused, and changes nothing', async () => {
  const note = (await written({}))?.id ?? '';
  await changeNote(ctx, customer, note, 1, { kind: 'note', text: 'First' });
  await expect(changeNote(ctx, customer, note, 1, { kind: 'note', text: 'Second' })).rejects.toThrow(Changed);
  expect(await findNote(ctx, customer, note)).toMatchObject({ text: 'First', version: 2 });
});

test('a removed note is gone, with its readers, and nothing else is', async () => {
  const [one, two] = [await written({ 'role.member': 'on' }), await written({ 'role.member': 'on', text: 'Stays' })];
  await removeNote(ctx, customer, one?.id ?? '');
  expect(await notesOf(ctx, customer)).toEqual([two]);
  await expect(removeNote(ctx, customer, one?.id ?? '')).rejects.toThrow(Missing);
});
