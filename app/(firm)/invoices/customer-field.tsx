import { TextField } from '#components/form/field';
import type { Context } from '#lib/context';
import { choiceOf, type NamedCustomer, recentCustomers } from '#lib/customers/find-by-text';
import { translator } from '#lib/messages';

/** As many as a list to choose from may hold; everybody is found by number or name all the same. */
const most = 100;

interface CustomerFieldProps {
  ctx: Context;
  customer: NamedCustomer | null;
  /** Whether it follows from another document whose this one is. */
  isFixed: boolean;
}

/** Whose a document is: typed by number or name; the latest customers are offered to choose from. */
export async function CustomerField({ ctx, customer, isFixed }: CustomerFieldProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const known = customer && <input type="hidden" name="customerId" value={customer.id} />;
  if (customer && isFixed) return <p>{known}<bdi className="strong">{customer.name}</bdi> · {t('profile.numberLabel', { number: customer.number })}</p>;
  const recent = await recentCustomers(ctx, most);
  return (
    <>
      {known}
      <TextField name="customer" list="customers" dir="auto" required label={t('invoices.fields.customerId')} help={t('invoices.customerHelp')} value={customer ? choiceOf(customer) : ''} />
      <datalist id="customers">{recent.map((offered) => <option key={offered.id} value={choiceOf(offered)} />)}</datalist>
    </>
  );
}
