import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { getTableName, isTable, type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTypesetting } from '#cli/typesetting';
import { store } from '#db/client';
import { engine } from '#db/engine';
import * as tables from '#db/schema';
import { files } from '#db/schema/files';
import { outboxFiles, outboxMessages } from '#db/schema/outbox';
import { reminderPlans, reminderSteps } from '#db/schema/reminders';
import { createCategory } from '#lib/categories/change';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { findCustomer } from '#lib/customers/queries';
import { addDays, type Day } from '#lib/day';
import { contentPath, filesFolder } from '#lib/files/place';
import { newId } from '#lib/ids';
import { todayOf } from '#lib/invoices/input';
import { findLink } from '#lib/invoices/links';
import { findInvoice, invoicesOfCustomer } from '#lib/invoices/queries';
import { type TypesetService, useTypesetService } from '#lib/pdf/service';
import { Changed, Invalid, Missing } from '#lib/problems';
import { changeTemplate } from '#lib/registration/change';
import { registerWithWelcome } from '#lib/registration/register-with-welcome';
import { remindersToCome } from '#lib/registration/reminders';
import { sendWelcome } from '#lib/registration/send-welcome';
import { findWelcome } from '#lib/registration/sent';
import { welcomeFor } from '#lib/registration/welcome-for';
import { keepChoice, planFor } from '#lib/reminders/plan';
import { planForNew } from '#lib/reminders/plan-for-new';
import { isWeekend } from '#lib/reminders/weekend';
import { aFirm, openEmptyStore } from '../support/firm.ts';
import { selling } from '../support/invoices.ts';
import { pagesOf, textOf, unspaced } from '../support/pdf.ts';
import { temporaryFolder } from '../support/program.ts';
import { aTemplate, onReview, reachable, templateForm } from '../support/welcome.ts';

let typesetting: TypesetService;
let ctx: Context;
let vat: string;

beforeAll(() => {
  typesetting = startTypesetting();
});
afterAll(() => typesetting.stop());

beforeEach(async () => {
  process.env['SIJILL_DATA'] = temporaryFolder();
  useTypesetService(typesetting);
  await openEmptyStore();
  ctx = await aFirm();
  ({ vat } = await selling(ctx));
});

const messages = () => store.read((db) => db.select().from(outboxMessages));
const kept = () => (existsSync(filesFolder()) ? readdirSync(filesFolder(), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()) : []);

/** A plan of reminders: so many days after the due day. */
async function aPlan(name: string, ...days: number[]): Promise<string> {
  const id = newId();
  await store.write(async (db) => {
    await db.insert(reminderPlans).values({ id, firmId: ctx.firm.id, name, nameKey: name, version: 1, createdAt: now(), createdBy: ctx.user.id });
    for (const [index, day] of days.entries()) await db.insert(reminderSteps).values({ id: newId(), firmId: ctx.firm.id, planId: id, days: day, tone: index === 0 ? 'friendly' : 'last', recipient: 'customer', createdAt: now() });
  });
  return id;
}

test('customer, invoice, number, PDF, link, mail and reminders stand together, as the review said', async () => {
  const plan = await aPlan('strict', 3, 10);
  await aTemplate(ctx, { reminders: plan }, [{ name: 'Membership', price: '100', tax: vat }]);
  const [expected] = (await welcomeFor(ctx, reachable()))?.welcomes ?? [];
  const { draft, choice } = await onReview(ctx);
  const { customerId, invoiceId } = await registerWithWelcome(ctx, draft, choice);
  const document = await findInvoice(ctx, invoiceId ?? '');
  expect(document?.invoice).toMatchObject({ customerId, status: 'issued', number: expected?.sheet?.number, total: 11_500, open: 11_500, dueDay: expected?.invoice?.dueDay, language: 'en' });
  const link = await findLink(ctx, invoiceId ?? '');
  const [message, ...others] = await messages();
  expect(others).toEqual([]);
  expect(message).toMatchObject({
    kind: 'welcome', uniqueKey: `welcome:${customerId}`, customerId, invoiceId, purpose: 'service', toAddress: 'maria@example.com', toName: 'Maria Anders', language: 'en', state: 'queued',
    subject: expected?.letter?.subject, body: expected?.letter?.body.replace('…\u200e', link?.token ?? ''),
  });
  const [row] = await store.read((db) => db.select({ sha256: files.sha256, name: files.name, messageId: outboxFiles.messageId }).from(outboxFiles).innerJoin(files, sql`${files.id} = ${outboxFiles.fileId}`));
  expect([row?.messageId, row?.name]).toEqual([message?.id, `Simplified tax invoice ${document?.invoice.number}.pdf`]);
  const pdf = readFileSync(contentPath(filesFolder(), row?.sha256 ?? ''));
  expect(pagesOf(pdf)).toBe(1);
  for (const told of [document?.invoice.number ?? '', 'Maria Anders', '115.00', new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(`${document?.invoice.dueDay}T00:00:00Z`))]) expect(unspaced(textOf(pdf, 1))).toContain(unspaced(told));
  const reminders = document ? await remindersToCome(ctx, document.invoice) : [];
  expect(reminders).toEqual(expected?.reminders);
  expect(reminders.map(({ tone }) => tone)).toEqual(['friendly', 'last']);
  expect(await findWelcome(ctx, customerId)).toMatchObject({ id: message?.id, invoiceId, state: 'queued' });
});

