import { redirect } from 'next/navigation';
import { nowhere } from '../../../../customers/addresses';
import { NoPermission } from '../../../../no-permission';
import { Hindrances } from '../../../../welcome/hindrances';
import { WelcomeFacts } from '../../../../welcome/facts';
import { WelcomeMail } from '../../../../welcome/mail';
import type { SearchParams } from '../../../../../search-params';
import { FirmSheet } from '../../../../firm-sheet';
import { confirmationOf } from '../../../confirmation';
import { templateAddress, welcomeSettings } from '../../addresses';
import { can } from '#lib/access';
import { translator } from '#lib/messages';
import { findTemplate } from '#lib/registration/queries';
import { sampleWelcome } from '#lib/registration/sample';
import { requireContext } from '#lib/session';

/** The exact mail and the invoice of a template, for a made-up customer. */
export default async function TemplatePreview({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const template = await findTemplate(ctx, (await params).id);
  if (!template) redirect(nowhere);
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('welcome.previewTitle', { name: template.name });
  const welcome = await sampleWelcome(ctx, template);
  return (
    <>
      <title>{title}</title>
      {confirmationOf(await searchParams, t)}
      <h2>{title}</h2>
      <p className="lead">{t('welcome.previewLead')}</p>
      <Hindrances ctx={ctx} welcome={welcome} />
      <section className="group">
        <WelcomeFacts ctx={ctx} welcome={welcome} />
        <WelcomeMail ctx={ctx} welcome={welcome} />
      </section>
      {welcome.sheet && <FirmSheet ctx={ctx} sheet={welcome.sheet} />}
      <p className="row-actions"><a href={templateAddress(template.id)}>{t('welcome.edit')}</a> <a href={welcomeSettings} data-key="Escape">{t('welcome.settingsTitle')}</a></p>
    </>
  );
}
