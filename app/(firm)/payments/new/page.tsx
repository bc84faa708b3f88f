import { redirect } from 'next/navigation';
import { Amount } from '../../amount';
import { nowhere } from '../../customers/addresses';
import { NoPermission } from '../../no-permission';
import { type SearchParams, single } from '../../../search-params';
import { setCreditAgainst } from '../actions';
import { PaymentForm, RefundForm } from '../payment-form';
import { Payer } from '../payer';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { brandOf, usualCurrency } from '#lib/brands/queries';
import { findCustomerByText } from '#lib/customers/find-by-text';
import { findCustomer } from '#lib/customers/queries';
import { findInvoice, openInvoices } from '#lib/invoices/queries';
import { translator } from '#lib/messages';
import { balancesOf } from '#lib/payments/queries';
import { requireContext } from '#lib/session';

/** Money that came from a customer, or goes back to one: whose, first; then how much, and which of their open invoices it pays. */
export default async function NewPayment({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'payments.edit')) return <NoPermission ctx={ctx} />;
  const params = await searchParams;
  const [invoiceId, customerId, typed] = [single(params['invoice']), single(params['customer']), single(params['who']).trim()];
  const named = typed === '' ? null : await findCustomerByText(ctx, typed);
  if (named) redirect(`/payments/new?customer=${named.id}`);
  if (invoiceId + customerId === '') return <Payer ctx={ctx} typed={typed} />;
  const document = invoiceId === '' ? null : await findInvoice(ctx, invoiceId);
  const customer = await findCustomer(ctx, document?.invoice.customerId ?? customerId);
  if (!customer || (invoiceId !== '' && !document)) redirect(nowhere);
  if (customer.mergedIntoId !== null) redirect(`/payments/new?customer=${customer.mergedIntoId}`);
  const balances = await balancesOf(ctx, customer.id);
  const isRefund = single(params['kind']) === 'refund';
  const asked = balances.find(({ currency }) => currency === single(params['currency']));
  const owing = balances.find((balance) => (isRefund ? balance.credit : balance.open) > 0);
  const currency = document?.invoice.currency ?? asked?.currency ?? owing?.currency ?? customer.currency ?? usualCurrency(await brandOf(ctx), ctx.firm);
  const credit = balances.find((balance) => balance.currency === currency)?.credit ?? 0;
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t(isRefund ? 'payments.refundTitle' : 'payments.record');
  const others = balances.filter((balance) => balance.currency !== currency && (isRefund ? balance.credit : balance.open) > 0);
  return (
    <>
      <h1>{title}</h1>
      <p><a href={`/customers/${customer.id}`}><bdi className="strong">{customer.name}</bdi></a></p>
      {!document && others.length > 0 && <p>{t('payments.otherCurrency')} {others.map((other) => <a key={other.currency} href={`/payments/new?customer=${customer.id}&currency=${other.currency}${isRefund ? '&kind=refund' : ''}`}>{other.currency}</a>)}</p>}
      {!isRefund && document && credit > 0 && document.invoice.open > 0 && (
        <Form action={setCreditAgainst} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
          <input type="hidden" name="invoiceId" value={document.invoice.id} />
          <p>{t('payments.hasCredit')} <Amount ctx={ctx} amount={credit} currency={currency} /></p>
          <div className="actions"><Submit quiet>{t('payments.applyCredit')}</Submit></div>
        </Form>
      )}
      {isRefund
        ? <RefundForm ctx={ctx} customerId={customer.id} currency={currency} credit={credit} title={title} />
        : <PaymentForm ctx={ctx} customerId={customer.id} currency={currency} open={await openInvoices(ctx, customer.id, currency)} first={document?.invoice ?? null} title={title} />}
    </>
  );
}
