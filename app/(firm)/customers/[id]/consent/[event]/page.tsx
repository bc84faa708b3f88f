import { redirect } from 'next/navigation';
import { NoPermission } from '../../../../no-permission';
import { consentAddress, evidenceAddress, nowhere } from '../../../addresses';
import { UploadForm } from '../../upload/form';
import { uploadProblems } from '../../upload/outcome';
import { ConsentLine } from '../line';
import { ErrorSummary } from '#components/form/error-summary';
import type { SearchParams } from '../../../../../search-params';
import { can } from '#lib/access';
import { consentHistory } from '#lib/consent/queries';
import { findCustomer } from '#lib/customers/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

interface AddEvidenceProps {
  params: Promise<{ id: string; event: string }>;
  searchParams: Promise<SearchParams>;
}

/** The form by which evidence is added to what was recorded of a consent, once. */
export default async function AddEvidence({ params, searchParams }: AddEvidenceProps) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.edit')) return <NoPermission ctx={ctx} />;
  const { id, event: eventId } = await params;
  const customer = await findCustomer(ctx, id);
  const event = customer && (await consentHistory(ctx, id)).find((event) => event.id === eventId);
  if (!customer || !event) redirect(nowhere);
  if (event.evidence || customer.erasedAt) redirect(consentAddress(id));
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('consent.evidenceTitle', { name: customer.name });
  const problems = uploadProblems(ctx, await searchParams);
  return (
    <>
      <title>{problems.length > 0 ? t('error', { title }) : title}</title>
      <h1>{title}</h1>
      <ErrorSummary heading={t('files.notTaken')} problems={problems} />
      <section className="group">
        <ConsentLine ctx={ctx} event={event} />
        <p>{t('consent.evidenceLead')}</p>
        <UploadForm ctx={ctx} action={evidenceAddress(id, eventId)} label={t('consent.evidenceFile')} />
      </section>
      <p><a href={consentAddress(id)} data-key="Escape">{t('form.cancel')}</a></p>
    </>
  );
}
