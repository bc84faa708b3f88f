import { startDraft } from '#lib/customers/draft';
import { findCustomer } from '#lib/customers/queries';
import { updateCustomer } from '#lib/customers/update';
import { creditInvoice, decideQuote } from '#lib/invoices/derive';
import { draftInvoice } from '#lib/invoices/draft';
import { issueInvoice } from '#lib/invoices/issue';
import { shareInvoice } from '#lib/invoices/links';
import { voidInvoice } from '#lib/invoices/void';
import { recordPayment } from '#lib/payments/record';
import { allSeries, archiveSeries, createSeries } from '#lib/numbers/series';
import { beginReminding, listReminderPlans } from '#lib/reminders/change-plan';
import { stopReminders } from '#lib/reminders/stop';
import { pauseRecurring } from '#lib/recurring/pause';
import { planRecurring } from '#lib/recurring/plan';
import { findRecurring } from '#lib/recurring/queries';
import { makeDueOf } from '#lib/recurring/run';
import { createProduct } from '#lib/products/change';
import type { Context } from '#lib/context';
import { store } from '#db/client';
import { recurringInvoices } from '#db/schema/invoices';
import { outboxAttempts, outboxMessages } from '#db/schema/outbox';
import { now } from '#lib/clock';
import { newId } from '#lib/ids';
import { addDays } from '#lib/day';
import { todayOf } from '#lib/invoices/input';
import { eq } from 'drizzle-orm';
import { expect } from './browser.ts';
import type { State } from './browser-states.ts';
import { values } from './firm.ts';
import { aTemplate, reachable } from './welcome.ts';
import { aReader, queueLetter } from './mail.ts';
import { anInvoice, documentValues, selling } from './invoices.ts';

const longName = 'Donaudampfschifffahrt'.repeat(9);

interface Documents {
  customer: string;
  invoice: string;
  draft: string;
  quote: string;
  voided: string;
  credit: string;
  payment: string;
  plan: string;
  pausedPlan: string;
  pattern: string;
  product: string;
  tax: string;
  /** A series that gave a number, and one that did not. */
  usedSeries: string;
  /** Mail: one that waits, and one that failed; and who may be written to, with an invoice of theirs. */
  message: string;
  failed: string;
  reader: string;
  sendable: string;
  series: string;
  /** A welcome, and an entry that it fits. */
  template: string;
  newcomer: string;
  /** An open invoice that reminders lie ahead of, one whose reminders are stopped; a plan of reminders and its first step. */
  due: string;
  disputed: string;
  reminderPlan: string;
  step: string;
}

const made = new WeakMap<Context, Promise<Documents>>();

