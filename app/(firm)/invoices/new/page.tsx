import { NoPermission } from '../../no-permission';
import { type SearchParams, single } from '../../../search-params';
import { InvoiceForm } from '../invoice-form';
import { can } from '#lib/access';
import { brandOf, usualCurrency } from '#lib/brands/queries';
import { findCustomer } from '#lib/customers/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

/** Empty lines to begin with. */
const room = 3;

export default async function NewInvoice({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'invoices.edit')) return <NoPermission ctx={ctx} />;
  const params = await searchParams;
  const type = single(params['type']) === 'quote' ? 'quote' : 'invoice';
  const asked = single(params['customer']);
  const customer = asked === '' ? null : await findCustomer(ctx, asked);
  const brand = await brandOf(ctx);
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t(`invoices.newTitle.${type}`);
  const values = { currency: customer?.currency ?? usualCurrency(brand, ctx.firm), language: customer?.locale ?? brand.language ?? ctx.locale, pricesIncludeTax: brand.pricesIncludeTax ? 'yes' : '', terms: customer?.terms ?? '' };
  return (
    <>
      <h1>{title}</h1>
      <InvoiceForm ctx={ctx} type={type} draft={null} customer={customer} values={values} room={room} title={title} />
    </>
  );
}
