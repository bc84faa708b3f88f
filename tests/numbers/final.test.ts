import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { store } from '#db/client';
import { invoiceLines, invoices, invoiceTaxes } from '#db/schema/invoices';
import { numberLedger, numberSeries } from '#db/schema/numbers';
import type { Db } from '#db/types';
import type { Context } from '#lib/context';
import { changeDraft, discardInvoice, draftInvoice } from '#lib/invoices/draft';
import { issueInvoice } from '#lib/invoices/issue';
import { findInvoice } from '#lib/invoices/queries';
import { voidInvoice } from '#lib/invoices/void';
import { newId } from '#lib/ids';
import { aFirm, openEmptyStore } from '../support/firm.ts';
import { documentValues, selling } from '../support/invoices.ts';

let ctx: Context;
let customer: string;
let issued: string;
let draft: string;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
  const { customer: buyer, vat } = await selling(ctx);
  customer = buyer;
  const begin = () => draftInvoice(ctx, 'invoice', documentValues(customer, [{ name: 'Service', price: '100', tax: vat }]));
  [issued, draft] = [await begin(), await begin()];
  await issueInvoice(ctx, issued, 1);
});

/** What the database says to a statement past every verb; `''` where it does as it is told. */
async function refusal(statement: (db: Db) => Promise<unknown>): Promise<string> {
  try {
    await store.write(statement);
    return '';
  } catch (error) {
    const { message, cause } = error as Error;
    return `${message} ${cause instanceof Error ? cause.message : ''}`;
  }
}

const final = /an issued document is final/;
const given = /a number that was given is final/;
const set = (values: object) => (db: Db) => Promise.resolve(db.update(invoices).set(values).where(eq(invoices.id, issued)));

/** What says how things stand with a document, and whose it is. Each new column is added here, or to those that the migration keeps. */
const moving = ['customerId', 'status', 'paid', 'credited', 'open', 'acceptedAt', 'declinedAt', 'version', 'updatedAt', 'updatedBy', 'paidAt', 'searchText'];
const withTheVoid = ['voidedAt', 'voidedBy', 'voidReason'];
const columns = Object.keys(getTableColumns(invoices)) as (keyof typeof invoices.$inferSelect)[];

describe('of an issued document the database itself', () => {
  test.each(columns.filter((name) => moving.includes(name)))('lets %s change', async (name) => expect(await refusal(set({ [name]: sql`${invoices[name]}` }))).toBe(''));
  test.each(columns.filter((name) => !moving.includes(name)))('lets %s not change', async (name) => expect(await refusal(set({ [name]: sql`${invoices[name]}` }))).toMatch(final));

  test('changes no number, amount or buyer, and leaves it as it was', async () => {
    const before = await findInvoice(ctx, issued);
    for (const values of [{ number: 'INV-1' }, { total: 1 }, { buyer: null }, { issueDay: '2020-01-01' }, { status: 'draft' }]) expect(await refusal(set(values))).toMatch(final);
    expect(await refusal((db) => Promise.resolve(db.delete(invoices).where(eq(invoices.id, issued))))).toMatch(final);
    expect(await findInvoice(ctx, issued)).toEqual(before);
  });

  test('says that it is void once, with why, and never anything else again', async () => {
    for (const name of withTheVoid) expect(await refusal(set({ [name]: null }))).toMatch(final);
    await voidInvoice(ctx, issued, { reason: 'Never sent' });
    for (const values of [{ status: 'issued' }, { status: 'draft' }, { voidReason: 'Another' }, { voidedAt: 0 }, { number: null }]) expect(await refusal(set(values))).toMatch(final);
    expect((await findInvoice(ctx, issued))?.invoice).toMatchObject({ status: 'void', voidReason: 'Never sent' });
  });

  test.each([['line', invoiceLines], ['tax', invoiceTaxes]] as const)('changes, deletes and adds no %s', async (_, parts) => {
    // What is asked of the two is the same: one type for both.
    const table = parts as typeof invoiceLines;
    const ofIssued = eq(table.invoiceId, issued);
    const [row] = await store.read((db) => db.select().from(table).where(ofIssued));
    if (!row) throw new Error('It has none');
    expect(await refusal((db) => Promise.resolve(db.update(table).set({ position: 7 }).where(ofIssued)))).toMatch(final);
    expect(await refusal((db) => Promise.resolve(db.update(table).set({ invoiceId: draft, position: 8 }).where(ofIssued)))).toMatch(final);
    expect(await refusal((db) => Promise.resolve(db.update(table).set({ invoiceId: issued, position: 9 }).where(eq(table.invoiceId, draft))))).toMatch(final);
    expect(await refusal((db) => Promise.resolve(db.delete(table).where(ofIssued)))).toMatch(final);
    expect(await refusal((db) => Promise.resolve(db.insert(table).values({ ...row, position: 10 })))).toMatch(final);
    expect(await store.read((db) => db.select().from(table).where(ofIssued))).toEqual([row]);
  });
});

test('no number of the ledger is changed or deleted, and a series that gave one keeps its pattern', async () => {
  const [row] = await store.read((db) => db.select().from(numberLedger));
  if (!row) throw new Error('No number was given');
  const ofIssued = and(eq(numberLedger.documentId, issued));
  for (const values of [{ number: 'INV-1' }, { documentId: draft }, { at: 0 }, { sequence: 2 }]) expect(await refusal((db) => Promise.resolve(db.update(numberLedger).set(values).where(ofIssued)))).toMatch(given);
  expect(await refusal((db) => Promise.resolve(db.delete(numberLedger).where(ofIssued)))).toMatch(given);
  for (const values of [{ pattern: 'X-{#}' }, { type: 'quote' as const }, { startAfter: 4 }, { startPeriod: '2020' }]) expect(await refusal((db) => Promise.resolve(db.update(numberSeries).set(values)))).toMatch(/keeps its pattern/);
  expect(await refusal((db) => Promise.resolve(db.update(numberSeries).set({ isDefault: true, archivedAt: null })))).toBe('');
  expect(await store.read((db) => db.select().from(numberLedger))).toEqual([row]);
});

test('a draft is changed and discarded as before', async () => {
  await changeDraft(ctx, draft, 1, documentValues(customer, [{ name: 'Other', price: '7' }]));
  await discardInvoice(ctx, draft, 2);
  expect(await findInvoice(ctx, draft)).toBeNull();
  expect(await refusal((db) => Promise.resolve(db.insert(numberSeries).values({ id: newId(), firmId: ctx.firm.id, type: 'quote', pattern: 'Q{#}', isDefault: true, createdAt: 0 })))).toBe('');
});
