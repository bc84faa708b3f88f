import { Once } from '../once';
import { savePayment } from './actions';
import { Radios, TextArea, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { EnterSubmit, Submit } from '#components/form/submit';
import type { Context } from '#lib/context';
import { calendarDay } from '#lib/format';
import { todayOf } from '#lib/invoices/input';
import type { Invoice } from '#lib/invoices/queries';
import { translator } from '#lib/messages';
import { amountInput, amountText, currencySymbol, type Minor } from '#lib/money';
import { paymentMethods } from '#lib/payments/queries';
import { shareName } from '#lib/payments/record';

interface FormProps {
  ctx: Context;
  customerId: string;
  currency: string;
  title: string;
}

interface PaymentFormProps extends FormProps {
  /** Those that are due first, first. */
  open: readonly Invoice[];
  /** The invoice that the payment was begun at. */
  first: Invoice | null;
}

/** A payment: what is open is filled in, of the invoice it was begun at or of all, and how it is divided may be said beside each. */
export function PaymentForm({ ctx, customerId, currency, open, first, title }: PaymentFormProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const due = first ? first.open : open.reduce((sum, invoice) => sum + invoice.open, 0);
  return (
    <Form action={savePayment} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
      <EnterSubmit intent="payment" />
      <Once />
      <input type="hidden" name="customerId" value={customerId} />
      <input type="hidden" name="currency" value={currency} />
      {first && <input type="hidden" name="first" value={first.id} />}
      <Basics ctx={ctx} currency={currency} value={due > 0 ? amountInput(due, currency) : ''} />
      {open.length > 0 && (
        <section className="group">
          <h2>{t('payments.shares')}</h2>
          <p className="help">{t(first ? 'payments.sharesHelp' : 'payments.sharesHelpAll')}</p>
          {open.map((invoice) => (
            <TextField key={invoice.id} name={shareName(invoice.id)} dir="ltr" inputMode="decimal" label={t('payments.shareOf', { number: invoice.number ?? '', due: calendarDay(invoice.dueDay ?? '', ctx.locale, ctx.user.digits), open: amountText(invoice.open, currency, ctx.locale, ctx.user.digits) })} />
          ))}
        </section>
      )}
      <div className="actions">
        <Submit intent="payment">{t('payments.save')}</Submit>
        <a href={first ? `/invoices/${first.id}` : `/customers/${customerId}`} data-key="Escape">{t('form.cancel')}</a>
      </div>
    </Form>
  );
}

/** Money that goes back to a customer: their credit, or a part of it. */
export function RefundForm({ ctx, customerId, currency, credit, title }: FormProps & { credit: Minor }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const most = `${amountText(credit, currency, ctx.locale, ctx.user.digits)} ${currencySymbol(currency, ctx.locale)}`;
  return (
    <Form action={savePayment} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
      <EnterSubmit intent="refund" />
      <Once />
      <input type="hidden" name="customerId" value={customerId} />
      <input type="hidden" name="currency" value={currency} />
      <Basics ctx={ctx} currency={currency} value={credit > 0 ? amountInput(credit, currency) : ''} help={t('payments.refundHelp', { credit: most })} />
      <div className="actions">
        <Submit intent="refund">{t('payments.saveRefund')}</Submit>
        <a href={`/customers/${customerId}`} data-key="Escape">{t('form.cancel')}</a>
      </div>
    </Form>
  );
}

function Basics({ ctx, currency, value, help }: { ctx: Context; currency: string; value: string; help?: string }) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <section className="group">
      <TextField name="amount" required dir="ltr" inputMode="decimal" label={`${t('payments.fields.amount')} (${currency})`} help={help} value={value} />
      <TextField name="day" type="date" required dir="ltr" label={t('payments.fields.day')} value={todayOf(ctx)} />
      <Radios name="method" label={t('payments.fields.method')} value="transfer" options={paymentMethods.map((method) => ({ value: method, label: t(`payments.methods.${method}`) }))} />
      <TextField name="reference" dir="auto" label={t('payments.fields.reference')} />
      <TextArea name="note" rows={2} label={t('payments.fields.note')} />
    </section>
  );
}
