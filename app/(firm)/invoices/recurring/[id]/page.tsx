import { redirect } from 'next/navigation';
import { Amount } from '../../../amount';
import { nowhere } from '../../../customers/addresses';
import { type SearchParams, single } from '../../../../search-params';
import { draftAddress } from '../../addresses';
import { InvoiceHistory } from '../../[id]/history';
import { type PlanSaid, plansAddress } from '../addresses';
import { Days } from '../days';
import { rhythmText } from '../rhythm';
import { PlanState } from '../state';
import { Documents } from './documents';
import { PlanPresses } from './presses';
import { Waiting } from './waiting';
import { Notice } from '#components/notice';
import { SummaryList, SummaryRow } from '#components/summary-list';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { calendarDay } from '#lib/format';
import { findInvoice } from '#lib/invoices/queries';
import { type MessageKey, type Translate, translator } from '#lib/messages';
import { quantityText } from '#lib/money';
import { nextDays } from '#lib/recurring/dates';
import { daysShown } from '#lib/recurring/input';
import { documentsOfPlan, findRecurring, type ListedPlan, stateOfPlan } from '#lib/recurring/queries';
import { requireContext } from '#lib/session';

const said: Record<PlanSaid, MessageKey> = { planned: 'recurring.saidPlanned', changed: 'recurring.saidChanged', paused: 'recurring.saidPaused', resumed: 'recurring.saidResumed', ended: 'recurring.saidEnded' };
const isSaid = (word: string): word is PlanSaid => Object.hasOwn(said, word);

/** More of them are found by the list of invoices. */
const mostDocuments = 50;

interface PlanProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function ShowPlan({ params, searchParams }: PlanProps) {
  const ctx = await requireContext();
  const plan = await findRecurring(ctx, (await params).id);
  if (!plan) redirect(nowhere);
  const t = translator(ctx.locale, ctx.user.digits);
  const documents = await documentsOfPlan(ctx, plan.id, mostDocuments);
  const word = single((await searchParams)['saved']);
  const state = stateOfPlan(plan);
  return (
    <>
      <title>{t('recurring.one')}</title>
      {isSaid(word) && <Notice>{t(said[word])}</Notice>}
      <div className="head">
        <div>
          <h1>{t('recurring.one')}</h1>
          <p><PlanState plan={plan} t={t} /> · <a href={`/customers/${plan.customerId}`}><bdi>{plan.customerName}</bdi></a> · <Amount ctx={ctx} amount={plan.total} currency={plan.currency} /></p>
        </div>
        {can(ctx, 'invoices.edit') && state !== 'ended' && <PlanPresses ctx={ctx} plan={plan} />}
      </div>
      {state === 'paused' && plan.customerArchivedAt !== null && <p className="notice warning">{t('recurring.wrong.customerArchived')}</p>}
      {plan.waiting > 0 && <Waiting ctx={ctx} documents={documents.filter(({ status }) => status === 'draft')} />}
      <section className="group">
        <SummaryList>
          <SummaryRow label={t('recurring.facts.rhythm')}>{rhythmText(plan, t)}</SummaryRow>
          <SummaryRow label={t('recurring.facts.end')}>{endText(ctx, plan, t)}</SummaryRow>
          <SummaryRow label={t('recurring.facts.how')}>{t(plan.issues ? 'recurring.issuing.issue' : 'recurring.issuing.draft')}</SummaryRow>
          <SummaryRow label={t('recurring.facts.by')}><bdi>{plan.plannedBy}</bdi></SummaryRow>
        </SummaryList>
      </section>
      {state === 'active' && (
        <section className="group" aria-labelledby="next-days">
          <h2 id="next-days">{t('recurring.nextDates')}</h2>
          <Days ctx={ctx} days={nextDays(plan, plan.nextDay, daysShown)} />
        </section>
      )}
      <Documents ctx={ctx} documents={documents} most={mostDocuments} />
      <Pattern ctx={ctx} plan={plan} />
      <InvoiceHistory ctx={ctx} invoiceId={plan.id} />
      <p><a href={plansAddress()} data-key="Escape">{t('invoices.backToList')}</a></p>
    </>
  );
}

function endText(ctx: Context, { endDay, times }: ListedPlan, t: Translate): string {
  const day = endDay && t('recurring.endsOn', { day: calendarDay(endDay, ctx.locale, ctx.user.digits) });
  const count = times !== null && t('recurring.endsAfter', { count: times });
  return [count, day].filter(Boolean).join(' · ') || t('recurring.endless');
}

/** What each of the documents holds. */
async function Pattern({ ctx, plan }: { ctx: Context; plan: ListedPlan }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const pattern = await findInvoice(ctx, plan.templateId);
  const mayChange = can(ctx, 'invoices.edit') && plan.endedAt === null;
  return (
    <section className="group" aria-labelledby="pattern">
      <h2 id="pattern">{t('recurring.pattern')}</h2>
      <ul className="rows">
        {(pattern?.lines ?? []).map(({ position, name, quantity, amount }) => (
          <li key={position}><span><bdi>{name}</bdi> × <bdi dir="ltr">{quantityText(quantity, ctx.locale, ctx.user.digits)}</bdi></span> <Amount ctx={ctx} amount={amount} currency={plan.currency} /></li>
        ))}
      </ul>
      {mayChange && <p><a href={draftAddress(plan.templateId)}>{t('recurring.changePattern')}</a></p>}
    </section>
  );
}
