import { redirect } from 'next/navigation';
import { nowhere } from '../../../customers/addresses';
import { NoPermission } from '../../../no-permission';
import { type SearchParams, single } from '../../../../search-params';
import { discard } from '../../actions';
import { invoiceAddress } from '../../addresses';
import { Confirmed } from '../../confirmation';
import { InvoiceForm } from '../../invoice-form';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { findInvoice } from '#lib/invoices/queries';
import { valuesOf } from '#lib/invoices/values';
import { translator } from '#lib/messages';
import { periodWords } from '#lib/recurring/period';
import { planOfTemplate } from '#lib/recurring/queries';
import { requireContext } from '#lib/session';

/** More empty lines than these nobody asks for at once. */
const mostRoom = 20;

interface EditProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function EditInvoice({ params, searchParams }: EditProps) {
  const ctx = await requireContext();
  if (!can(ctx, 'invoices.edit')) return <NoPermission ctx={ctx} />;
  const document = await findInvoice(ctx, (await params).id);
  if (!document) redirect(nowhere);
  const { invoice, customer } = document;
  if (invoice.status !== 'draft') redirect(invoiceAddress(invoice.id));
  const said = await searchParams;
  const t = translator(ctx.locale, ctx.user.digits);
  const isPattern = (await planOfTemplate(ctx, invoice.id)) !== null;
  const title = isPattern ? t('recurring.changePattern') : t(`invoices.editTitle.${invoice.type}`);
  const room = Math.min(Math.max(Math.trunc(Number(single(said['room'])) || 1), 1), mostRoom);
  return (
    <>
      <Confirmed params={said} t={t} />
      <h1>{title}</h1>
      {isPattern && <p>{t('recurring.patternHelp')} {t('recurring.placeholders', periodWords[ctx.locale])}</p>}
      <InvoiceForm ctx={ctx} type={invoice.type} draft={document} customer={customer} values={valuesOf(document)} room={room} title={title} isPattern={isPattern} />
      {!isPattern && <Form action={discard} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="id" value={invoice.id} />
        <input type="hidden" name="version" value={invoice.version} />
        <div className="actions"><Submit quiet>{t('invoices.discard')}</Submit></div>
      </Form>}
    </>
  );
}
