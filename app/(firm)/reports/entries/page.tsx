import { redirect } from 'next/navigation';
import { Amount } from '../../amount';
import { nowhere } from '../../customers/addresses';
import { NoPermission } from '../../no-permission';
import { PagesNav } from '../../pages-nav';
import { behindFrom, entriesAddress, reportAddress } from '../addresses';
import { type SearchParams, single } from '../../../search-params';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { entryWords } from '#lib/documents/statement-sheet';
import { calendarDay } from '#lib/format';
import { todayOf } from '#lib/invoices/input';
import { translator } from '#lib/messages';
import { type Behind, entriesAPage, entriesBehind, type Entry } from '#lib/reports/entries';
import { labelsOf } from '#lib/reports/labels';
import { requireContext } from '#lib/session';

/** The invoices, payments or expenses that a figure is made of, and that they come to it. */
export default async function ShowEntries({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'reports.view')) return <NoPermission ctx={ctx} />;
  const params = await searchParams;
  const behind = behindFrom(params, todayOf(ctx));
  if (!behind) redirect(nowhere);
  const page = Math.max(Math.trunc(Number(single(params['page'])) || 1), 1);
  const { entries, count, ...sums } = await entriesBehind(ctx, behind, page);
  const t = translator(ctx.locale, ctx.user.digits);
  const { report, key, filter, part } = behind;
  const row = key === null ? t('reports.entries.allRows') : (await labelsOf(ctx, report, [key]))(key);
  const day = (of: string) => calendarDay(of, ctx.locale, ctx.user.digits);
  return (
    <article className="reports">
      <title>{t('reports.entries.title')}</title>
      <h1>{t('reports.entries.of', { report: t(`reports.names.${report}`), named: row })}</h1>
      <p className="screen-only"><a href={reportAddress(report, filter)} data-key="Escape">{t('reports.entries.back')}</a></p>
      <p>{report === 'receivables' ? t('reports.asOf', { day: day(filter.day) }) : t('reports.period', { from: day(filter.from), to: day(filter.to) })} · {t('reports.entries.count', { count })}{part !== 'income' && part !== 'spent' && part !== 'open' && ` · ${t(`reports.columns.${part}`)}`}</p>
      {report === 'categories' && filter.sharing === 'equal' && key !== null && <p className="help">{t('reports.entries.shared')}</p>}
      {count === 0 ? <p className="empty">{t('reports.entries.empty')}</p> : <EntryTable ctx={ctx} behind={behind} entries={entries} sums={sums} />}
      <PagesNav page={page} pages={Math.ceil(count / entriesAPage)} address={(of) => entriesAddress(behind, of)} t={t} />
    </article>
  );
}

const addressOf = ({ what, id }: Entry): string => (what === 'expense' ? `/expenses/${id}` : what === 'payment' || what === 'refund' ? `/payments/${id}` : `/invoices/${id}`);

interface EntryTableProps {
  ctx: Context;
  behind: Behind;
  entries: readonly Entry[];
  sums: Pick<Entry, 'net' | 'tax' | 'total'>;
}

function EntryTable({ ctx, behind: { report, currency }, entries, sums }: EntryTableProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const amounts = report === 'receivables' ? (['total'] as const) : report === 'products' ? (['net'] as const) : (['net', 'tax', 'total'] as const);
  const cells = (of: EntryTableProps['sums']) => amounts.map((name) => <td key={name} data-label={t(`reports.entries.columns.${name}`)}><Amount ctx={ctx} amount={of[name]} currency={currency} /></td>);
  return (
    <table className="figures report-figures">
      <thead><tr>{(['entry', 'day', 'who', ...amounts] as const).map((column) => <th key={column} scope="col" data-text={column === 'day' || column === 'who' ? '' : undefined}>{t(`reports.entries.columns.${column}`)}</th>)}</tr></thead>
      <tbody>
        {entries.map((entry, index) => (
          <tr key={index}>
            <th scope="row"><a href={addressOf(entry)}>{t(entry.what === 'expense' ? 'reports.entries.expense' : entryWords[entry.what])} {entry.number && <bdi>{entry.number}</bdi>}</a></th>
            <td data-text="" data-label={t('reports.entries.columns.day')}>{calendarDay(entry.day, ctx.locale, ctx.user.digits)}</td>
            <td data-text="" data-label={t('reports.entries.columns.who')}><bdi>{entry.name}</bdi></td>
            {cells(entry)}
          </tr>
        ))}
      </tbody>
      <tfoot><tr><th scope="row">{t('reports.entries.sum')}</th><td /><td />{cells(sums)}</tr></tfoot>
    </table>
  );
}