/** Every kind of document, with texts that no line breaks and amounts as large as they get. */
async function make(owner: Context): Promise<Documents> {
  const ctx = { ...owner, firm: { ...owner.firm, requiredFields: {} } };
  const { customer, vat } = await selling(ctx);
  const product = await createProduct(ctx, { kind: 'service', code: 'CODE'.repeat(15), nameAr: 'استشارة', nameEn: longName, descriptionAr: '', descriptionEn: '', unit: 'HUR', price: '99,999,999.99', currency: 'SAR', priceIncludesTax: '', taxRateId: vat });
  const lines = [{ name: longName, price: '12345678.90', quantity: '1234.567', discount: '12.5', tax: vat }, { name: 'استشارة', quantity: '2' }];
  const draft = (given: Record<string, string> = {}) => draftInvoice(ctx, 'invoice', documentValues(customer, lines, { reference: 'R'.repeat(100), note: longName, discount: '10%', ...given }));
  const invoice = await draft({ issueDay: '2026-01-01', dueDay: '2026-01-02' });
  await issueInvoice(ctx, invoice, 1);
  const payment = await recordPayment(ctx, { customerId: customer, day: '2026-05-01', method: 'transfer', currency: 'SAR', amount: '100', reference: 'R'.repeat(100), note: '' });
  const rhythm = { every: '1', unit: 'month', startDay: todayOf(ctx), endDay: '', times: '', issues: 'issue' };
  const plan = await planRecurring(ctx, invoice, rhythm);
  await makeDueOf(ctx, plan);
  const pausedPlan = await planRecurring(ctx, invoice, { ...rhythm, unit: 'week', every: '99', times: '999' });
  await pauseRecurring(ctx, pausedPlan);
  await store.write((db) => db.update(recurringInvoices).set({ every: 1, startDay: addDays(todayOf(ctx), -365), nextDay: addDays(todayOf(ctx), -365) }).where(eq(recurringInvoices.id, pausedPlan)));
  const pattern = (await findRecurring(ctx, plan))?.templateId ?? '';
  const quote = await draftInvoice(ctx, 'quote', documentValues(customer, lines));
  await issueInvoice(ctx, quote, 1);
  await decideQuote(ctx, quote, 'declined');
  const voided = await anInvoice(ctx, customer, '1');
  await voidInvoice(ctx, voided, { reason: longName });
  const [series, archived] = [await createSeries(ctx, { type: 'invoice', pattern: `${'W'.repeat(20)}{YY}{MM}{##}` }), await createSeries(ctx, { type: 'invoice', pattern: 'فرع-جدة-{YYYY}-{####}' })];
  await anInvoice(ctx, customer, '1', { seriesId: series });
  await archiveSeries(ctx, archived);
  const usedSeries = (await allSeries(ctx)).find(({ type, isDefault }) => type === 'invoice' && isDefault)?.id ?? '';
  const words = { messageEn: `${longName} {customer}`, introductionEn: longName, paymentEn: longName, subjectEn: longName.slice(0, 190) };
  const template = await aTemplate(ctx, { name: longName.slice(0, 100), countries: 'SA', ...words }, lines);
  await aTemplate(ctx, { name: 'قالب آخر' }, [{ name: 'اشتراك', price: '100' }]);
  const newcomer = await startDraft(ctx, reachable({ name: longName, country: 'SA', street: longName, city: 'Riyadh', postalCode: '12213', phone: '0501234567' }), null);
  const reader = await aReader(ctx, { name: longName, email: `${'a'.repeat(60)}@${'example'.repeat(8)}.com` });
  const sendable = await anInvoice(ctx, reader, '1');
  const letter = { to: { address: `${'a'.repeat(60)}@${'example'.repeat(8)}.com`, name: longName }, invoiceId: sendable, subject: longName, body: `${longName}\n\nhttps://example.com/${'x'.repeat(200)}` };
  const [message, failed] = [await queueLetter(ctx, reader, letter), await queueLetter(ctx, reader, letter)];
  await store.write(async (db) => {
    await db.update(outboxMessages).set({ state: 'failed', reason: 'refused', attempts: 1 }).where(eq(outboxMessages.id, failed));
    await db.insert(outboxAttempts).values({ id: newId(), firmId: ctx.firm.id, messageId: failed, startedAt: now(), endedAt: now(), outcome: 'refused', answer: `550 ${'x'.repeat(400)}` });
  });
  await beginReminding(owner);
  const [reminderPlan] = await listReminderPlans(owner);
  const [due, disputed] = [await anInvoice(ctx, customer, '99,999,999.99', { dueDay: addDays(todayOf(ctx), 4) }), await anInvoice(ctx, customer, '1')];
  await stopReminders(ctx, disputed, { kind: 'disputed', reason: longName });
  return { template, newcomer, plan, pausedPlan, pattern, usedSeries, series: archived, customer, invoice, draft: await draft(), quote, voided, credit: await creditInvoice(ctx, invoice, { reason: 'x'.repeat(200) }), payment, product, tax: vat, sendable, reader, message, failed, due, disputed, reminderPlan: reminderPlan?.id ?? '', step: reminderPlan?.steps[0]?.id ?? '' };
}

async function documentsOf(ctx: Context): Promise<Documents> {
  const documents = made.get(ctx) ?? make(ctx);
  made.set(ctx, documents);
  return documents;
}

const at = (address: (documents: Documents) => string): State['open'] => async ({ page, owner: { ctx } }) => void (await page.goto(address(await documentsOf(ctx))));

