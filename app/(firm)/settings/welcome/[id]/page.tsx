import { redirect } from 'next/navigation';
import { nowhere } from '../../../customers/addresses';
import { NoPermission } from '../../../no-permission';
import { type SearchParams, single } from '../../../../search-params';
import { templatePreviewAddress } from '../addresses';
import { TemplateForm } from '../template-form';
import { can } from '#lib/access';
import { translator } from '#lib/messages';
import { findTemplate } from '#lib/registration/queries';
import { templateValues } from '#lib/registration/values';
import { requireContext } from '#lib/session';

/** Empty lines behind those that are there, where nobody asked for more. */
const usualRoom = 1;
const mostRoom = 20;

export default async function EditTemplate({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const template = await findTemplate(ctx, (await params).id);
  if (!template) redirect(nowhere);
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('welcome.editTitle', { name: template.name });
  const room = Math.min(Math.max(Math.trunc(Number(single((await searchParams)['room']))) || usualRoom, usualRoom), mostRoom);
  return (
    <>
      <h2>{title}</h2>
      <p><a href={templatePreviewAddress(template.id)}>{t('welcome.preview')}</a></p>
      <TemplateForm ctx={ctx} template={template} values={templateValues(template, ctx.locale)} room={room} title={title} />
    </>
  );
}
