import { editAddress } from '../../../customers/addresses';
import { draftAddress } from '../../addresses';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import type { Customer } from '#lib/customers/queries';
import { shownFields } from '#lib/customers/show';
import type { Lack } from '#lib/invoices/issue';
import type { Invoice } from '#lib/invoices/queries';
import { translator } from '#lib/messages';

interface MissingProps {
  ctx: Context;
  missing: Lack[];
  invoice: Invoice;
  customer: Customer;
}

/** What keeps a draft from being issued, each with the way to where it is mended. */
export function Missing({ ctx, missing, invoice, customer }: MissingProps) {
  const t = translator(ctx.locale);
  return (
    <section className="todo" aria-labelledby="missing">
      <h2 id="missing">{t('invoices.stillMissing')}</h2>
      <ul>{missing.map((lack) => <li key={lack.what}>{t(`invoices.missing.${lack.what}`)} <Mend {...{ ctx, lack, invoice, customer }} /></li>)}</ul>
    </section>
  );
}

async function Mend({ ctx, lack, invoice, customer }: Omit<MissingProps, 'missing'> & { lack: Lack }) {
  const t = translator(ctx.locale);
  if (lack.what === 'sellerTaxId') return can(ctx, 'firm.edit') ? <a href="/settings/documents#taxId">{t('brand.title')}</a> : null;
  if (lack.what === 'customer') return <a href={`/customers/${customer.id}`}>{t('invoices.toCustomer')}</a>;
  if (lack.what !== 'buyer') return <a href={draftAddress(invoice.id)}>{t('invoices.backToEdit')}</a>;
  const fields = await shownFields(ctx, customer.country ?? '');
  return <span className="unstated">{lack.fields.map((name) => <a key={name} href={editAddress(customer.id, undefined, name)}>{fields.find((field) => field.name === name)?.label(customer.kind)}</a>)}</span>;
}
