import { redirect } from 'next/navigation';
import { nowhere } from '../../../customers/addresses';
import { NoPermission } from '../../../no-permission';
import { issue } from '../../actions';
import { draftAddress, invoiceAddress } from '../../addresses';
import { Follows } from './follows';
import { Missing } from './missing';
import { FirmSheet } from '../../../firm-sheet';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { printedInvoice } from '#lib/documents/gather';
import { invoiceSheet } from '#lib/documents/invoice-sheet';
import { missingToIssue } from '#lib/invoices/issue';
import { translator } from '#lib/messages';
import { planOfTemplate } from '#lib/recurring/queries';
import { requireContext } from '#lib/session';

/** Everything once more, as it will be printed, before it is final. */
export default async function IssueInvoice({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'invoices.edit')) return <NoPermission ctx={ctx} />;
  const printed = await printedInvoice(ctx, (await params).id);
  if (!printed) redirect(nowhere);
  const { invoice, record: customer } = printed;
  // The page of the pattern of a plan leads on to the plan.
  if (invoice.status !== 'draft' || (await planOfTemplate(ctx, invoice.id))) redirect(invoiceAddress(invoice.id));
  const missing = await missingToIssue(ctx, invoice.id);
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t(`invoices.issueTitle.${invoice.type}`);
  return (
    <>
      <h1>{title}</h1>
      {missing.length > 0 && <Missing ctx={ctx} missing={missing} invoice={invoice} customer={customer} />}
      <FirmSheet ctx={ctx} sheet={invoiceSheet(printed)} />
      <Follows ctx={ctx} invoice={invoice} customer={customer} />
      <Form action={issue} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="id" value={invoice.id} />
        <input type="hidden" name="version" value={invoice.version} />
        <div className="actions">{missing.length === 0 && <Submit>{t(`invoices.issue.${invoice.type}`)}</Submit>} <a href={draftAddress(invoice.id)} data-key="Escape">{t('invoices.backToEdit')}</a></div>
      </Form>
    </>
  );
}
