import { redirect } from 'next/navigation';
import { Amount } from '../../amount';
import { nowhere } from '../../customers/addresses';
import { Sends } from '../../outbox/sends';
import { type SearchParams, single } from '../../../search-params';
import { SaidOfReminders } from '../../settings/reminders/said';
import { FirmSheet } from '../../firm-sheet';
import { draftAddress, issueAddress, pdfAddress, sendAddress, typeAddress } from '../addresses';
import { ChangedSince } from '../../changed-since';
import { Confirmed } from '../confirmation';
import { planAddress, repeatAddress } from '../recurring/addresses';
import { InvoiceHistory } from './history';
import { More } from './more';
import { Origins } from './origins';
import { Payments } from './payments';
import { Plans } from './plans';
import { Receiver } from './receiver';
import { Reminders } from './reminders';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { printedInvoice } from '#lib/documents/gather';
import { invoiceSheet } from '#lib/documents/invoice-sheet';
import { todayOf } from '#lib/invoices/input';
import { buyerOf } from '#lib/invoices/issue';
import type { Invoice } from '#lib/invoices/queries';
import { stateOf } from '#lib/invoices/state';
import { mailOfInvoice } from '#lib/mail/queries';
import { translator } from '#lib/messages';
import { isRepeatable } from '#lib/recurring/plan';
import { planOfTemplate } from '#lib/recurring/queries';
import { requireContext } from '#lib/session';

interface InvoiceProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function ShowInvoice({ params, searchParams }: InvoiceProps) {
  const ctx = await requireContext();
  const printed = await printedInvoice(ctx, (await params).id);
  if (!printed) redirect(nowhere);
  const { invoice, customer, record } = printed;
  const plan = await planOfTemplate(ctx, invoice.id);
  if (plan) redirect(planAddress(plan));
  const t = translator(ctx.locale, ctx.user.digits);
  const said = await searchParams;
  const today = todayOf(ctx);
  const state = stateOf(invoice, today);
  const kind = t(invoice.number === null ? `invoices.draftOf.${invoice.type}` : `invoices.types.${invoice.type}`);
  const mayEdit = can(ctx, 'invoices.edit');
  return (
    <>
      <Confirmed params={said} number={invoice.number} t={t} />
      <SaidOfReminders said={single(said['reminders'])} t={t} />
      <div className="head">
        <div>
          <h1>{kind} {invoice.number && <bdi dir="ltr">{invoice.number}</bdi>}</h1>
          <p><span className="state" data-state={state}>{t(`invoices.states.${state}`)}</span> · <a href={`/customers/${customer.id}`}><bdi>{customer.name}</bdi></a>{invoice.open > 0 && <> · {t('invoices.sums.open')} <Amount ctx={ctx} amount={invoice.open} currency={invoice.currency} /></>}</p>
          <Origins ctx={ctx} invoice={invoice} />
          <Plans ctx={ctx} invoice={invoice} />
        </div>
        <Next ctx={ctx} invoice={invoice} mayEdit={mayEdit} />
      </div>
      {invoice.voidReason && <p className="notice warning">{t('invoices.voidBecause', { reason: invoice.voidReason })}</p>}
      {invoice.buyer && <ChangedSince ctx={ctx} title={t('invoices.changedSince')} was={invoice.buyer} is={buyerOf(record)} />}
      <FirmSheet ctx={ctx} sheet={invoiceSheet(printed)} />
      {invoice.type === 'invoice' && <Payments ctx={ctx} invoice={invoice} />}
      {invoice.type === 'invoice' && invoice.status !== 'draft' && <Reminders ctx={ctx} invoice={invoice} />}
      {invoice.status === 'issued' && mayEdit && <More ctx={ctx} invoice={invoice} state={state} />}
      {invoice.status !== 'draft' && <Receiver ctx={ctx} invoice={invoice} />}
      {invoice.status !== 'draft' && can(ctx, 'mail.view') && <Sends ctx={ctx} messages={await mailOfInvoice(ctx, invoice.id)} send={invoice.status === 'issued' ? sendAddress(invoice.id) : null} />}
      <InvoiceHistory ctx={ctx} invoiceId={invoice.id} />
      <p className="screen-only"><a href={typeAddress(invoice.type)} data-key="Escape">{t('invoices.backToList')}</a></p>
      {/* Last: of several titles the browser takes the first, which a refused form gives. */}
      <title>{[kind, invoice.number].filter(Boolean).join(' ')}</title>
    </>
  );
}

/** What is usually done next with a document. */
function Next({ ctx, invoice, mayEdit }: { ctx: Context; invoice: Invoice; mayEdit: boolean }) {
  const t = translator(ctx.locale);
  const isDraft = invoice.status === 'draft';
  const mayPay = invoice.open > 0 && can(ctx, 'payments.edit');
  return (
    <div className="row-actions screen-only">
      {mayEdit && isDraft && <><a className="button" href={issueAddress(invoice.id)}>{t('invoices.check')}</a> <a href={draftAddress(invoice.id)}>{t('invoices.backToEdit')}</a></>}
      {mayEdit && isDraft && isRepeatable(invoice) && <a href={repeatAddress(invoice.id)}>{t('recurring.repeat')}</a>}
      {mayPay && <a className="button" href={`/payments/new?invoice=${invoice.id}`}>{t('payments.record')}</a>}
      {invoice.status === 'issued' && can(ctx, 'mail.edit') && <a href={sendAddress(invoice.id)}>{t('mail.send')}</a>}
      <a href={pdfAddress(invoice.id)}>{t('documents.pdf')}</a>
    </div>
  );
}
