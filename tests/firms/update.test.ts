import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { firms } from '#db/schema/firms';
import type { Context } from '#lib/context';
import { timeZones } from '#lib/firms/input';
import { updateFirm } from '#lib/firms/update';
import { aFirm, openEmptyStore } from '../support/firm.ts';

const given = { firmName: 'مؤسسة النور', country: 'EG', timeZone: 'Africa/Cairo' };
let ctx: Context;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm('owner', { name: 'Nour', country: 'SA', timeZone: 'Asia/Riyadh' });
});

const firmOf = async ({ firm }: Context) => (await store.read((db) => db.select().from(firms).where(eq(firms.id, firm.id))))[0];

test('a firm is renamed, moved and put into another time zone, and no other firm is', async () => {
  const other = await aFirm('owner', { name: 'Other', country: 'SA' });
  await updateFirm(ctx, given);
  expect(await firmOf(ctx)).toMatchObject({ name: 'مؤسسة النور', country: 'EG', timeZone: 'Africa/Cairo', requiredFields: {} });
  expect(await firmOf(other)).toMatchObject({ name: 'Other', country: 'SA', timeZone: 'UTC' });
});

test('a firm may leave open where it is', async () => {
  await updateFirm(ctx, { ...given, country: '' });
  expect(await firmOf(ctx)).toMatchObject({ country: null });
});

test('the change is recorded with what was before and after', async () => {
  await updateFirm(ctx, given);
  const events = await store.read((db) => db.select().from(auditEvents));
  expect(events).toMatchObject([
    { action: 'firm.updated', subjectId: ctx.firm.id, userId: ctx.user.id, changes: { name: { from: 'Nour', to: 'مؤسسة النور' }, country: { from: 'SA', to: 'EG' } } },
  ]);
});

test.each([
  ['firmName', ' ', 'errors.required'],
  ['firmName', '😀'.repeat(201), 'errors.tooLong'],
  ['country', 'XX', 'errors.choice'],
  ['timeZone', '', 'errors.choice'],
  ['timeZone', 'Mars/Olympus', 'errors.choice'],
  ['timeZone', 'africa/cairo', 'errors.choice'],
])('%s %j is refused at its field, and nothing changes', async (field, value, key) => {
  await expect(updateFirm(ctx, { ...given, [field]: value })).rejects.toMatchObject({ problems: [{ field, key }] });
  expect(await firmOf(ctx)).toMatchObject({ name: 'Nour' });
  expect(await store.read((db) => db.select().from(auditEvents))).toEqual([]);
});

test('every time zone that is offered can be reckoned in, and UTC is one', () => {
  expect(timeZones).toContain('UTC');
  for (const timeZone of timeZones) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
});

test.each([['1', 1_000_000], ['٥٠', 50_000_000], ['1000', 1_000_000_000], ['', null]])('the largest file may be %j megabytes', async (largestFile, bytes) => {
  await updateFirm(ctx, { ...given, largestFile });
  expect(await firmOf(ctx)).toMatchObject({ largestFile: bytes });
});

test.each(['0', '1001', '1.5', '-1', 'much'])('the largest file may not be %j megabytes', async (largestFile) => {
  await expect(updateFirm(ctx, { ...given, largestFile })).rejects.toMatchObject({ problems: [{ field: 'largestFile', key: 'notes.largestFileWrong' }] });
  expect(await firmOf(ctx)).toMatchObject({ name: 'Nour', largestFile: null });
});
