import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTypesetting } from '#cli/typesetting';
import { store } from '#db/client';
import { files } from '#db/schema/files';
import { write } from '#lib/access';
import type { Context } from '#lib/context';
import { invoiceSheet } from '#lib/documents/invoice-sheet';
import { contentPath, filesFolder } from '#lib/files/place';
import { snapshotOf } from '#lib/mail/snapshot';
import { type TypesetService, useTypesetService } from '#lib/pdf/service';
import { aFirm, openEmptyStore } from '../support/firm.ts';
import { pagesOf } from '../support/pdf.ts';
import { aPrinted } from '../support/printed.ts';
import { temporaryFolder } from '../support/program.ts';

let typesetting: TypesetService;
let ctx: Context;

beforeAll(() => {
  typesetting = startTypesetting();
  useTypesetService(typesetting);
});
afterAll(() => typesetting.stop());

beforeEach(async () => {
  process.env['SIJILL_DATA'] = temporaryFolder();
  await openEmptyStore();
  ctx = await aFirm();
});

const sheet = invoiceSheet(aPrinted({ lines: [{ name: 'Chai', unitPrice: 1800 }] }));
const keep = () => write(ctx, 'invoices.edit', (db) => snapshotOf(db, ctx, sheet, 'Invoice 1.pdf'));
const rows = () => store.read((db) => db.select().from(files));
const left = () => readdirSync(filesFolder(), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);

test('a sheet is kept as the PDF that it is now', async () => {
  const id = await keep();
  const [row] = await rows();
  expect(row).toMatchObject({ id, name: 'Invoice 1.pdf', mediaType: 'application/pdf' });
  const content = readFileSync(contentPath(filesFolder(), row?.sha256 ?? ''));
  expect([content.length, pagesOf(content)]).toEqual([row?.size, 1]);
  expect(left()).toEqual([row?.sha256]);
});

test('the same PDF is there once, however many send it at the same time', async () => {
  expect(new Set(await Promise.all([keep(), keep(), keep()])).size).toBe(3);
  expect(new Set((await rows()).map(({ sha256 }) => sha256)).size).toBe(1);
  expect(left()).toHaveLength(1);
});

test('a write that fails leaves no content, unless another row names it', async () => {
  const failing = () => write(ctx, 'invoices.edit', async (db) => {
    await snapshotOf(db, ctx, sheet, 'Invoice 1.pdf');
    throw new Error('not today');
  });
  await expect(failing()).rejects.toThrow('not today');
  expect([await rows(), left()]).toEqual([[], []]);
  await Promise.all([keep(), expect(failing()).rejects.toThrow('not today'), keep()]);
  const [row] = await rows();
  expect(existsSync(contentPath(filesFolder(), row?.sha256 ?? ''))).toBe(true);
  expect(left()).toHaveLength(1);
});

test('a write waits for the sheet that is being set, and not for all that wait', async () => {
  let done = 0;
  const waiting = Array.from({ length: 50 }, (_, index) => typesetting.typeset({ sheet: { ...sheet, number: `INV-${index}` }, logo: null, as: 'pdf' }).then(() => (done += 1)));
  await keep();
  const before = done;
  await Promise.all(waiting);
  expect(before).toBeLessThan(25);
});
