import { type SearchParams, single } from '../../../search-params';
import { planText } from '../../invoices/[id]/reminders';
import { chooseCustomerPlan } from '../../invoices/reminders/actions';
import { PlanChoice } from '../../invoices/reminders/plan-choice';
import { goingOutAddress } from '../../settings/reminders/addresses';
import { SaidOfReminders } from '../../settings/reminders/said';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { isOpen } from '#lib/customers/open';
import type { CustomerProfile } from '#lib/customers/queries';
import { translator } from '#lib/messages';
import { findChoice } from '#lib/reminders/choose';
import { planFor } from '#lib/reminders/plan';

/** By which plan a customer is reminded; chosen here. */
export async function CustomerReminders({ ctx, customer, params }: { ctx: Context; customer: CustomerProfile; params: SearchParams }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('reminders.title');
  return (
    <section className="group screen-only" aria-labelledby="reminders">
      <h2 id="reminders">{title}</h2>
      <SaidOfReminders said={single(params['reminders'])} t={t} />
      <p>{planText(await planFor(ctx, customer), t)}</p>
      {can(ctx, 'invoices.edit') && isOpen(customer) && (
        <Form action={chooseCustomerPlan} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
          <input type="hidden" name="id" value={customer.id} />
          <PlanChoice ctx={ctx} choice={await findChoice(ctx, 'customer', customer.id)} inherit={t('reminders.inheritCustomer')} />
          <div className="actions"><Submit quiet>{t('reminders.choose')}</Submit> <a href={goingOutAddress()}>{t('reminders.toToday')}</a></div>
        </Form>
      )}
    </section>
  );
}
