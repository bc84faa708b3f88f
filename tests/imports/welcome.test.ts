import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTypesetting } from '#cli/typesetting';
import { store } from '#db/client';
import { outboxMessages } from '#db/schema/outbox';
import { auditFaults } from '#lib/audit/verify';
import { createCategory } from '#lib/categories/change';
import type { Context } from '#lib/context';
import { beginCheck, beginSaving, beginUndoing, stopImport } from '#lib/imports/begin';
import { findImport } from '#lib/imports/queries';
import { leaveRowOut, repairRow } from '#lib/imports/repair';
import { runImport } from '#lib/imports/run';
import { stages } from '#lib/imports/stages';
import { agreeToWelcomes, countWelcomed, countWelcomes, declineWelcomes } from '#lib/imports/welcome';
import { numberFaults } from '#lib/numbers/verify';
import { type TypesetService, useTypesetService } from '#lib/pdf/service';
import { Changed } from '#lib/problems';
import { setTemplateArchived } from '#lib/registration/change';
import { aFirm, openEmptyStore } from '../support/firm.ts';
import { allRows, asGuessed, checked } from '../support/imports.ts';
import { selling } from '../support/invoices.ts';
import { temporaryFolder } from '../support/program.ts';
import { aTemplate } from '../support/welcome.ts';

let typesetting: TypesetService;
let ctx: Context;
let template: string;

beforeAll(() => {
  typesetting = startTypesetting();
});
afterAll(() => typesetting.stop());

beforeEach(async () => {
  process.env['SIJILL_DATA'] = temporaryFolder();
  useTypesetService(typesetting);
  await openEmptyStore();
  ctx = await aFirm();
  await selling(ctx);
  template = await aTemplate(ctx, { name: 'for all' });
});

const head = 'Name,E-mail,Consent: invoices by e-mail,Category\n';
const columns = { 'column.0': 'name', 'column.1': 'email', 'column.2': 'consent.email.invoices', 'column.3': 'categories' };
const sheet = `${head}Maria Anders,maria@example.com,yes,\nAna Trujillo,ana@example.com,no,\nThomas Hardy,,yes,\nHanna Moos,hanna@example.com,yes,\n`;

const sent = async () => (await store.read((db) => db.select().from(outboxMessages))).map(({ toAddress }) => toAddress).toSorted();
const whys = async (id: string) => (await allRows(ctx, id)).map(({ problems }) => problems.map(({ key }) => key.replace('welcome.imports.why.', '')).join(' '));
const stateOf = async (id: string) => (await findImport(ctx, id))?.state;

async function agreed(content = sheet): Promise<string> {
  const id = await checked(ctx, content, columns);
  await agreeToWelcomes(ctx, id, (await countWelcomes(ctx, id)).total);
  return id;
}

async function saved(id: string): Promise<string> {
  await beginSaving(ctx, id);
  await runImport(id);
  return id;
}

test('nobody is welcomed unless it was agreed', async () => {
  await saved(await checked(ctx, sheet, columns));
  expect(await sent()).toEqual([]);
});

test('it is counted beforehand who would be, who not, and why; then it happens so', async () => {
  const category = await createCategory(ctx, { name: 'Shops', color: 'red', description: '' });
  const other = await aTemplate(ctx, { name: 'for shops', categories: category });
  const id = await checked(ctx, `${sheet}Ann Devon,ann@example.com,yes,Shops\n`, columns);
  expect(await countWelcomes(ctx, id)).toEqual({ templates: [{ id: template, name: 'for all', count: 2 }, { id: other, name: 'for shops', count: 1 }], total: 3, not: { noConsent: 1, noEmail: 1 } });
  await agreeToWelcomes(ctx, id, 3);
  await saved(id);
  expect([await sent(), await stateOf(id), await countWelcomed(ctx, id)]).toEqual([['ann@example.com', 'hanna@example.com', 'maria@example.com'], 'saved', { sent: 3, due: 0 }]);
  expect(await whys(id)).toEqual(['', 'noConsent', 'noEmail', '', '']);
  expect([await auditFaults(), await numberFaults()]).toEqual([[], []]);
});

