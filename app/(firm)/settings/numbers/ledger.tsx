import { invoiceAddress } from '../../invoices/addresses';
import { PagesNav } from '../../pages-nav';
import { numbersAddress } from './addresses';
import { givenBy } from './series-list';
import type { Context } from '#lib/context';
import { dayAndTime } from '#lib/format';
import { type Translate, translator } from '#lib/messages';
import { type GivenNumber, ledgerPage, type LedgerProof, numbersAPage } from '#lib/numbers/ledger';
import type { NumberSeries } from '#lib/numbers/series';

interface LedgerProps {
  ctx: Context;
  series: NumberSeries[];
  proof: LedgerProof;
  /** The series whose numbers alone are shown. */
  chosen: NumberSeries | undefined;
  page: number;
}

/** Every number that was given, and what proves that none is missing and none is there twice. */
export async function Ledger({ ctx, series, proof, chosen, page }: LedgerProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const total = proof.within.reduce((sum, { seriesId, count }) => (chosen && seriesId !== chosen.id ? sum : sum + count), 0);
  const numbers = await ledgerPage(ctx, chosen?.id ?? '', page);
  const used = series.filter(({ id }) => givenBy(proof, id) > 0);
  return (
    <section className="group" id="ledger" aria-labelledby="ledger-heading">
      <h2 id="ledger-heading">{t('numbers.ledger')}</h2>
      <Proof proof={proof} t={t} />
      {used.length > 1 && (
        <nav className="summary" aria-label={t('numbers.bySeries')}>
          <a className="filter" href={numbersAddress({})} aria-current={chosen ? undefined : 'true'}>{t('numbers.all')}</a>
          {used.map(({ id, pattern }) => <a key={id} className="filter" href={numbersAddress({ seriesId: id })} aria-current={chosen?.id === id ? 'true' : undefined}><bdi dir="ltr">{pattern}</bdi></a>)}
        </nav>
      )}
      {numbers.length > 0 && <NumberTable ctx={ctx} numbers={numbers} t={t} />}
      <PagesNav page={page} pages={Math.ceil(total / numbersAPage)} address={(to) => numbersAddress({ seriesId: chosen?.id ?? '', page: to })} label={t('numbers.ledger')} t={t} />
    </section>
  );
}

function Proof({ proof: { within, twice }, t }: { proof: LedgerProof; t: Translate }) {
  const gaps = within.filter(({ missing }) => missing !== 0);
  const count = within.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return <p>{t('numbers.none')}</p>;
  if (gaps.length === 0 && twice === 0) return <div><p className="strong">{t('numbers.proof', { count })}</p><p className="help">{t('numbers.proofHelp', { command: 'sijill check' })}</p></div>;
  return (
    <div className="notice warning">
      <p>{t('numbers.broken')}</p>
      <ul>
        {gaps.map(({ seriesId, pattern, period, missing }) => <li key={`${seriesId} ${period}`}>{period === '' ? t('numbers.missing', { count: missing, pattern }) : t('numbers.missingIn', { count: missing, pattern, period })}</li>)}
        {twice > 0 && <li>{t('numbers.twice', { count: twice })}</li>}
      </ul>
    </div>
  );
}

const documentAddress = ({ type, documentId }: GivenNumber): string => (type === 'receipt' ? `/payments/${documentId}` : invoiceAddress(documentId));

function NumberTable({ ctx, numbers, t }: { ctx: Context; numbers: GivenNumber[]; t: Translate }) {
  const moment = (at: number) => dayAndTime(at, ctx.locale, ctx.user.digits, ctx.firm.timeZone);
  const columns = ['number', 'type', 'at', 'by', 'state'] as const;
  return (
    <table className="list documents ledger">
      <thead><tr>{columns.map((column) => <th key={column} scope="col">{t(`numbers.columns.${column}`)}</th>)}</tr></thead>
      <tbody>
        {numbers.map((given) => (
          <tr key={given.documentId}>
            <th scope="row"><a href={documentAddress(given)}><bdi dir="ltr">{given.number}</bdi></a></th>
            <td>{t(`numbers.documents.${given.type}`)}</td>
            <td data-label={t('numbers.columns.at')}>{moment(given.at)}</td>
            <td data-label={t('numbers.columns.by')}><bdi>{given.by}</bdi></td>
            <td>{given.voidedAt !== null && <><span className="state" data-state="void">{t('numbers.void', { at: moment(given.voidedAt) })}</span><p className="help"><bdi>{given.voidReason}</bdi></p></>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
