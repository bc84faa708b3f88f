import { store } from '#db/client';
import { expenseCategories, expenses } from '#db/schema/expenses';
import { createCategory } from '#lib/categories/change';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { joined } from '#lib/custom-fields/field';
import { registerCustomer } from '#lib/customers/register';
import { newId } from '#lib/ids';
import { creditInvoice } from '#lib/invoices/derive';
import { draftInvoice } from '#lib/invoices/draft';
import { issueInvoice } from '#lib/invoices/issue';
import { voidInvoice } from '#lib/invoices/void';
import { createProduct } from '#lib/products/change';
import { recordPayment, refundPayment } from '#lib/payments/record';
import { values } from './firm.ts';
import { anInvoice, documentValues, type Line, selling } from './invoices.ts';

type Expense = typeof expenses.$inferInsert;

/** An expense, straight into the table. */
export async function anExpense(ctx: Context, given: Pick<Expense, 'day' | 'net' | 'tax'> & Partial<Expense>): Promise<string> {
  const id = newId();
  const row = { id, firmId: ctx.firm.id, supplier: 'Gulf Supplies', currency: 'SAR', total: given.net + given.tax, searchText: '', version: 1, createdAt: now(), createdBy: ctx.user.id, updatedAt: now(), updatedBy: ctx.user.id, ...given };
  await store.write((db) => db.insert(expenses).values(row));
  return id;
}

export async function anExpenseCategory(ctx: Context, name: string): Promise<string> {
  const id = newId();
  await store.write((db) => db.insert(expenseCategories).values({ id, firmId: ctx.firm.id, name, nameKey: name.toLowerCase(), createdAt: now() }));
  return id;
}

export interface Trade {
  wholesale: string;
  retail: string;
  /** In both categories, in none, in one. */
  both: string;
  plain: string;
  shop: string;
  product: string;
  rent: string;
}

/** A whole number from 0 below `most`, the same in each run. */
function dice(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * most);
  };
}

const decimal = (minor: number): string => (minor / 100).toFixed(2);

/** A firm that trades in two currencies over two years, with everything that must and must not count. */
export async function trade(ctx: Context): Promise<Trade> {
  const { vat } = await selling(ctx);
  const [wholesale, retail] = [await createCategory(ctx, { name: 'Wholesale', color: 'blue', description: '' }), await createCategory(ctx, { name: 'Retail', color: 'red', description: '' })];
  const both = await registerCustomer(ctx, values({ name: 'Both', country: 'SA', city: 'جدة', categories: joined([wholesale, retail]) }));
  const plain = await registerCustomer(ctx, values({ name: 'Plain', country: 'DE', city: 'Berlin' }));
  const shop = await registerCustomer(ctx, values({ name: 'Shop', country: 'SA', city: 'جدة', region: 'مكة', categories: retail }));
  const product = await createProduct(ctx, { kind: 'product', code: 'P1', nameAr: 'كرسي', nameEn: 'Chair', descriptionAr: '', descriptionEn: '', unit: 'C62', price: '33.33', currency: 'SAR', priceIncludesTax: '', taxRateId: vat });
  const roll = dice(7);
  for (let turn = 0; turn < 40; turn += 1) {
    const customer = [both, plain, shop][turn % 3] as string;
    const currency = turn % 7 === 0 ? 'USD' : 'SAR';
    const day = `${turn % 2 === 0 ? 2025 : 2026}-${String(1 + (turn % 11)).padStart(2, '0')}-${String(1 + roll(28)).padStart(2, '0')}`;
    const lines: Line[] = Array.from({ length: 1 + roll(4) }, (_, index) => ({ ...(index % 2 === 0 && currency === 'SAR' ? { product: 'P1' } : { name: `Line ${index}` }), price: decimal(1 + roll(90_000)), quantity: String(1 + roll(7)), discount: roll(3) === 0 ? '12.5' : '', tax: roll(3) === 0 ? '' : vat }));
    const invoice = await draftInvoice(ctx, 'invoice', documentValues(customer, lines, { currency, issueDay: day, discount: roll(3) === 0 ? '7.77%' : roll(4) === 0 ? '0.01' : '', pricesIncludeTax: roll(2) === 0 ? 'yes' : '' }));
    await issueInvoice(ctx, invoice, 1);
    if (turn % 4 !== 3) await recordPayment(ctx, { customerId: customer, day: `2026-0${1 + roll(9)}-10`, method: 'cash', currency, amount: decimal(1 + roll(80_000)), reference: '', note: '', first: invoice });
    if (turn % 9 === 0) {
      const credit = await creditInvoice(ctx, invoice, { reason: 'Returned' });
      await issueInvoice(ctx, credit, 1);
    }
    if (turn % 5 === 0) await anExpense(ctx, { day, paidDay: turn % 10 === 0 ? null : '2026-03-03', net: 1 + roll(50_000), tax: roll(9000), currency, taxCategory: 'standard', taxBasisPoints: 1500, ...(turn % 3 === 0 && { customerId: customer }) });
  }
  const rent = await anExpenseCategory(ctx, 'Rent');
  await anExpense(ctx, { day: '2026-02-01', paidDay: '2026-02-03', net: 500_001, tax: 0, categoryId: rent });
  // An advance that is partly paid back, and what counts for nothing.
  await recordPayment(ctx, { customerId: both, day: '2026-08-01', method: 'cash', currency: 'SAR', amount: '90000', reference: '', note: '' });
  await refundPayment(ctx, { customerId: both, day: '2026-08-02', method: 'cash', currency: 'SAR', amount: '17.35', reference: '', note: '' });
  await anExpense(ctx, { day: '2026-02-01', net: 999, tax: 0, archivedAt: now() });
  await voidInvoice(ctx, await anInvoice(ctx, plain, '77', { issueDay: '2026-01-05' }), { reason: 'x' });
  await draftInvoice(ctx, 'invoice', documentValues(plain, [{ name: 'Draft', price: '88' }], { issueDay: '2026-01-05' }));
  const quote = await draftInvoice(ctx, 'quote', documentValues(plain, [{ name: 'Quote', price: '99' }], { issueDay: '2026-01-05' }));
  await issueInvoice(ctx, quote, 1);
  return { wholesale, retail, both, plain, shop, product, rent };
}
