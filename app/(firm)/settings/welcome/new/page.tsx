import { NoPermission } from '../../../no-permission';
import { TemplateForm } from '../template-form';
import { can } from '#lib/access';
import { brandOf, usualCurrency } from '#lib/brands/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

/** Empty lines to begin with. */
const room = 2;

export default async function NewTemplate() {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const brand = await brandOf(ctx);
  const title = translator(ctx.locale)('welcome.newTitle');
  const values = { currency: usualCurrency(brand, ctx.firm), pricesIncludeTax: brand.pricesIncludeTax ? 'yes' : '', language: 'customer', reminders: 'usual' };
  return (
    <>
      <h2>{title}</h2>
      <TemplateForm ctx={ctx} template={null} values={values} room={room} title={title} />
    </>
  );
}
