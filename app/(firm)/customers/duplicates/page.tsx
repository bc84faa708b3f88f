import { customerAddress, duplicatesAddress, mergeAddress } from '../addresses';
import { Comparison } from '../comparison';
import { NoPermission } from '../../no-permission';
import { type SearchParams, single } from '../../../search-params';
import { keepPairApart } from './actions';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { Notice } from '#components/notice';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { listPairs, notComparedYet, type Pair, pairsOnPage } from '#lib/customers/duplicates/pairs';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

/** Customers of the whole register who may be one and the same, two by two, the likeliest first. */
export default async function PossibleDuplicates({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.edit')) return <NoPermission ctx={ctx} />;
  const params = await searchParams;
  const t = translator(ctx.locale, ctx.user.digits);
  const page = Math.max(1, Number.parseInt(single(params['page']) || '1', 10) || 1);
  const [{ pairs, total }, waiting] = await Promise.all([listPairs(ctx, page), notComparedYet(ctx)]);
  const pages = Math.max(1, Math.ceil(total / pairsOnPage));
  return (
    <>
      <title>{t('duplicates.title')}</title>
      <h1>{t('duplicates.title')}</h1>
      {single(params['saved']) === 'apart' && <Notice>{t('duplicates.apart')}</Notice>}
      <p className="lead">{t('duplicates.lead')}</p>
      {waiting > 0 && <p className="help">{t('duplicates.comparing', { count: waiting })}</p>}
      {total === 0 ? <p className="empty">{t('duplicates.none')}</p> : <p className="summary">{t('duplicates.count', { count: total })}</p>}
      <ol className="pairs">
        {pairs.map((pair) => <li key={`${pair.one.id} ${pair.other.id}`}><PairCard ctx={ctx} pair={pair} page={page} /></li>)}
      </ol>
      {pages > 1 && (
        <nav className="pages" aria-label={t('customers.pages')}>
          {page > 1 && <a rel="prev" href={duplicatesAddress(page - 1)}>{t('customers.previous')}</a>}
          <span>{t('customers.page', { page, pages })}</span>
          {page < pages && <a rel="next" href={duplicatesAddress(page + 1)}>{t('customers.next')}</a>}
        </nav>
      )}
    </>
  );
}

function PairCard({ ctx, pair: { one, other, evidence }, page }: { ctx: Context; pair: Pair; page: number }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const id = `reason-${one.id}-${other.id}`;
  const both = `${one.name}, ${other.name}`;
  return (
    <article className="look-alike" aria-label={both}>
      <h2>
        {[one, other].map((customer, index) => (
          <span key={customer.id}>
            {index > 0 && ' · '}
            <a href={customerAddress(customer.id)}><bdi>{customer.name}</bdi></a>
            {customer.archivedAt !== null && <span className="help"> {t('duplicates.archived')}</span>}
          </span>
        ))}
      </h2>
      <Comparison ctx={ctx} evidence={evidence} one={{ title: t('alike.number', { number: one.number }), record: one }} other={{ title: t('alike.number', { number: other.number }), record: other }} />
      <Form action={keepPairApart} words={{ problem: t('errors.summary'), errorTitle: t('error', { title: t('duplicates.title') }) }}>
        <input type="hidden" name="one" value={one.id} />
        <input type="hidden" name="other" value={other.id} />
        <input type="hidden" name="page" value={page} />
        <div className="presses">
          <a className="button quiet" href={mergeAddress([one.id, other.id])} aria-label={`${t('alike.merge')}: ${both}`}>{t('alike.merge')}</a>
          <label className="visually-hidden" htmlFor={id}>{t('alike.reason')}</label>
          <input id={id} name="reason" dir="auto" maxLength={200} placeholder={t('duplicates.reason')} autoComplete="off" />
          <Submit quiet label={`${t('alike.notSame')}: ${both}`}>{t('alike.notSame')}</Submit>
        </div>
      </Form>
    </article>
  );
}
