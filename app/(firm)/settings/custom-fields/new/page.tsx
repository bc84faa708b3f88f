import { NoPermission } from '../../../no-permission';
import { FieldForm } from '../field-form';
import { can } from '#lib/access';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

export default async function NewField() {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <section className="group">
      <h2>{t('customFields.newTitle')}</h2>
      <FieldForm t={t} title={t('customFields.newTitle')} />
    </section>
  );
}
