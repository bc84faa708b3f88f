import { planAddress } from '../recurring/addresses';
import { rhythmText } from '../recurring/rhythm';
import type { Context } from '#lib/context';
import type { Invoice } from '#lib/invoices/queries';
import { translator } from '#lib/messages';
import { recurringOfInvoice, stateOfPlan } from '#lib/recurring/queries';

/** The plans that an invoice is repeated by, and the one that made it. */
export async function Plans({ ctx, invoice }: { ctx: Context; invoice: Invoice }) {
  const plans = await recurringOfInvoice(ctx, invoice);
  if (plans.length === 0) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <p className="help screen-only">
      {plans.map((plan) => (
        <span key={plan.id}>{t(plan.id === invoice.recurringId ? 'recurring.madeBy' : 'recurring.isRepeated')} <a href={planAddress(plan.id)}>{t('recurring.one')}</a> ({rhythmText(plan, t)} · {t(`recurring.states.${stateOfPlan(plan)}`)}) </span>
      ))}
    </p>
  );
}
