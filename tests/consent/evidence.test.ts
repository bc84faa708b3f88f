import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { consentEvents } from '#db/schema/consent';
import { files } from '#db/schema/files';
import { uploadedFiles } from '#lib/backup/files';
import { addEvidence, checkMayAddEvidence, openEvidence } from '#lib/consent/evidence';
import { consentHistory } from '#lib/consent/queries';
import { recordConsent } from '#lib/consent/record-consent';
import type { Context } from '#lib/context';
import { registerCustomer } from '#lib/customers/register';
import { eraseCustomer } from '#lib/personal-data/erase';
import { Changed, Missing } from '#lib/problems';
import { anUpload, aPdf, aPng } from '../support/files.ts';
import { aColleague, aFirm, openEmptyStore, values } from '../support/firm.ts';
import { temporaryFolder } from '../support/program.ts';

let data: string;
let ctx: Context;
let customer: string;
let event: string;

beforeEach(async () => {
  data = temporaryFolder();
  process.env['SIJILL_DATA'] = data;
  await openEmptyStore();
  ctx = await aFirm('owner', { largestFile: 5000 });
  customer = await registerCustomer(ctx, values());
  event = await recorded('phone');
});

async function recorded(method: string): Promise<string> {
  await recordConsent(ctx, customer, { channel: 'email', purpose: 'marketing', isGiven: 'yes', method, remark: '' });
  return (await consentHistory(ctx, customer))[0]?.id ?? '';
}

const rows = () => store.read((db) => db.select().from(files));
const marks = () => readdirSync(join(data, 'files')).filter((name) => name.startsWith('.'));
const logged = async () => (await store.read((db) => db.select().from(auditEvents))).filter(({ subjectId }) => subjectId === event).map(({ action, userId }) => [action, userId]);

test('evidence is added to what was recorded, opened by whoever sees the customer, and both are logged', async () => {
  expect(await addEvidence(ctx, customer, event, anUpload(['نموذج.pdf', aPdf()]))).toEqual({ name: 'نموذج.pdf', refusal: null, isActive: false });
  expect(await consentHistory(ctx, customer)).toMatchObject([{ id: event, isGiven: true, method: 'phone', evidence: { name: 'نموذج.pdf', size: aPdf().length } }]);
  const viewer = await aColleague(ctx.firm, 'viewer');
  const opened = await openEvidence(viewer, customer, event);
  expect(opened).toMatchObject({ name: 'نموذج.pdf', mediaType: 'application/pdf', size: aPdf().length });
  expect(readFileSync(opened?.path ?? '').equals(aPdf())).toBe(true);
  expect(await logged()).toEqual([['consent.evidenceAdded', ctx.user.id], ['consent.evidenceOpened', viewer.user.id]]);
});

test('evidence that is there stays as it is, also when two add some at once', async () => {
  const answers = await Promise.allSettled([addEvidence(ctx, customer, event, anUpload(['one.pdf', aPdf()])), addEvidence(ctx, customer, event, anUpload(['two.png', aPng()]))]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const [kept] = await rows();
  await expect(addEvidence(ctx, customer, event, anUpload(['three.pdf', aPdf({ filling: Buffer.from('three') })]))).rejects.toThrow(Changed);
  await expect(checkMayAddEvidence(ctx, customer, event)).rejects.toThrow(Changed);
  expect(await rows()).toEqual([kept]);
  expect(uploadedFiles(data)).toHaveLength(1);
  expect(marks()).toEqual([]);
});

test.each([
  ['fake', 'letter.pdf', Buffer.from('<html>')], ['unknown', 'letter.doc', Buffer.from('Dear Sir')], ['empty', 'nothing.pdf', Buffer.alloc(0)],
  ['truncated', 'half.pdf', aPdf().subarray(0, 100)], ['tooLarge', 'long.pdf', aPdf({ filling: Buffer.alloc(6000) })],
])('what is %s is refused and leaves nothing behind', async (refusal, name, content) => {
  expect(await addEvidence(ctx, customer, event, anUpload([name, content]))).toMatchObject({ name, refusal });
  expect([await rows(), uploadedFiles(data), marks()]).toEqual([[], [], []]);
  await checkMayAddEvidence(ctx, customer, event);
});

test('an upload without a file adds nothing', async () => {
  expect(await addEvidence(ctx, customer, event, anUpload(['', Buffer.alloc(0)]))).toBeNull();
  expect(await rows()).toEqual([]);
});

test("an event is found with its own customer only, and another firm's not at all", async () => {
  await addEvidence(ctx, customer, event, anUpload());
  const other = await registerCustomer(ctx, values({ name: 'Other' }));
  const stranger = await aFirm();
  for (const [who, whose, which] of [[ctx, other, event], [ctx, customer, 'none'], [stranger, customer, event]] as const) {
    expect(await openEvidence(who, whose, which)).toBeNull();
    await expect(addEvidence(who, whose, which, anUpload())).rejects.toThrow(Missing);
  }
  expect(await rows()).toHaveLength(1);
});

test('when the customer is erased, the evidence goes from its row and from the disk, and none can be added any more', async () => {
  await addEvidence(ctx, customer, event, anUpload());
  await eraseCustomer(ctx, customer, 1, '1');
  expect(await store.read((db) => db.select().from(consentEvents))).toMatchObject([{ id: event, isGiven: true, evidenceFileId: null }]);
  expect([await rows(), uploadedFiles(data), marks()]).toEqual([[], [], []]);
  await expect(addEvidence(ctx, customer, event, anUpload())).rejects.toThrow(Missing);
});

test('content that another customer has as well outlives the erasing, each by a row of its own', async () => {
  await addEvidence(ctx, customer, event, anUpload(['same.pdf', aPdf()]));
  const erased = customer;
  customer = await registerCustomer(ctx, values({ name: 'Other' }));
  await addEvidence(ctx, customer, await recorded('inPerson'), anUpload(['same.pdf', aPdf()]));
  await eraseCustomer(ctx, erased, 1, '1');
  expect((await consentHistory(ctx, customer)).map(({ evidence }) => evidence?.name)).toEqual(['same.pdf']);
  expect(await rows()).toHaveLength(1);
  expect(uploadedFiles(data)).toHaveLength(1);
});
