import { rmSync, truncateSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { files } from '#db/schema/files';
import { contentFaults, uploadedFiles } from '#lib/backup/files';
import { verifyFiles } from '#lib/backup/verify-files';
import { registerCustomer } from '#lib/customers/register';
import { attachFiles } from '#lib/notes/attach';
import { writeNote } from '#lib/notes/write-note';
import { anUpload, aPdf, aPng } from '../support/files.ts';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';
import { upload } from '../support/backup.ts';
import { temporaryFolder } from '../support/program.ts';

let data: string;
/** Where the content of each file lies, by the name it came with. */
let places: Map<string, string>;

beforeEach(async () => {
  data = temporaryFolder();
  process.env['SIJILL_DATA'] = data;
  await openEmptyStore();
  const ctx = await aFirm();
  const customer = await registerCustomer(ctx, values());
  await attachFiles(ctx, customer, await writeNote(ctx, customer, { kind: 'note', text: 'Text' }), anUpload(['contract.pdf', aPdf()], ['stamp.png', aPng()]));
  const rows = await store.read((db) => db.select().from(files));
  places = new Map(rows.map(({ name, sha256 }) => [name, uploadedFiles(data).find(({ path }) => path.endsWith(sha256))?.path ?? '']));
});

const place = (name: string) => places.get(name) ?? '';

test('files that are as their rows say are good', async () => {
  expect([await verifyFiles(data), await contentFaults(data)]).toEqual([{ faults: [], unnamed: [] }, []]);
});

test('content that is missing is a fault of each row that names it', async () => {
  rmSync(place('contract.pdf'));
  expect((await verifyFiles(data)).faults).toEqual([`${place('contract.pdf')} is missing, the content of "contract.pdf"`]);
});

test('content that is shorter than its row says is a fault, and so is that it was changed', async () => {
  truncateSync(place('stamp.png'), 10);
  expect((await verifyFiles(data)).faults).toEqual([`${place('stamp.png')} has 10 bytes instead of ${aPng().length}, the content of "stamp.png"`]);
  expect(await contentFaults(data)).toEqual([`${place('stamp.png')} was changed`]);
});

test('content that no row names is remarked on, and no fault', async () => {
  upload(data, 'named by nobody');
  const { faults, unnamed } = await verifyFiles(data);
  expect(faults).toEqual([]);
  expect(unnamed).toEqual(uploadedFiles(data).map(({ path }) => path).filter((path) => ![...places.values()].includes(path)));
  expect(unnamed).toHaveLength(1);
});
