import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { invoices } from '#db/schema/invoices';
import { numberLedger } from '#db/schema/numbers';
import { payments } from '#db/schema/payments';
import type { Context } from '#lib/context';
import { numberFaults } from '#lib/numbers/verify';
import { recordPayment } from '#lib/payments/record';
import { aFirm, openEmptyStore } from '../support/firm.ts';
import { anInvoice, selling } from '../support/invoices.ts';
import { pastGuards } from '../support/past-guards.ts';

let ctx: Context;
let ids: string[];
let payment: string;

/** Two firms, the first with four invoices over two years, and a payment. */
beforeEach(async () => {
  await openEmptyStore();
  const other = await aFirm();
  await anInvoice(other, (await selling(other)).customer, '10', { issueDay: '2025-01-01' });
  ctx = await aFirm();
  const { customer } = await selling(ctx);
  ids = [];
  for (const issueDay of ['2025-01-01', '2025-01-02', '2025-01-03', '2026-01-01']) ids.push(await anInvoice(ctx, customer, '10', { issueDay }));
  payment = await recordPayment(ctx, { customerId: customer, day: '2025-05-01', method: 'cash', currency: 'SAR', amount: '5', reference: '', note: '' });
});

test('numbers that are whole are good', async () => {
  expect(await numberFaults()).toEqual([]);
});

test('one that was taken out of the middle, or from the beginning, is missing', async () => {
  await pastGuards(async (db) => {
    await db.delete(numberLedger).where(eq(numberLedger.documentId, ids[1] ?? ''));
    await db.delete(numberLedger).where(eq(numberLedger.documentId, ids[3] ?? ''));
  });
  expect(await numberFaults()).toEqual([
    `before number INV-2025-0003 of ${ctx.firm.name} one is missing`, `number INV-2025-0002 of ${ctx.firm.name} was never given`, `number INV-2026-0001 of ${ctx.firm.name} was never given`,
  ]);
  await pastGuards(async (db) => db.delete(numberLedger).where(eq(numberLedger.documentId, ids[0] ?? '')));
  expect(await numberFaults()).toContain(`before number INV-2025-0003 of ${ctx.firm.name} one is missing`);
});

test('a document that is gone, has another number, or belongs to another firm has lost its own', async () => {
  const [first = '', second = ''] = ids;
  const stranger = await aFirm();
  await pastGuards(async (db) => {
    await db.update(invoices).set({ number: 'INV-1' }).where(eq(invoices.id, first));
    await db.update(invoices).set({ firmId: stranger.firm.id }).where(eq(invoices.id, second));
    await db.update(payments).set({ number: 'RCP-1' }).where(eq(payments.id, payment));
  });
  const lost = ['INV-2025-0001', 'INV-2025-0002', 'RCP-2025-0001'].map((number) => `number ${number} of ${ctx.firm.name} has lost its document`);
  expect((await numberFaults()).toSorted()).toEqual([
    ...lost, `number INV-2025-0002 of ${stranger.firm.name} was never given`, ...['INV-1', 'RCP-1'].map((number) => `number ${number} of ${ctx.firm.name} was never given`),
  ].toSorted());
});
