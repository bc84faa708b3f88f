import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { files } from '#db/schema/files';
import { uploadedFiles } from '#lib/backup/files';
import type { Context } from '#lib/context';
import { registerCustomer } from '#lib/customers/register';
import { clearLeftovers } from '#lib/files/settle';
import { attachFiles } from '#lib/notes/attach';
import { openFile } from '#lib/notes/open-file';
import { findNote } from '#lib/notes/queries';
import { removeFile, removeNote } from '#lib/notes/remove';
import { writeNote } from '#lib/notes/write-note';
import { Missing } from '#lib/problems';
import { aJpeg, anUpload, aPdf, aPng } from '../support/files.ts';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';
import { temporaryFolder } from '../support/program.ts';

let data: string;
let ctx: Context;
let customer: string;
let note: string;

beforeEach(async () => {
  data = temporaryFolder();
  process.env['SIJILL_DATA'] = data;
  await openEmptyStore();
  ctx = await aFirm('owner', { largestFile: 5000 });
  customer = await registerCustomer(ctx, values());
  note = await writeNote(ctx, customer, { kind: 'note', text: 'Text' });
});

const attached = async () => (await findNote(ctx, customer, note))?.files ?? [];
const stored = () => uploadedFiles(data).map(({ name }) => name);
/** Everything in the folder of the files that is no content. */
const marks = () => readdirSync(join(data, 'files')).filter((name) => name.startsWith('.'));
const rows = () => store.read((db) => db.select().from(files));
const place = (sha256: string) => `files/${sha256.slice(0, 2)}/${sha256}`;

test('files are attached under their names, judged by their content, and lie where backups look for them', async () => {
  const outcome = await attachFiles(ctx, customer, note, anUpload(['عقد.pdf', aPdf()], ['stamp', aPng()], ['C:\\fakepath\\photo.JPG', aJpeg()]));
  expect(outcome).toEqual({ attached: 3, active: [], refused: [] });
  expect(await attached()).toMatchObject([
    { name: 'عقد.pdf', mediaType: 'application/pdf', size: aPdf().length }, { name: 'stamp', mediaType: 'image/png' }, { name: 'photo.JPG', mediaType: 'image/jpeg' },
  ]);
  expect(stored().toSorted()).toEqual((await rows()).map(({ sha256 }) => place(sha256)).toSorted());
  expect(marks()).toEqual([]);
  const [first] = await attached();
  const opened = await openFile(ctx, customer, note, first?.id ?? '');
  expect(readFileSync(opened?.path ?? '').equals(aPdf())).toBe(true);
});

test('what is refused is named with the reason, leaves nothing behind, and keeps no good file away', async () => {
  const outcome = await attachFiles(ctx, customer, note, anUpload(
    ['long.pdf', aPdf({ filling: Buffer.alloc(6000) })], ['fake.pdf', Buffer.from('<html>')], ['letter.doc', Buffer.from('Dear Sir')], ['nothing.pdf', Buffer.alloc(0)],
    ['half.pdf', aPdf().subarray(0, 100)], ['locked.pdf', aPdf({ trailer: '/Encrypt 9 0 R' })], ['good.pdf', aPdf()],
  ));
  expect(outcome).toEqual({
    attached: 1, active: [],
    refused: [
      { name: 'long.pdf', reason: 'tooLarge' }, { name: 'fake.pdf', reason: 'fake' }, { name: 'letter.doc', reason: 'unknown' }, { name: 'nothing.pdf', reason: 'empty' },
      { name: 'half.pdf', reason: 'truncated' }, { name: 'locked.pdf', reason: 'encrypted' },
    ],
  });
  expect((await attached()).map(({ name }) => name)).toEqual(['good.pdf']);
  expect(stored()).toHaveLength(1);
  expect(marks()).toEqual([]);
});

test('a file of just the limit is taken, and one byte more is not', async () => {
  const exactly = (size: number) => aPdf({ filling: Buffer.alloc(size - aPdf({ filling: Buffer.alloc(1000) }).length + 1000, 'x') });
  expect([exactly(5000).length, exactly(5001).length]).toEqual([5000, 5001]);
  expect(await attachFiles(ctx, customer, note, anUpload(['a.pdf', exactly(5000)]))).toMatchObject({ attached: 1 });
  expect(await attachFiles(ctx, customer, note, anUpload(['b.pdf', exactly(5001)]))).toMatchObject({ attached: 0, refused: [{ reason: 'tooLarge' }] });
});

