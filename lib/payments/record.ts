import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { allocations, paymentMethods, payments } from '#db/schema/payments';
import type { Db } from '#db/types';
import { ofFirm, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { settleBalance, settleInvoice, sumBalance } from '#lib/balances/settle';
import { withdrawMail } from '#lib/balances/withdraw-mail';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { isCurrency } from '#lib/currencies';
import { demandUnmerged } from '#lib/customers/open';
import { findCustomer } from '#lib/customers/queries';
import { isDay } from '#lib/day';
import { line, oneOf, orNull, parse } from '#lib/form';
import { newId } from '#lib/ids';
import { openInvoices } from '#lib/invoices/queries';
import { type Minor, readAmount } from '#lib/money';
import { giveNumber } from '#lib/numbers/give';
import { type FieldProblem, Invalid, Missing } from '#lib/problems';
import { westernDigits } from '#lib/text';

const paymentSchema = z.object({
  customerId: line(40),
  day: line(20).transform(westernDigits).refine(isDay, 'errors.date'),
  method: oneOf(paymentMethods),
  currency: line(3).refine(isCurrency, 'errors.choice'),
  amount: line(40),
  reference: line(100).transform(orNull),
  note: line(1000).transform(orNull),
});

export const paymentInputNames = Object.keys(paymentSchema.shape) as (keyof typeof paymentSchema.shape)[];

/** The field that says how much of a payment goes to an invoice. */
export const shareName = (invoiceId: string): string => `allocate.${invoiceId}`;

function parsePayment(values: Record<string, string>) {
  const { amount: typed, ...input } = parse(paymentSchema, values, ['customerId', 'amount']);
  const amount = readAmount(typed, input.currency);
  if (amount === null || amount <= 0) throw new Invalid([{ field: 'amount', key: 'errors.amount' }]);
  return { ...input, amount };
}

/** How a sum is divided among invoices. */
type Shares = Map<string, Minor>;

/**
 * What the form says goes where; where it says nothing of any invoice, the sum pays the one named first, then the others as they are due.
 * @throws Invalid when more goes to an invoice than is open of it, or more in all than there is
 */
async function sharesOf(ctx: Context, values: Record<string, string>, { customerId, currency, amount }: { customerId: string; currency: string; amount: Minor }): Promise<Shares> {
  const open = await openInvoices(ctx, customerId, currency);
  const said = Object.keys(values).filter((name) => name.startsWith('allocate.'));
  const first = open.filter(({ id }) => id === values['first']);
  if (said.every((name) => (values[name] ?? '').trim() === '')) return inOrder([...first, ...open.filter((invoice) => !first.includes(invoice))], amount);
  const shares: Shares = new Map();
  const problems: FieldProblem[] = [];
  for (const name of said) {
    const typed = values[name]?.trim() ?? '';
    const invoice = open.find(({ id }) => shareName(id) === name);
    const share = typed === '' ? 0 : readAmount(typed, currency);
    if (share === null || share < 0) problems.push({ field: name, key: 'errors.amount' });
    else if (share > (invoice?.open ?? 0)) problems.push({ field: name, key: 'payments.moreThanOpen' });
    else if (share > 0 && invoice) shares.set(invoice.id, share);
  }
  if (problems.length === 0 && sumOf(shares) > amount) problems.push({ field: 'amount', key: 'payments.moreThanPaid' });
  if (problems.length > 0) throw new Invalid(problems);
  return shares;
}

const sumOf = (shares: Shares): Minor => [...shares.values()].reduce((sum, share) => sum + share, 0);

function inOrder(open: readonly { id: string; open: Minor }[], amount: Minor): Shares {
  const shares: Shares = new Map();
  let left = amount;
  for (const invoice of open) {
    const share = Math.min(left, Math.max(invoice.open, 0));
    if (share > 0) shares.set(invoice.id, share);
    left -= share;
  }
  return shares;
}

async function storeShares(db: Db, ctx: Context, customerId: string, paymentId: string, shares: Shares): Promise<void> {
  const at = now();
  for (const [invoiceId, amount] of shares) {
    await db.insert(allocations).values({ id: newId(), firmId: ctx.firm.id, customerId, paymentId, invoiceId, amount, at });
    await settleInvoice(db, ctx, invoiceId, at);
  }
}

/**
 * Records money that came from a customer. What no invoice takes is the customer's credit.
 * @param values `customerId`, `day`, `method`, `currency`, `amount`, `reference`, `note`, `first` (an invoice), and `allocate.<invoice>` for each invoice
 * that takes a share
 * @param id its id: a form that is sent twice records it once
 * @returns the payment's id
 * @throws Forbidden, Missing, Invalid
 */
export async function recordPayment(ctx: Context, values: Record<string, string>, id = newId()): Promise<string> {
  const input = parsePayment(values);
  return write(ctx, 'payments.edit', async (db) => {
    if (await isRecorded(db, ctx, id, 'payment', input)) return id;
    await demandCustomer(ctx, input.customerId);
    const shares = await sharesOf(ctx, values, input);
    await storePayment(db, ctx, id, 'payment', input);
    await storeShares(db, ctx, input.customerId, id, shares);
    await settleBalance(db, ctx, input.customerId, input.currency);
    return id;
  });
}

/** Of one that was merged, everything is with the one that was kept. One who is archived or erased may still pay. */
async function demandCustomer(ctx: Context, id: string): Promise<void> {
  const customer = await findCustomer(ctx, id);
  if (!customer) throw new Missing(id);
  demandUnmerged(customer);
}

/**
 * Whether this very payment is recorded already.
 * @throws Invalid when another was recorded by the same form, or it was taken back since
 */
async function isRecorded(db: Db, ctx: Context, id: string, kind: 'payment' | 'refund', input: ReturnType<typeof parsePayment>): Promise<boolean> {
  const [made] = await db.select().from(payments).where(and(ofFirm(ctx, payments), eq(payments.id, id))).limit(1);
  if (!made) return false;
  const isSame = made.kind === kind && made.voidedAt === null && Object.entries(input).every(([name, value]) => made[name as keyof typeof input] === value);
  if (!isSame) throw new Invalid([{ field: '', key: 'payments.already', values: { number: made.number } }]);
  return true;
}

async function storePayment(db: Db, ctx: Context, id: string, kind: 'payment' | 'refund', input: ReturnType<typeof parsePayment>): Promise<void> {
  const number = await giveNumber(db, ctx, { type: 'receipt', seriesId: null, documentId: id, day: input.day });
  await db.insert(payments).values({ id, firmId: ctx.firm.id, kind, number, ...input, createdAt: now(), createdBy: ctx.user.id });
  await record(db, ctx, { action: 'payment.recorded', subjectId: id, changes: { number: { from: '', to: number }, amount: { from: '', to: `${kind === 'refund' ? '-' : ''}${input.amount} ${input.currency}` } } });
}

/**
 * Records money that went back to a customer: at most their credit.
 * @param id its id: a form that is sent twice records it once
 * @throws Forbidden, Missing, Invalid
 */
export async function refundPayment(ctx: Context, values: Record<string, string>, id = newId()): Promise<string> {
  const input = parsePayment(values);
  return write(ctx, 'payments.edit', async (db) => {
    if (await isRecorded(db, ctx, id, 'refund', input)) return id;
    await demandCustomer(ctx, input.customerId);
    const { credit } = await sumBalance(db, ctx, input.customerId, input.currency);
    if (input.amount > credit) throw new Invalid([{ field: 'amount', key: 'payments.moreThanCredit' }]);
    await storePayment(db, ctx, id, 'refund', input);
    await settleBalance(db, ctx, input.customerId, input.currency);
    return id;
  });
}

const voidSchema = z.object({ reason: line(500) });

/**
 * Takes a payment back that was recorded by mistake or never arrived. It stays, with its number; what it paid is open again, and a
 * receipt that still waits does not go out.
 * Pressed twice, it is done once.
 * @param values `reason`
 * @throws Forbidden, Missing; Invalid when what is left would be less than nothing, because the credit was paid back meanwhile
 */
export async function voidPayment(ctx: Context, id: string, values: Record<string, string>): Promise<void> {
  const { reason } = parse(voidSchema, values, ['reason']);
  await write(ctx, 'payments.edit', async (db) => {
    const [payment] = await db.select().from(payments).where(and(ofFirm(ctx, payments), eq(payments.id, id))).limit(1);
    if (!payment) throw new Missing(id);
    if (payment.voidedAt !== null) return;
    const at = now();
    const shares = await db.delete(allocations).where(and(ofFirm(ctx, allocations), eq(allocations.paymentId, id))).returning({ invoiceId: allocations.invoiceId });
    await db.update(payments).set({ voidedAt: at, voidedBy: ctx.user.id, voidReason: reason }).where(and(ofFirm(ctx, payments), eq(payments.id, id)));
    for (const { invoiceId } of shares) await settleInvoice(db, ctx, invoiceId, at);
    const { credit } = await sumBalance(db, ctx, payment.customerId, payment.currency);
    if (credit < 0) throw new Invalid([{ field: '', key: 'payments.creditGone' }]);
    await settleBalance(db, ctx, payment.customerId, payment.currency);
    await withdrawMail(db, ctx, { paymentId: id });
    await record(db, ctx, { action: 'payment.voided', subjectId: id, changes: { reason: { from: '', to: reason } } });
  });
}