test('a second press makes one of everything', async () => {
  await aTemplate(ctx);
  const { draft, choice } = await onReview(ctx);
  const both = await Promise.all([registerWithWelcome(ctx, draft, choice), registerWithWelcome(ctx, draft, choice)]);
  const third = await registerWithWelcome(ctx, draft, choice);
  expect(new Set([...both, third].map((done) => JSON.stringify(done))).size).toBe(1);
  expect(await sendWelcome(ctx, third.customerId, choice)).toBe(third.invoiceId);
  expect([(await messages()).length, (await invoicesOfCustomer(ctx, third.customerId, 10)).length, kept().length]).toEqual([1, 1, 1]);
});

/** All that is stored. */
async function everything(): Promise<string> {
  const rows = [];
  for (const table of Object.values(tables).filter((table) => isTable(table))) rows.push(await store.read((db) => db.select().from(table)));
  return JSON.stringify(rows);
}

async function raw(query: SQL): Promise<void> {
  await store.write(async (db) => {
    const { run, execute } = db as unknown as Record<'run' | 'execute', ((query: SQL) => Promise<unknown>) | undefined>;
    await (engine === 'postgres' ? execute?.call(db, query) : run?.call(db, query));
  });
}

/** Has the database refuse each row of a table while something is done. */
async function refusing(table: string, work: () => Promise<void>): Promise<void> {
  if (engine === 'postgres') {
    await raw(sql`create or replace function refuse() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$`);
    await raw(sql`create trigger refusing before insert on ${sql.identifier(table)} for each row execute function refuse()`);
  } else await raw(sql`create trigger refusing before insert on ${sql.identifier(table)} begin select raise(abort, 'refused'); end`);
  await work();
  await raw(engine === 'postgres' ? sql`drop trigger refusing on ${sql.identifier(table)}` : sql`drop trigger refusing`);
}

describe('all or nothing: where a step fails, nothing of it remains', () => {
  const steps = [tables.customers, tables.consentEvents, tables.customerCategories, tables.invoices, tables.invoiceLines, tables.invoiceTaxes, tables.numberLedger, tables.customerBalances, tables.reminderChoices, tables.invoiceLinks, tables.files, tables.outboxMessages, tables.outboxFiles, tables.auditEvents];

  test.each(steps.map((table) => getTableName(table)))('%s', async (table) => {
    const category = await createCategory(ctx, { name: 'Shops', color: 'red', description: '' });
    await aTemplate(ctx, { reminders: await aPlan('strict', 3) }, [{ name: 'Membership', price: '100', tax: vat }]);
    const { draft, choice } = await onReview(ctx, reachable({ categories: category }));
    const before = await everything();
    await refusing(table, () => expect(registerWithWelcome(ctx, draft, choice)).rejects.toThrow());
    expect(await everything()).toBe(before);
    expect(kept()).toEqual([]);
    // What failed once is done in full by the next press.
    await registerWithWelcome(ctx, draft, choice);
    expect([(await messages()).length, kept().length]).toEqual([1, 1]);
  });

  test('the PDF', async () => {
    await aTemplate(ctx);
    const { draft, choice } = await onReview(ctx);
    const before = await everything();
    useTypesetService({ typeset: () => Promise.reject(new Error('no pages today')), stop: () => Promise.resolve() });
    await expect(registerWithWelcome(ctx, draft, choice)).rejects.toThrow('no pages today');
    expect([await everything(), kept()]).toEqual([before, []]);
  });
});

describe('nothing else goes out than what was looked at', () => {
  test.each([
    ['the template was changed', async (id: string) => changeTemplate(ctx, id, 1, templateForm({}, [{ name: 'Membership', price: '200' }]))],
    ['its words were changed', async (id: string) => changeTemplate(ctx, id, 1, templateForm({ messageEn: 'Hi!' }))],
    ['other reminders follow', async () => store.write(async (db) => keepChoice(db, ctx, 'firm', ctx.firm.id, await aPlan('strict', 3)))],
  ])('%s', async (_, change) => {
    const id = await aTemplate(ctx);
    const { draft, choice } = await onReview(ctx);
    await change(id);
    const before = await everything();
    await expect(registerWithWelcome(ctx, draft, choice)).rejects.toThrow(Changed);
    expect(await everything()).toBe(before);
    await registerWithWelcome(ctx, draft, (await onReview(ctx)).choice);
  });

  test('another number is no other invoice', async () => {
    await aTemplate(ctx);
    const [one, other] = [await onReview(ctx), await onReview(ctx, reachable({ email: 'other@example.com' }))];
    await registerWithWelcome(ctx, one.draft, one.choice);
    await registerWithWelcome(ctx, other.draft, other.choice);
    expect((await messages()).map(({ subject }) => subject.slice(-4))).toEqual(['0001', '0002']);
  });
});

