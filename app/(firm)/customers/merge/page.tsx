import { redirect } from 'next/navigation';
import { NoPermission } from '../../no-permission';
import { customerAddress, mergeAddress, nowhere } from '../addresses';
import { merge } from './actions';
import { FieldChoices } from './field-choices';
import { WhatMoves } from './what-moves';
import type { SearchParams } from '../../../search-params';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { isOpen } from '#lib/customers/open';
import { type CustomerRecord, findRecord } from '#lib/customers/record';
import { rulesOf } from '#lib/customers/rules';
import { shownFields } from '#lib/customers/show';
import { dayAndTime, listed, plainNumber } from '#lib/format';
import { mostAtOnce } from '#lib/merges/merge';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

/** A customer and the version that is seen of it, in one hidden field. */
const seen = ({ customer }: CustomerRecord): string => `${customer.id} ${customer.version}`;

/** Lays customers who are one and the same side by side: whose value of each field stands, what moves, and what becomes of the others. */
export default async function MergeCustomers({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.merge')) return <NoPermission ctx={ctx} />;
  const params = await searchParams;
  const ids = [...new Set([params['id'] ?? []].flat())];
  const t = translator(ctx.locale, ctx.user.digits);
  if (ids.length < 2 || ids.length > mostAtOnce) return <Refused ctx={ctx} why={t('merges.selection', { most: mostAtOnce })} />;
  const records: CustomerRecord[] = [];
  for (const id of ids) {
    const found = await findRecord(ctx, id);
    if (!found) redirect(nowhere);
    records.push(found);
  }
  const closed = records.find(({ customer }) => !isOpen(customer));
  if (closed) return <Refused ctx={ctx} why={t('merges.oneClosed', { number: closed.customer.number })} />;
  const eldest = records.toSorted((a, b) => a.customer.number - b.customer.number);
  const keepable = eldest.filter(({ customer }) => customer.archivedAt === null);
  const kept = keepable.find(({ customer }) => customer.id === params['keep']) ?? keepable[0];
  if (!kept) return <Refused ctx={ctx} why={t('merges.keptArchived')} />;
  const others = eldest.filter((record) => record !== kept);
  const title = t('merges.title', { count: ids.length });
  const [fields, rules] = await Promise.all([shownFields(ctx), rulesOf(ctx)]);
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{t('merges.lead', { number: kept.customer.number })}</p>
      <Candidates ctx={ctx} records={eldest} kept={kept} />
      <Form key={kept.customer.id} action={merge} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="kept" value={seen(kept)} />
        {others.map((record) => <input key={record.customer.id} type="hidden" name="others" value={seen(record)} />)}
        <FieldChoices ctx={ctx} candidates={[kept, ...others]} fields={fields} own={rules.fields} />
        <WhatMoves ctx={ctx} kept={kept} others={others} fields={fields} />
        <div className="actions">
          <Submit>{t('merges.submit', { others: listed(others.map(({ customer }) => plainNumber(customer.number, ctx.user.digits)), ctx.locale), number: kept.customer.number })}</Submit>
          <a href={customerAddress(kept.customer.id)} data-key="Escape">{t('merges.cancel')}</a>
        </div>
      </Form>
    </>
  );
}

function Refused({ ctx, why }: { ctx: Context; why: string }) {
  const t = translator(ctx.locale);
  const title = t('merges.title', { count: 2 });
  return (
    <>
      <title>{title}</title>
      <h1>{title}</h1>
      <p>{why}</p>
      <p><a href="/customers">{t('profile.backToList')}</a></p>
    </>
  );
}

/** Who is merged, and which of them stays. To keep another is another address. */
function Candidates({ ctx, records, kept }: { ctx: Context; records: CustomerRecord[]; kept: CustomerRecord }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const ids = records.map(({ customer }) => customer.id);
  return (
    <section aria-labelledby="candidates">
      <h2 id="candidates">{t('merges.candidates')}</h2>
      <ul className="candidates">
        {records.map(({ customer: { id, number, name, createdAt, archivedAt } }) => (
          <li key={id} className="candidate" data-kept={id === kept.customer.id ? '' : undefined}>
            <a href={customerAddress(id)} dir="auto" className="value strong">{name}</a>
            <span className="help">
              {plainNumber(number, ctx.user.digits)} · {t('merges.since', { at: dayAndTime(createdAt, ctx.locale, ctx.user.digits, ctx.firm.timeZone) })}
            </span>
            {id === kept.customer.id && <span className="tag">{t('merges.keeps')}</span>}
            {id !== kept.customer.id && archivedAt === null && <a href={mergeAddress(ids, id)} aria-label={`${t('merges.keep')}: ${t('merges.goTo', { number, name })}`}>{t('merges.keep')}</a>}
            {archivedAt !== null && <span className="help">{t('customers.archivedOnly')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
