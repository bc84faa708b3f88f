import { pressSeries } from './actions';
import { seriesAddress } from './addresses';
import { Form } from '#components/form/form';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { todayOf } from '#lib/invoices/input';
import { type Translate, translator } from '#lib/messages';
import type { LedgerProof } from '#lib/numbers/ledger';
import { nextNumbersOf, numberedTypes, type NumberSeries, usualNumber, usualPattern } from '#lib/numbers/series';

interface SeriesListProps {
  ctx: Context;
  series: NumberSeries[];
  proof: LedgerProof;
}

/** How many numbers a series has given. */
export const givenBy = ({ within }: LedgerProof, id: string): number => within.reduce((sum, { seriesId, count }) => (seriesId === id ? sum + count : sum), 0);

/** The series of each type of document, with the number that each would give today. */
export async function SeriesList({ ctx, series, proof }: SeriesListProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('numbers.title');
  const today = todayOf(ctx);
  const next = await nextNumbersOf(ctx, series, today);
  const mayEdit = can(ctx, 'firm.edit');
  return (
    <section className="group">
      <div className="head"><h2>{title}</h2>{mayEdit && <a className="button quiet" href={seriesAddress('new')}>{t('numbers.new')}</a>}</div>
      <p className="help">{t('numbers.lead')}</p>
      <Form action={pressSeries} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        {numberedTypes.map((type) => {
          const ofType = series.filter((candidate) => candidate.type === type);
          return (
            <section key={type} aria-labelledby={type}>
              <h3 id={type} className="strong">{t(`numbers.types.${type}`)}</h3>
              <ul className="rows">
                {ofType.map((one) => <Row key={one.id} series={one} given={givenBy(proof, one.id)} next={next.get(one.id) ?? ''} mayEdit={mayEdit} t={t} />)}
                {ofType.length === 0 && <li><Facts pattern={usualPattern(type)} next={usualNumber(type, today)} more={[t('numbers.begins')]} t={t} /></li>}
              </ul>
            </section>
          );
        })}
      </Form>
    </section>
  );
}

function Facts({ pattern, next, more, t }: { pattern: string; next: string | null; more: string[]; t: Translate }) {
  return (
    <div>
      <bdi dir="ltr">{pattern}</bdi>
      <p className="help">{next !== null && <>{t('numbers.next')} <bdi dir="ltr">{next}</bdi> · </>}{more.join(' · ')}</p>
    </div>
  );
}

interface RowProps {
  series: NumberSeries;
  given: number;
  next: string;
  mayEdit: boolean;
  t: Translate;
}

function Row({ series: { id, pattern, isDefault, archivedAt }, given, next, mayEdit, t }: RowProps) {
  const state = archivedAt !== null ? [t('numbers.archived')] : isDefault ? [t('numbers.usual')] : [];
  const press = (what: 'usual' | 'archive' | 'restore', label: string) => <button className="link" name="intent" value={`${what}.${id}`} aria-label={`${label}: ${pattern}`}>{label}</button>;
  return (
    <li>
      <Facts pattern={pattern} next={archivedAt === null ? next : null} more={[...state, t('numbers.count', { count: given })]} t={t} />
      {mayEdit && (
        <div className="row-actions screen-only">
          {given === 0 && <a href={seriesAddress(id)} aria-label={`${t('numbers.change')}: ${pattern}`}>{t('numbers.change')}</a>}
          {archivedAt === null && !isDefault && press('usual', t('numbers.makeUsual'))}
          {archivedAt === null && !isDefault && press('archive', t('numbers.archive'))}
          {archivedAt !== null && press('restore', t('numbers.restore'))}
        </div>
      )}
    </li>
  );
}
