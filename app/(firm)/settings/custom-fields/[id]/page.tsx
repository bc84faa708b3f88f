import { redirect } from 'next/navigation';
import { nowhere } from '../../../customers/addresses';
import { NoPermission } from '../../../no-permission';
import { FieldForm } from '../field-form';
import { can } from '#lib/access';
import { customFieldName, wordIn } from '#lib/custom-fields/field';
import { findField } from '#lib/custom-fields/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

export default async function EditField({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const field = await findField(ctx, (await params).id);
  if (!field) redirect(nowhere);
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('customFields.editTitle', { name: wordIn(field.label, ctx.locale) });
  return (
    <section className="group">
      <h2>{title}</h2>
      <p className="help">{t('customFields.key', { key: customFieldName(field) })}</p>
      <FieldForm t={t} title={title} field={field} />
    </section>
  );
}
