import { redirect } from 'next/navigation';
import { editAddress, nowhere } from '../../../customers/addresses';
import { NoPermission } from '../../../no-permission';
import { issue } from '../../actions';
import { invoiceAddress } from '../../addresses';
import { Document } from '../../document';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { brandOf, sellerOf } from '#lib/brands/queries';
import type { Context } from '#lib/context';
import { findCustomer } from '#lib/customers/queries';
import { shownFields } from '#lib/customers/show';
import { dueDayOf, todayOf } from '#lib/invoices/input';
import { buyerOf, type Lack, missingToIssue } from '#lib/invoices/issue';
import { findInvoice, type Invoice } from '#lib/invoices/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

/** Everything once more, as it will be printed, before it is final. */
export default async function IssueInvoice({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'invoices.edit')) return <NoPermission ctx={ctx} />;
  const document = await findInvoice(ctx, (await params).id);
  const customer = document && (await findCustomer(ctx, document.invoice.customerId));
  if (!document || !customer) redirect(nowhere);
  const { invoice } = document;
  if (invoice.status !== 'draft') redirect(invoiceAddress(invoice.id));
  const brand = await brandOf(ctx);
  const missing = await missingToIssue(ctx, invoice.id);
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t(`invoices.issueTitle.${invoice.type}`);
  return (
    <>
      <h1>{title}</h1>
      {missing.length > 0 && (
        <section className="todo" aria-labelledby="missing">
          <h2 id="missing">{t('invoices.stillMissing')}</h2>
          <ul>{missing.map((lack) => <li key={lack.what}>{t(`invoices.missing.${lack.what}`)} <Mend ctx={ctx} lack={lack} invoice={invoice} /></li>)}</ul>
        </section>
      )}
      <p className="help">{t('invoices.issueHelp')}</p>
      <Document ctx={ctx} document={document} seller={sellerOf(brand, ctx.firm)} buyer={buyerOf(customer)} dueDay={dueDayOf(invoice.issueDay ?? todayOf(ctx), invoice, customer, brand)} />
      <Form action={issue} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="id" value={invoice.id} />
        <input type="hidden" name="version" value={invoice.version} />
        <div className="actions">{missing.length === 0 && <Submit>{t(`invoices.issue.${invoice.type}`)}</Submit>} <a href={`${invoiceAddress(invoice.id)}/edit`} data-key="Escape">{t('invoices.backToEdit')}</a></div>
      </Form>
    </>
  );
}

/** The way to where something that is missing is mended. */
async function Mend({ ctx, lack, invoice }: { ctx: Context; lack: Lack; invoice: Invoice }) {
  const t = translator(ctx.locale);
  if (lack.what === 'sellerTaxId') return can(ctx, 'firm.edit') ? <a href="/settings/documents#taxId">{t('brand.title')}</a> : null;
  if (lack.what === 'customer') return <a href={`/customers/${invoice.customerId}`}>{t('invoices.toCustomer')}</a>;
  if (lack.what !== 'buyer') return <a href={`${invoiceAddress(invoice.id)}/edit`}>{t('invoices.backToEdit')}</a>;
  const fields = await shownFields(ctx, '');
  return lack.fields.map((name) => <a key={name} href={editAddress(invoice.customerId, undefined, name)}>{fields.find((field) => field.name === name)?.label('person')}</a>);
}
