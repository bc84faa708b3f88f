import { redirect } from 'next/navigation';
import { Amount } from '../../../amount';
import { nowhere } from '../../../customers/addresses';
import { NoPermission } from '../../../no-permission';
import { type SearchParams, single } from '../../../../search-params';
import { discard } from '../../actions';
import { invoiceAddress } from '../../addresses';
import { InvoiceForm } from '../../invoice-form';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { Notice } from '#components/notice';
import { can } from '#lib/access';
import { findInvoice } from '#lib/invoices/queries';
import { valuesOf } from '#lib/invoices/values';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

interface EditProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function EditInvoice({ params, searchParams }: EditProps) {
  const ctx = await requireContext();
  if (!can(ctx, 'invoices.edit')) return <NoPermission ctx={ctx} />;
  const document = await findInvoice(ctx, (await params).id);
  if (!document) redirect(nowhere);
  const { invoice, lines, customer } = document;
  if (invoice.status !== 'draft') redirect(invoiceAddress(invoice.id));
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t(`invoices.editTitle.${invoice.type}`);
  const sum = (name: 'net' | 'tax' | 'total') => <div className={name === 'total' ? 'strong' : undefined}><dt>{t(name === 'tax' ? 'invoices.sums.allTax' : `invoices.sums.${name}`)}</dt><dd><Amount ctx={ctx} amount={invoice[name]} currency={invoice.currency} /></dd></div>;
  return (
    <>
      {single((await searchParams)['saved']) === 'draft' && <Notice>{t('invoices.draftSaved')}</Notice>}
      <h1>{title}</h1>
      <InvoiceForm ctx={ctx} type={invoice.type} draft={invoice} customer={customer} values={valuesOf(document)} lineCount={lines.length} title={title} />
      <dl className="sums group">{sum('net')}{sum('tax')}{sum('total')}</dl>
      <Form action={discard} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="id" value={invoice.id} />
        <input type="hidden" name="version" value={invoice.version} />
        <div className="actions"><Submit quiet>{t('invoices.discard')}</Submit></div>
      </Form>
    </>
  );
}
