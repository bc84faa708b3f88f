import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { files } from '#db/schema/files';
import { uploadedFiles } from '#lib/backup/files';
import type { Context } from '#lib/context';
import { findCustomer } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { archiveExpense } from '#lib/expenses/archive';
import { attachReceipts } from '#lib/expenses/attach';
import { openReceipt } from '#lib/expenses/open-receipt';
import { planRecurringExpense } from '#lib/expenses/plan';
import { findRecurringExpense } from '#lib/expenses/plan-queries';
import { expensesOfCustomer, fullExpense } from '#lib/expenses/queries';
import { recordExpense } from '#lib/expenses/record';
import { removeReceipt } from '#lib/expenses/remove-receipt';
import { todayOf } from '#lib/invoices/input';
import { mergeCustomers } from '#lib/merges/merge';
import { addedSince, belongingsOf, findMerge } from '#lib/merges/queries';
import { undoMerge } from '#lib/merges/undo';
import { eraseCustomer } from '#lib/personal-data/erase';
import { gatherPersonalData } from '#lib/personal-data/gather';
import { Forbidden, Missing } from '#lib/problems';
import { expenseValues } from '../support/expenses.ts';
import { aJpeg, anUpload, aPdf, aPng } from '../support/files.ts';
import { aColleague, aFirm, openEmptyStore, values } from '../support/firm.ts';
import { temporaryFolder } from '../support/program.ts';

let data: string;
let ctx: Context;
let customer: string;
let expense: string;

beforeEach(async () => {
  data = temporaryFolder();
  process.env['SIJILL_DATA'] = data;
  await openEmptyStore();
  ctx = await aFirm('owner', { largestFile: 5000 });
  customer = await registerCustomer(ctx, values());
  expense = await recordExpense(ctx, expenseValues({ customerId: customer, description: 'Taxi' }));
});

const attached = async (id = expense) => (await fullExpense(ctx, id))?.files ?? [];
const rows = () => store.read((db) => db.select().from(files));
const seen = async (id: string) => ({ id, version: (await findCustomer(ctx, id))?.version ?? 0 });
const suppliers = async (id: string) => (await expensesOfCustomer(ctx, id, 10)).expenses.map(({ supplier }) => supplier);

test('receipts are judged by their content, opened, and removed for good', async () => {
  const outcome = await attachReceipts(ctx, expense, anUpload(['فاتورة.pdf', aPdf()], ['photo.jpg', aJpeg()], ['stamp.png', aPng()], ['fake.pdf', Buffer.from('<html>')], ['large.pdf', aPdf({ filling: Buffer.alloc(6000, 'x') })]));
  expect(outcome).toEqual({ attached: 3, active: [], refused: [{ name: 'fake.pdf', reason: 'fake' }, { name: 'large.pdf', reason: 'tooLarge' }] });
  const [first] = await attached();
  expect(await openReceipt(ctx, expense, first?.id ?? '')).toMatchObject({ name: 'فاتورة.pdf', mediaType: 'application/pdf', size: aPdf().length });
  await removeReceipt(ctx, expense, first?.id ?? '');
  expect((await attached()).map(({ name }) => name)).toEqual(['photo.jpg', 'stamp.png']);
  expect([uploadedFiles(data).length, (await rows()).length]).toEqual([2, 2]);
  await expect(removeReceipt(ctx, expense, first?.id ?? '')).rejects.toThrow(Missing);
});

test('the same content of two expenses stays while one names it', async () => {
  const other = await recordExpense(ctx, expenseValues());
  for (const id of [expense, other]) await attachReceipts(ctx, id, anUpload());
  await removeReceipt(ctx, expense, (await attached())[0]?.id ?? '');
  expect([uploadedFiles(data).length, (await attached(other)).length]).toEqual([1, 1]);
});

test("another firm's, another expense's and an archived expense's are not there; whoever only looks may open them", async () => {
  await attachReceipts(ctx, expense, anUpload());
  const file = (await attached())[0]?.id ?? '';
  const stranger = await aFirm();
  const other = await recordExpense(ctx, expenseValues());
  expect([await openReceipt(stranger, expense, file), await openReceipt(ctx, other, file)]).toEqual([null, null]);
  await expect(attachReceipts(stranger, expense, anUpload())).rejects.toThrow(Missing);
  await expect(removeReceipt(ctx, other, file)).rejects.toThrow(Missing);
  const viewer = await aColleague(ctx.firm, 'viewer');
  expect(await openReceipt(viewer, expense, file)).not.toBeNull();
  await expect(attachReceipts(viewer, expense, anUpload())).rejects.toThrow(Forbidden);
  await archiveExpense(ctx, expense);
  await expect(attachReceipts(ctx, expense, anUpload())).rejects.toThrow(Missing);
  expect((await attached()).length).toBe(1);
});

test('who is merged brings their expenses and plans along, and has them back when it is undone', async () => {
  const kept = await registerCustomer(ctx, values({ name: 'Kept' }));
  const plan = await planRecurringExpense(ctx, expense, { every: '1', unit: 'month', startDay: todayOf(ctx), endDay: '', paysItself: 'yes' });
  expect(await belongingsOf(ctx, [customer])).toMatchObject({ expenses: 1 });
  const id = await mergeCustomers(ctx, await seen(kept), [await seen(customer)]);
  expect([await suppliers(kept), await suppliers(customer), (await findRecurringExpense(ctx, plan))?.customerId]).toEqual([['مكتبة جرير'], [], kept]);
  await recordExpense(ctx, expenseValues({ supplier: 'Since', customerId: kept }));
  const merge = await findMerge(ctx, id);
  expect(merge && (await addedSince(ctx, merge))).toMatchObject({ expenses: 1 });
  await undoMerge(ctx, id);
  expect([await suppliers(kept), await suppliers(customer), (await findRecurringExpense(ctx, plan))?.customerId]).toEqual([['Since'], ['مكتبة جرير'], customer]);
});

test('what was spent for a customer is among what is known of them, with its receipts, and stays in the books when they are erased', async () => {
  await attachReceipts(ctx, expense, anUpload('taxi.pdf'));
  const gathered = await gatherPersonalData(ctx, customer);
  const [file] = await attached();
  expect(gathered?.known['expenses']).toMatchObject([{ id: expense, description: 'Taxi', total: 11_500, files: [file?.id] }]);
  expect(JSON.stringify(gathered?.known['expenses'])).not.toContain('searchText');
  expect(gathered?.files.map(({ name }) => name)).toEqual(['taxi.pdf']);
  await eraseCustomer(ctx, customer, 1, '1');
  expect(await fullExpense(ctx, expense)).toMatchObject({ expense: { total: 11_500, customerId: customer }, files: [{ name: 'taxi.pdf' }] });
  expect((await fullExpense(ctx, expense))?.customer?.name).not.toBe('Maria Anders');
});