describe('whom nobody may write to', () => {
  test.each([['noEmail', reachable({ email: '' })], ['noConsent', reachable({ 'consent.email.invoices': '' })]] as const)('%s: by mail it is refused, and nobody is registered; to be printed it is issued', async (why, given) => {
    await aTemplate(ctx);
    const { draft, choice } = await onReview(ctx, given);
    const before = await everything();
    const refused: unknown = await registerWithWelcome(ctx, draft, choice).catch((error: unknown) => error);
    expect(refused instanceof Invalid && refused.problems.map(({ key }) => key)).toEqual([`welcome.notMailed.${why}`]);
    expect(await everything()).toBe(before);
    const { customerId, invoiceId } = await registerWithWelcome(ctx, draft, { ...choice, by: 'print' });
    expect((await findInvoice(ctx, invoiceId ?? ''))?.invoice).toMatchObject({ customerId, status: 'issued' });
    expect([await messages(), kept()]).toEqual([[], []]);
    expect(await registerWithWelcome(ctx, draft, { ...choice, by: 'print' })).toEqual({ customerId, invoiceId: null });
    expect(await invoicesOfCustomer(ctx, customerId, 10)).toHaveLength(1);
  });
});

test('a welcome without anything to pay is sent, and nobody is reminded', async () => {
  await store.write(async (db) => keepChoice(db, ctx, 'firm', ctx.firm.id, await aPlan('strict', 3)));
  await aTemplate(ctx, {}, [{ name: 'Gift', price: '0' }]);
  const { draft, choice } = await onReview(ctx);
  const { invoiceId } = await registerWithWelcome(ctx, draft, choice);
  const document = await findInvoice(ctx, invoiceId ?? '');
  expect(document?.invoice).toMatchObject({ total: 0, open: 0, status: 'issued' });
  expect(document && (await remindersToCome(ctx, document.invoice))).toEqual([]);
  expect((await messages())[0]?.body).toContain('nothing to pay');
});

test('the plan that is told of a new customer is the one that holds for them', async () => {
  const [shops, others, none] = [await createCategory(ctx, { name: 'Shops', color: 'red', description: '' }), await createCategory(ctx, { name: 'Others', color: 'red', description: '' }), await createCategory(ctx, { name: 'None', color: 'red', description: '' })];
  const [usual, strict, mild] = [await aPlan('usual', 1), await aPlan('strict', 2), await aPlan('mild', 3)];
  await store.write(async (db) => {
    await keepChoice(db, ctx, 'firm', ctx.firm.id, usual);
    await keepChoice(db, ctx, 'category', shops, strict);
    await keepChoice(db, ctx, 'category', others, mild);
    await keepChoice(db, ctx, 'category', none, null);
  });
  await aTemplate(ctx);
  const told: (string | null)[] = [];
  for (const [index, categories] of [[], [shops], [shops, others], [shops, none]].entries()) {
    const { draft, choice } = await onReview(ctx, reachable({ categories: categories.join('\n'), email: `${index}@example.com` }));
    const { customerId } = await registerWithWelcome(ctx, draft, choice);
    const customer = await findCustomer(ctx, customerId);
    const planned = await planForNew(ctx, categories);
    expect(customer && (await planFor(ctx, customer)).plan?.id).toBe(planned?.id);
    told.push(planned?.id ?? null);
  }
  expect(told).toEqual([usual, strict, mild, null]);
});

test('reminders are told from today on: what lay before the due day and has passed is not', async () => {
  await aTemplate(ctx, { dueInDays: '1', reminders: await aPlan('early', -5, 1) });
  const [welcome] = (await welcomeFor(ctx, reachable()))?.welcomes ?? [];
  const earliest: Day = addDays(todayOf(ctx), 2);
  expect(welcome?.reminders.map(({ tone }) => tone)).toEqual(['last']);
  expect((welcome?.reminders[0]?.day ?? '') >= earliest).toBe(true);
});

test('of reminders that fall on one working day, only the latest is told', async () => {
  const steps = Array.from({ length: 14 }, (_, index) => index + 1);
  await aTemplate(ctx, { dueInDays: '7', reminders: await aPlan('daily', ...steps) });
  const [welcome] = (await welcomeFor(ctx, reachable()))?.welcomes ?? [];
  const days = (welcome?.reminders ?? []).map(({ day }) => day);
  expect(days).toEqual([...new Set(days)].toSorted());
  // Two weeks have two weekends, whose letters are overtaken by those of the day after.
  expect(days.length).toBeLessThanOrEqual(11);
  expect(days.some((day) => isWeekend(day, 'fridaySaturday'))).toBe(false);
});

test('what is not there, or another firm’s, is not welcomed', async () => {
  const template = await aTemplate(ctx);
  const { draft, choice } = await onReview(ctx);
  const stranger = await aFirm();
  await expect(registerWithWelcome(stranger, draft, choice)).rejects.toThrow(Missing);
  const { customerId } = await registerWithWelcome(ctx, draft, choice);
  await expect(sendWelcome(stranger, customerId, { templateId: template, seen: null, by: 'mail' })).rejects.toThrow(Missing);
  expect(await findWelcome(stranger, customerId)).toBeNull();
});