test('what was agreed is a number: another one is looked at again', async () => {
  const id = await checked(ctx, sheet, columns);
  await expect(agreeToWelcomes(ctx, id, 4)).rejects.toThrow(Changed);
  await agreeToWelcomes(ctx, id, 2);
  expect((await findImport(ctx, id))?.options.welcomes).toBe(2);
});

test('it was agreed for these rows: other columns or other cells take it back, and so does whoever declines', async () => {
  const welcomes = async (id: string) => (await findImport(ctx, id))?.options.welcomes;
  const [mapped, mended, left, declined] = [await agreed(), await agreed(), await agreed(), await agreed()];
  await beginCheck(ctx, mapped, { ...(await asGuessed(ctx, mapped)), ...columns });
  await repairRow(ctx, mended, 3, ['Thomas Hardy', 'thomas@example.com', 'yes', '']);
  await leaveRowOut(ctx, left, 1);
  await declineWelcomes(ctx, declined);
  expect([await welcomes(mapped), await welcomes(mended), await welcomes(left), await welcomes(declined)]).toEqual([undefined, undefined, undefined, undefined]);
});

test('who was saved before it was agreed is not welcomed', async () => {
  const id = await saved(await checked(ctx, sheet.replace('hanna@example.com', 'no address'), columns));
  await repairRow(ctx, id, 4, ['Hanna Moos', 'hanna@example.com', 'yes', '']);
  expect((await countWelcomes(ctx, id)).total).toBe(1);
  await agreeToWelcomes(ctx, id, 1);
  await saved(id);
  expect(await sent()).toEqual(['hanna@example.com']);
});

test('cut off between two customers, it goes on where it was: nobody is missing, nobody is welcomed twice', async () => {
  const people = Array.from({ length: 6 }, (_, index) => `Customer ${index},c${index}@example.com,yes,\n`).join('');
  const id = await agreed(head + people);
  let pages = 0;
  useTypesetService({ ...typesetting, typeset: (job) => ((pages += 1) === 3 ? Promise.reject(new Error('pulled the plug')) : typesetting.typeset(job)) });
  await beginSaving(ctx, id);
  await expect(runImport(id)).rejects.toThrow('pulled the plug');
  expect([await sent(), await stateOf(id), await countWelcomed(ctx, id)]).toEqual([['c0@example.com', 'c1@example.com'], 'welcoming', { sent: 2, due: 4 }]);
  await Promise.all([runImport(id), runImport(id)]);
  expect([await sent(), await stateOf(id)]).toEqual([Array.from({ length: 6 }, (_, index) => `c${index}@example.com`), 'saved']);
});

test('stopped while it welcomes, the rest can be declined, or goes on', async () => {
  const id = await agreed();
  await beginSaving(ctx, id);
  while ((await stateOf(id)) === 'saving') await stages.saving?.(ctx, id, new Map());
  await stages.welcoming?.(ctx, id, new Map());
  await stopImport(ctx, id);
  await runImport(id);
  expect([await sent(), (await countWelcomed(ctx, id)).due]).toEqual([['maria@example.com'], 3]);
  await declineWelcomes(ctx, id);
  await saved(id);
  expect([await sent(), await stateOf(id)]).toEqual([['maria@example.com'], 'saved']);
});

test('a template that is gone when its turn comes welcomes nobody, and the row says so', async () => {
  const id = await agreed();
  await setTemplateArchived(ctx, template, true);
  await saved(id);
  expect([await sent(), await whys(id)]).toEqual([[], ['noTemplate', 'noTemplate', 'noTemplate', 'noTemplate']]);
});

test('undone, whoever has an invoice stays', async () => {
  const id = await saved(await agreed());
  await beginUndoing(ctx, id);
  await runImport(id);
  expect((await allRows(ctx, id)).map(({ savedVersion }) => savedVersion)).toEqual([1, null, null, 1]);
});