test('a file that can act by itself is attached, and named', async () => {
  expect(await attachFiles(ctx, customer, note, anUpload(['form.pdf', aPdf({ objects: ['<< /JS (x) >>'] })]))).toEqual({ attached: 1, active: ['form.pdf'], refused: [] });
});

test('an upload that breaks off keeps what came whole, and nothing of the rest', async () => {
  async function* broken(): AsyncGenerator<Buffer> {
    yield aPdf().subarray(0, 50);
    throw new Error('aborted');
  }
  async function* parts() {
    yield* anUpload('whole.pdf');
    yield { name: 'files', fileName: 'broken.pdf', content: broken() };
  }
  await expect(attachFiles(ctx, customer, note, parts())).rejects.toThrow('aborted');
  expect((await attached()).map(({ name }) => name)).toEqual(['whole.pdf']);
  expect(stored()).toHaveLength(1);
  expect(marks()).toEqual([]);
});

test('when the note goes while a file is on its way, the file goes too', async () => {
  async function* parts() {
    yield* anUpload(['one.pdf', aPdf()]);
    await removeNote(ctx, customer, note);
    yield* anUpload(['two.pdf', aPdf({ filling: Buffer.from('two') })]);
  }
  await expect(attachFiles(ctx, customer, note, parts())).rejects.toThrow(Missing);
  expect([await rows(), stored(), marks()]).toEqual([[], [], []]);
});

test('the same content twice lies there once, and goes with the last that names it', async () => {
  await attachFiles(ctx, customer, note, anUpload('one.pdf', 'two.pdf'));
  const [one, two] = await attached();
  expect(stored()).toHaveLength(1);
  await removeFile(ctx, customer, note, one?.id ?? '');
  expect((await attached()).map(({ name }) => name)).toEqual(['two.pdf']);
  expect(stored()).toHaveLength(1);
  await removeFile(ctx, customer, note, two?.id ?? '');
  expect([await rows(), stored(), marks()]).toEqual([[], [], []]);
});

test('content that is removed and attached at the same time, again and again, is there whenever a row names it', async () => {
  for (let round = 0; round < 20; round += 1) {
    await attachFiles(ctx, customer, note, anUpload('before.pdf'));
    const ids = (await attached()).map(({ id }) => id);
    await Promise.all([...ids.map((id) => removeFile(ctx, customer, note, id)), attachFiles(ctx, customer, note, anUpload('after.pdf'))]);
    expect((await attached()).map(({ name }) => name)).toEqual(['after.pdf']);
    expect(stored()).toEqual((await rows()).map(({ sha256 }) => place(sha256)));
  }
  expect(marks()).toEqual([]);
});

const longAgo = new Date(Date.now() - 2 * 3_600_000);

/** What a broken upload or removal leaves: a mark, and content that is named or is not. */
function leave(mark: string, old: boolean): void {
  const path = join(data, 'files', mark);
  writeFileSync(path, 'left');
  if (old) utimesSync(path, longAgo, longAgo);
}

test('what broken uploads and removals left is cleared away, and nothing that is named', async () => {
  await attachFiles(ctx, customer, note, anUpload());
  const [named] = await rows();
  const unnamed = 'ab'.repeat(32);
  mkdirSync(join(data, 'files', 'ab'), { recursive: true });
  writeFileSync(join(data, place(unnamed)), 'nobody names it');
  leave('.incoming-1', true);
  leave(`.pending-${named?.sha256}-1`, true);
  leave(`.pending-${unnamed}-1`, true);
  leave('.incoming-2', false);
  await clearLeftovers(join(data, 'files'));
  expect(marks()).toEqual(['.incoming-2']);
  expect(stored()).toEqual([place(named?.sha256 ?? '')]);
  await clearLeftovers(join(data, 'files'), 0);
  expect(marks()).toEqual([]);
});

test('content without a mark is left alone: a database that was moved away names it', async () => {
  mkdirSync(join(data, 'files', 'ab'), { recursive: true });
  writeFileSync(join(data, place('ab'.repeat(32))), 'of another database');
  await clearLeftovers(join(data, 'files'), 0);
  expect(stored()).toHaveLength(1);
});

test('the next upload clears away what is older than an hour', async () => {
  mkdirSync(join(data, 'files'), { recursive: true });
  leave('.incoming-1', true);
  leave('.incoming-2', false);
  await attachFiles(ctx, customer, note, anUpload());
  expect(marks()).toEqual(['.incoming-2']);
});