/** What is seen of products, taxes, documents and payments. */
export const invoiceStates: State[] = [
  { name: 'a document as its receiver sees it', open: async ({ page, owner: { ctx } }) => void (await page.goto(`/i/${await shareInvoice(ctx, (await documentsOf(ctx)).invoice)}`)) },
  { name: 'a link that opens nothing any more', open: async ({ page }) => void (await page.goto('/i/nothing')) },
  { name: 'invoices', open: at(() => '/invoices') },
  { name: 'invoices of a customer', open: at(({ customer }) => `/invoices?customer=${customer}&q=${longName}&from=2026-01-01&to=2026-12-31`) },
  { name: 'quotes', open: at(() => '/invoices?type=quote') },
  { name: 'invoice', open: at(({ invoice }) => `/invoices/${invoice}`) },
  { name: 'quote', open: at(({ quote }) => `/invoices/${quote}`) },
  { name: 'void invoice', open: at(({ voided }) => `/invoices/${voided}`) },
  {
    name: 'invoice whose buyer was changed since',
    open: async (stage) => {
      const { customer, invoice } = await documentsOf(stage.owner.ctx);
      const version = (await findCustomer(stage.owner.ctx, customer))?.version ?? 0;
      await updateCustomer(stage.owner.ctx, customer, version, values({ name: longName, city: 'جدة' }));
      await stage.page.goto(`/invoices/${invoice}?saved=issued`);
    },
  },
  { name: 'invoice, new', open: at(() => '/invoices/new') },
  {
    name: 'invoice refused',
    open: async ({ page, t }) => {
      await page.goto('/invoices/new');
      await page.locator('[name="line.1.price"]').fill('x'.repeat(60));
      await page.getByRole('button', { name: t('invoices.check'), exact: true }).click();
      await expect(page.getByRole('heading', { name: t('errors.summary') })).toBeVisible();
    },
  },
  { name: 'invoice, draft', open: at(({ draft }) => `/invoices/${draft}/edit?saved=draft`) },
  { name: 'invoice, to be issued', open: at(({ draft }) => `/invoices/${draft}/issue`) },
  { name: 'credit note, draft', open: at(({ credit }) => `/invoices/${credit}/edit`) },
  { name: 'credit note, to be issued', open: at(({ credit }) => `/invoices/${credit}/issue`) },
  { name: 'invoice that is paid in part, to be made void', open: at(({ invoice }) => `/invoices/${invoice}/void`) },
  { name: 'quote, to be made void', open: at(({ quote }) => `/invoices/${quote}/void`) },
  { name: 'invoice, to be credited', open: at(({ invoice }) => `/invoices/${invoice}/credit`) },
  { name: 'recurring invoices', open: at(({ customer }) => `/invoices/recurring?customer=${customer}`) },
  { name: 'recurring invoice', open: at(({ plan }) => `/invoices/recurring/${plan}?saved=planned`) },
  { name: 'recurring invoice, paused', open: at(({ pausedPlan }) => `/invoices/recurring/${pausedPlan}`) },
  { name: 'recurring invoice, to be resumed', open: at(({ pausedPlan }) => `/invoices/recurring/${pausedPlan}/resume`) },
  { name: 'recurring invoice, to be ended', open: at(({ plan }) => `/invoices/recurring/${plan}/end`) },
  { name: 'recurring invoice, to be changed', open: at(({ plan }) => `/invoices/recurring/${plan}/edit`) },
  { name: 'recurring invoice, what is repeated', open: at(({ pattern }) => `/invoices/${pattern}/edit`) },
  { name: 'invoice, to be repeated', open: at(({ invoice }) => `/invoices/${invoice}/repeat`) },
  { name: 'reminders, what goes out', open: at(() => '/invoices/reminders?saved=held') },
  { name: 'invoice with reminders', open: at(({ due }) => `/invoices/${due}?reminders=chosen`) },
  { name: 'invoice whose reminders are stopped', open: at(({ disputed }) => `/invoices/${disputed}`) },
  { name: 'reminders of an invoice', open: at(({ due }) => `/invoices/${due}/reminders`) },
  { name: 'letter of a reminder', open: at(({ due, step }) => `/invoices/${due}/reminders/${step}`) },
  { name: 'reminders, settings', open: at(() => '/settings/reminders?saved=begun') },
  { name: 'plan of reminders, new', open: at(() => '/settings/reminders/plans/new') },
  { name: 'plan of reminders', open: at(({ reminderPlan }) => `/settings/reminders/plans/${reminderPlan}`) },
  { name: 'text of a reminder', open: at(() => '/settings/reminders/texts/statement/ar?saved=text') },
  { name: 'payments', open: at(() => '/payments') },
  { name: 'payment', open: at(({ payment }) => `/payments/${payment}`) },
  { name: 'payment, new', open: at(({ invoice }) => `/payments/new?invoice=${invoice}`) },
  { name: 'payment, to be taken back', open: at(({ payment }) => `/payments/${payment}/void`) },
  { name: 'payment, whose', open: at(() => '/payments/new?who=nobody') },
  { name: 'refund', open: at(({ customer }) => `/payments/new?customer=${customer}&kind=refund`) },
  { name: 'statement', open: at(({ customer }) => `/customers/${customer}/statement?from=2025-01-01&to=2027-12-31`) },
  { name: 'start page', open: at(() => '/') },
  { name: 'reports', open: at(() => '/reports') },
  { name: 'report by category', open: at(() => '/reports/categories?from=2020-01-01&to=2030-12-31&sharing=equal') },
  { name: 'report by month', open: at(() => '/reports/months?from=2026-01-01&to=2026-12-31&basis=cash') },
  { name: 'report by customer', open: at(() => '/reports/customers?from=2020-01-01&to=2030-12-31') },
  { name: 'report by product', open: at(() => '/reports/products?from=2020-01-01&to=2030-12-31') },
  { name: 'report of taxes', open: at(() => '/reports/taxes?from=2020-01-01&to=2030-12-31') },
  { name: 'receivables by age', open: at(() => '/reports/receivables') },
  { name: 'report without entries, of a wrong period', open: at(() => '/reports/expenses?from=x&to=y') },
  { name: 'entries behind a figure', open: at(({ customer }) => `/reports/entries?report=customers&part=income&currency=SAR&key=${customer}&from=2020-01-01&to=2030-12-31`) },
  { name: 'list with balances', open: at(() => '/customers?sort=balance&dir=desc&filters=open') },
  { name: 'profile with invoices', open: at(({ customer }) => `/customers/${customer}`) },
  { name: 'products', open: at(() => '/products') },
  { name: 'product, new', open: at(() => '/products/new') },
  { name: 'product', open: at(({ product }) => `/products/${product}`) },
  { name: 'taxes', open: at(() => '/settings/taxes') },
  { name: 'tax', open: at(({ tax }) => `/settings/taxes/${tax}`) },
  { name: 'documents', open: at(() => '/settings/documents') },
  { name: 'outbox', open: at(() => '/outbox') },
  { name: 'message', open: at(({ message }) => `/outbox/${message}?saved=queued`) },
  { name: 'message that failed', open: at(({ failed }) => `/outbox/${failed}`) },
  { name: 'mail settings', open: at(() => '/settings/mail?provider=gmail') },
  { name: 'invoice by mail', open: at(({ sendable }) => `/invoices/${sendable}/send`) },
  { name: 'statement by mail', open: at(({ reader }) => `/customers/${reader}/statement/send`) },
  { name: 'invoice by mail, without an address', open: at(({ invoice }) => `/invoices/${invoice}/send`) },
  { name: 'invoice that waits to go out', open: at(({ sendable }) => `/invoices/${sendable}`) },
  { name: 'numbers', open: at(() => '/settings/numbers?saved=series') },
  { name: 'numbers of a series', open: at(({ series }) => `/settings/numbers?series=${series}`) },
  { name: 'series, new', open: at(() => '/settings/numbers/new') },
  {
    name: 'series refused',
    open: async ({ page, t }) => {
      await page.goto('/settings/numbers/new');
      await page.locator('[name="pattern"]').fill('x'.repeat(60));
      await page.getByRole('button', { name: t('numbers.create') }).click();
      await expect(page.getByRole('heading', { name: t('errors.summary') })).toBeVisible();
    },
  },
  { name: 'welcome invoices', open: at(() => '/settings/welcome?saved=welcomeSaved') },
  { name: 'welcome invoice, new', open: at(() => '/settings/welcome/new') },
  { name: 'welcome invoice', open: at(({ template }) => `/settings/welcome/${template}`) },
  { name: 'welcome invoice, preview', open: at(({ template }) => `/settings/welcome/${template}/preview`) },
  { name: 'review with welcome invoices', open: at(({ newcomer }) => `/customers/new/review?draft=${newcomer}`) },
  { name: 'series', open: at(({ series }) => `/settings/numbers/${series}`) },
  { name: 'series that gave numbers', open: at(({ usedSeries }) => `/settings/numbers/${usedSeries}`) },
];
