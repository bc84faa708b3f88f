import { redirect } from 'next/navigation';
import { Amount } from '../../amount';
import { nowhere } from '../../customers/addresses';
import { NoPermission } from '../../no-permission';
import { type SearchParams, single } from '../../../search-params';
import { savePayment, setCreditAgainst } from '../actions';
import { Radios, TextArea, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { EnterSubmit, Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { brandOf, usualCurrency } from '#lib/brands/queries';
import { findCustomer } from '#lib/customers/queries';
import { calendarDay } from '#lib/format';
import { todayOf } from '#lib/invoices/input';
import { findInvoice, openInvoices } from '#lib/invoices/queries';
import { translator } from '#lib/messages';
import { amountInput } from '#lib/money';
import { balancesOf, paymentMethods } from '#lib/payments/queries';
import { shareName } from '#lib/payments/record';
import { requireContext } from '#lib/session';

/** Money that came from a customer: which of their open invoices it pays is said beside each, eldest first. */
export default async function NewPayment({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'payments.edit')) return <NoPermission ctx={ctx} />;
  const params = await searchParams;
  const asked = single(params['invoice']);
  const document = asked === '' ? null : await findInvoice(ctx, asked);
  const customer = await findCustomer(ctx, document?.invoice.customerId ?? single(params['customer']));
  if (!customer) redirect(nowhere);
  const currency = document?.invoice.currency ?? customer.currency ?? usualCurrency(await brandOf(ctx), ctx.firm);
  const open = await openInvoices(ctx, customer.id, currency);
  const credit = (await balancesOf(ctx, customer.id)).find((balance) => balance.currency === currency)?.credit ?? 0;
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('payments.record');
  const words = { problem: t('errors.summary'), errorTitle: t('error', { title }) };
  return (
    <>
      <h1>{title}</h1>
      <p><a href={`/customers/${customer.id}`}><bdi className="strong">{customer.name}</bdi></a></p>
      {document && credit > 0 && document.invoice.open > 0 && (
        <Form action={setCreditAgainst} words={words}>
          <input type="hidden" name="invoiceId" value={document.invoice.id} />
          <p>{t('payments.hasCredit')} <Amount ctx={ctx} amount={credit} currency={currency} /></p>
          <div className="actions"><Submit quiet>{t('payments.applyCredit')}</Submit></div>
        </Form>
      )}
      <Form action={savePayment} title={title} words={words}>
        <EnterSubmit intent="payment" />
        <input type="hidden" name="customerId" value={customer.id} />
        <input type="hidden" name="currency" value={currency} />
        {document && <input type="hidden" name="first" value={document.invoice.id} />}
        <section className="group">
          <TextField name="amount" required dir="ltr" inputMode="decimal" label={`${t('payments.fields.amount')} (${currency})`} value={document && document.invoice.open > 0 ? amountInput(document.invoice.open, currency) : ''} />
          <TextField name="day" type="date" required dir="ltr" label={t('payments.fields.day')} value={todayOf(ctx)} />
          <Radios name="method" label={t('payments.fields.method')} value="transfer" options={paymentMethods.map((method) => ({ value: method, label: t(`payments.methods.${method}`) }))} />
          <TextField name="reference" dir="auto" label={t('payments.fields.reference')} />
          <TextArea name="note" rows={2} label={t('payments.fields.note')} />
        </section>
        {open.length > 0 && (
          <section className="group">
            <h2>{t('payments.shares')}</h2>
            <p className="help">{t('payments.sharesHelp')}</p>
            {open.map((invoice) => (
              <TextField key={invoice.id} name={shareName(invoice.id)} dir="ltr" inputMode="decimal" label={t('payments.shareOf', { number: invoice.number ?? '', due: calendarDay(invoice.dueDay ?? '', ctx.locale, ctx.user.digits), open: amountInput(invoice.open, currency) })} />
            ))}
          </section>
        )}
        <div className="actions">
          <Submit intent="payment">{t('payments.save')}</Submit>
          {credit > 0 && <Submit intent="refund" quiet>{t('payments.refund')}</Submit>}
          <a href={document ? `/invoices/${document.invoice.id}` : `/customers/${customer.id}`} data-key="Escape">{t('form.cancel')}</a>
        </div>
      </Form>
    </>
  );
}
