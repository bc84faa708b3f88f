import { redirect } from 'next/navigation';
import { nowhere } from '../../../customers/addresses';
import { NoPermission } from '../../../no-permission';
import type { SearchParams } from '../../../../search-params';
import { invoiceAddress } from '../../addresses';
import { plan } from '../../recurring/actions';
import { PlanForm } from '../../recurring/plan-form';
import { Subject } from '../../recurring/subject';
import { typedPlan } from '../../recurring/typed';
import { can } from '#lib/access';
import { addDays } from '#lib/day';
import { newId } from '#lib/ids';
import { todayOf } from '#lib/invoices/input';
import { findInvoice } from '#lib/invoices/queries';
import { translator } from '#lib/messages';
import { firstFrom } from '#lib/recurring/dates';
import { isRepeatable } from '#lib/recurring/plan';
import { requireContext } from '#lib/session';

interface RepeatProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** Plans that an invoice is made again and again; the days are seen before anything is saved. */
export default async function RepeatInvoice({ params, searchParams }: RepeatProps) {
  const ctx = await requireContext();
  if (!can(ctx, 'invoices.edit')) return <NoPermission ctx={ctx} />;
  const document = await findInvoice(ctx, (await params).id);
  if (!document) redirect(nowhere);
  const { invoice, customer } = document;
  if (!isRepeatable(invoice)) redirect(invoiceAddress(invoice.id));
  const t = translator(ctx.locale, ctx.user.digits);
  const today = todayOf(ctx);
  const startDay = invoice.issueDay ?? today;
  // The invoice itself is the one of its month: the plan begins with the one after it.
  const next = firstFrom({ every: 1, unit: 'month', startDay }, [today, addDays(startDay, 1)].toSorted().at(-1) ?? today);
  const { values, days } = typedPlan(ctx, await searchParams, { every: '1', unit: 'month', startDay: next, endDay: '', times: '', issues: 'draft' }, null);
  const title = t('recurring.repeatTitle');
  return (
    <>
      <h1>{title}</h1>
      <Subject ctx={ctx} number={invoice.number} customer={customer} amount={invoice.total} currency={invoice.currency} />
      <p>{t('recurring.repeatHelp')}</p>
      <PlanForm {...{ ctx, title, values, days }} action={plan} known={{ invoiceId: invoice.id, once: newId() }} save={t('recurring.plan')} back={invoiceAddress(invoice.id)} />
    </>
  );
}
