import { redirect } from 'next/navigation';
import { Amount } from '../../amount';
import { nowhere } from '../../customers/addresses';
import { type SearchParams, single } from '../../../search-params';
import { press } from '../actions';
import { invoiceAddress, typeAddress } from '../addresses';
import { Document } from '../document';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { Notice } from '#components/notice';
import { can } from '#lib/access';
import { brandOf, sellerOf } from '#lib/brands/queries';
import type { Context } from '#lib/context';
import { findCustomer } from '#lib/customers/queries';
import { calendarDay } from '#lib/format';
import { todayOf } from '#lib/invoices/input';
import { buyerOf } from '#lib/invoices/issue';
import { findInvoice, type Invoice, type Party } from '#lib/invoices/queries';
import { type DocumentState, stateOf } from '#lib/invoices/state';
import { type MessageKey, translator } from '#lib/messages';
import { balancesOf, paymentsOfInvoice } from '#lib/payments/queries';
import { requireContext } from '#lib/session';

const confirmations: Record<string, MessageKey> = { issued: 'invoices.issued', voided: 'invoices.voided', paid: 'payments.recorded', applied: 'payments.applied' };

interface InvoiceProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function ShowInvoice({ params, searchParams }: InvoiceProps) {
  const ctx = await requireContext();
  const document = await findInvoice(ctx, (await params).id);
  const register = document && (await findCustomer(ctx, document.invoice.customerId));
  if (!document || !register) redirect(nowhere);
  const { invoice, customer } = document;
  const t = translator(ctx.locale, ctx.user.digits);
  const state = stateOf(invoice, todayOf(ctx));
  const said = confirmations[single((await searchParams)['saved'])];
  const title = invoice.number === null ? t(`invoices.draftOf.${invoice.type}`) : `${t(`invoices.types.${invoice.type}`)} ${invoice.number}`;
  const buyer = invoice.buyer ?? buyerOf(register);
  const changed = invoice.buyer !== null && differs(invoice.buyer, buyerOf(register));
  return (
    <>
      <title>{title}</title>
      {said && <Notice>{t(said, { number: invoice.number ?? '' })}</Notice>}
      <div className="head">
        <div>
          <h1>{t(invoice.number === null ? `invoices.draftOf.${invoice.type}` : `invoices.types.${invoice.type}`)} {invoice.number && <bdi dir="ltr">{invoice.number}</bdi>}</h1>
          <p><State state={state} label={t(`invoices.states.${state}`)} /> · <a href={`/customers/${customer.id}`}><bdi>{customer.name}</bdi></a>{invoice.open > 0 && <> · {t('invoices.sums.open')} <Amount ctx={ctx} amount={invoice.open} currency={invoice.currency} /></>}</p>
        </div>
        {can(ctx, 'invoices.edit') && <Actions ctx={ctx} invoice={invoice} />}
      </div>
      {changed && <p className="help screen-only">{t('invoices.buyerChanged')}</p>}
      {invoice.voidReason && <p className="notice warning">{t('invoices.voidBecause', { reason: invoice.voidReason })}</p>}
      <Document ctx={ctx} document={document} seller={invoice.seller ?? sellerOf(await brandOf(ctx), ctx.firm)} buyer={buyer} dueDay={invoice.dueDay} />
      {invoice.type === 'invoice' && <Payments ctx={ctx} invoice={invoice} />}
      {invoice.status === 'issued' && can(ctx, 'invoices.edit') && <More ctx={ctx} invoice={invoice} state={state} />}
      <p className="screen-only"><a href={typeAddress(invoice.type)} data-key="Escape">{t('invoices.backToList')}</a></p>
    </>
  );
}

/** Whether the register says something else of the buyer now. */
const differs = (was: Party, is: Party): boolean => (Object.keys(was) as (keyof Party)[]).some((name) => was[name] !== is[name]);

function State({ state, label }: { state: DocumentState; label: string }) {
  return <span className="state" data-state={state}>{label}</span>;
}

function Actions({ ctx, invoice }: { ctx: Context; invoice: Invoice }) {
  const t = translator(ctx.locale);
  if (invoice.status === 'draft') {
    return <div className="row-actions"><a className="button" href={`${invoiceAddress(invoice.id)}/issue`}>{t('invoices.check')}</a> <a href={`${invoiceAddress(invoice.id)}/edit`}>{t('invoices.backToEdit')}</a></div>;
  }
  if (invoice.open <= 0 || !can(ctx, 'payments.edit')) return null;
  return <div className="row-actions"><a className="button" href={`/payments/new?invoice=${invoice.id}`}>{t('payments.record')}</a></div>;
}

/** What else can be done with an issued document. */
function More({ ctx, invoice, state }: { ctx: Context; invoice: Invoice; state: DocumentState }) {
  const t = translator(ctx.locale);
  const { id, type } = invoice;
  const isUntouched = invoice.paid === 0 && invoice.credited === 0;
  return (
    <Form action={press} words={{ problem: t('errors.summary'), errorTitle: t('errors.summary') }}>
      <input type="hidden" name="id" value={id} />
      <div className="actions screen-only">
        {type === 'quote' && state !== 'accepted' && <Submit intent="accepted">{t('invoices.accept')}</Submit>}
        {type === 'quote' && <Submit intent="invoice" quiet>{t('invoices.makeInvoice')}</Submit>}
        {type === 'quote' && state !== 'declined' && <Submit intent="declined" quiet>{t('invoices.decline')}</Submit>}
        {type !== 'creditNote' && <Submit intent="copy" quiet>{t('invoices.copy')}</Submit>}
        {type === 'invoice' && <a href={`${invoiceAddress(id)}/credit`}>{t('invoices.credit')}</a>}
        {type !== 'creditNote' && isUntouched && <a href={`${invoiceAddress(id)}/void`}>{t('invoices.void')}</a>}
      </div>
    </Form>
  );
}

async function Payments({ ctx, invoice }: { ctx: Context; invoice: Invoice }) {
  const payments = await paymentsOfInvoice(ctx, invoice.id);
  const credit = (await balancesOf(ctx, invoice.customerId)).find(({ currency }) => currency === invoice.currency)?.credit ?? 0;
  if (payments.length === 0 && (credit <= 0 || invoice.open <= 0)) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <section className="group">
      <h2>{t('payments.title')}</h2>
      <ul className="rows">
        {payments.map((payment) => (
          <li key={payment.id}>
            <span><a href={`/payments/${payment.id}`}><bdi dir="ltr">{payment.number}</bdi></a> · {calendarDay(payment.day, ctx.locale, ctx.user.digits)} · {t(`payments.methods.${payment.method}`)}</span>
            <Amount ctx={ctx} amount={payment.share} currency={payment.currency} />
          </li>
        ))}
      </ul>
      {credit > 0 && invoice.open > 0 && can(ctx, 'payments.edit') && <p>{t('payments.hasCredit')} <Amount ctx={ctx} amount={credit} currency={invoice.currency} /> · <a href={`/payments/new?invoice=${invoice.id}`}>{t('payments.applyCredit')}</a></p>}
    </section>
  );
}
