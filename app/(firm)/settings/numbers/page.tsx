import { NoPermission } from '../../no-permission';
import { type SearchParams, single } from '../../../search-params';
import { confirmationOf } from '../confirmation';
import { Ledger } from './ledger';
import { SeriesList } from './series-list';
import { can } from '#lib/access';
import { translator } from '#lib/messages';
import { ledgerProof } from '#lib/numbers/ledger';
import { allSeries } from '#lib/numbers/series';
import { requireContext } from '#lib/session';

/** How documents are numbered, and every number that was given: whoever may see documents may see that none is missing. */
export default async function Numbers({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'invoices.view')) return <NoPermission ctx={ctx} heading="h2" />;
  const t = translator(ctx.locale, ctx.user.digits);
  const params = await searchParams;
  const [series, proof] = [await allSeries(ctx), await ledgerProof(ctx)];
  const chosen = series.find(({ id }) => id === single(params['series']));
  const page = Math.max(Math.trunc(Number(single(params['page'])) || 1), 1);
  return (
    <>
      {confirmationOf(params, t)}
      <SeriesList ctx={ctx} series={series} proof={proof} />
      <Ledger ctx={ctx} series={series} proof={proof} chosen={chosen} page={page} />
      {/* Last: of several titles the browser takes the first, which a refused form gives. */}
      <title>{t('numbers.title')}</title>
    </>
  );
}
