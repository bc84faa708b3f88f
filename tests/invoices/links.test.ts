import { beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '#lib/context';
import { eraseCustomer } from '#lib/personal-data/erase';
import { findCustomer } from '#lib/customers/queries';
import { printedInvoice } from '#lib/documents/gather';
import { draftInvoice } from '#lib/invoices/draft';
import { findLink, followLink, noteOpening, revokeLink, shareInvoice } from '#lib/invoices/links';
import { voidInvoice } from '#lib/invoices/void';
import { Forbidden, Invalid } from '#lib/problems';
import { listEvents } from '#lib/audit/queries';
import { aFirm, openEmptyStore } from '../support/firm.ts';
import { anInvoice, documentValues, selling } from '../support/invoices.ts';

let owner: Context;
let customer: string;
let invoice: string;

beforeEach(async () => {
  await openEmptyStore();
  owner = await aFirm('owner');
  ({ customer } = await selling(owner));
  invoice = await anInvoice(owner, customer, '100');
});

describe('a link', () => {
  test('opens its document to whoever has it, and to them alone', async () => {
    const token = await shareInvoice(owner, invoice);
    expect(token).toMatch(/^[\w-]{43}$/);
    const opened = await followLink(token);
    expect(opened?.invoiceId).toBe(invoice);
    expect(opened && (await printedInvoice(opened.ctx, opened.invoiceId))?.invoice.number).toBe('INV-2026-0001'.replace('2026', String(new Date().getFullYear())));
    for (const wrong of ['', token.slice(1), `${token}x`, token.toLowerCase() === token ? token.toUpperCase() : token.toLowerCase()]) expect(await followLink(wrong)).toBeNull();
  });

  test('is seen with eyes that change nothing', async () => {
    const opened = await followLink(await shareInvoice(owner, invoice));
    await expect(voidInvoice(opened?.ctx ?? owner, invoice, { reason: 'x' })).rejects.toThrow(Forbidden);
  });

  test('is made once, and a new one after it was revoked', async () => {
    const first = await shareInvoice(owner, invoice);
    expect(await shareInvoice(owner, invoice)).toBe(first);
    await revokeLink(owner, invoice);
    expect(await followLink(first)).toBeNull();
    expect(await findLink(owner, invoice)).toBeNull();
    const second = await shareInvoice(owner, invoice);
    expect(second).not.toBe(first);
    expect((await followLink(second))?.invoiceId).toBe(invoice);
    expect((await listEvents(owner, { subjects: [invoice], actions: ['invoiceLink.made', 'invoiceLink.revoked'] })).map(({ action }) => action)).toEqual(['invoiceLink.made', 'invoiceLink.revoked', 'invoiceLink.made']);
  });

  test('is not made for a draft', async () => {
    const draft = await draftInvoice(owner, 'invoice', documentValues(customer, [{ name: 'Service', price: '5' }]));
    await expect(shareInvoice(owner, draft)).rejects.toThrow(Invalid);
  });

  test('knows when it was first opened, and how often', async () => {
    const token = await shareInvoice(owner, invoice);
    expect(await findLink(owner, invoice)).toMatchObject({ firstOpenedAt: null, openings: 0 });
    await noteOpening(token);
    const first = (await findLink(owner, invoice))?.firstOpenedAt;
    expect(first).toEqual(expect.any(Number));
    await noteOpening(token);
    expect(await findLink(owner, invoice)).toMatchObject({ firstOpenedAt: first, openings: 2 });
    await revokeLink(owner, invoice);
    await noteOpening(token);
    expect(await followLink(token)).toBeNull();
  });

  test('still opens a void document, so that its receiver learns of it', async () => {
    const token = await shareInvoice(owner, invoice);
    await voidInvoice(owner, invoice, { reason: 'Twice' });
    expect((await followLink(token))?.invoiceId).toBe(invoice);
  });

  test('opens nothing any more when the customer is erased', async () => {
    const token = await shareInvoice(owner, invoice);
    const { version, number } = (await findCustomer(owner, customer)) ?? { version: 0, number: 0 };
    await eraseCustomer(owner, customer, version, String(number));
    expect(await followLink(token)).toBeNull();
  });
});
