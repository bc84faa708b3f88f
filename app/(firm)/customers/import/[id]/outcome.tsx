import { changeColumns, discard, saveAll, undoAll } from '../actions';
import { importAddress } from '../addresses';
import { Press } from './press';
import { RowTable } from './row-table';
import { Welcomes } from './welcomes';
import { type SearchParams, single } from '../../../../search-params';
import { Notice } from '#components/notice';
import type { Context } from '#lib/context';
import { rulesOf } from '#lib/customers/rules';
import { choicesOf, savedOutcomes } from '#lib/imports/choices';
import { targetFields } from '#lib/imports/fields';
import { countOutcomes, type Import, listRows, type OutcomeCount, type RowFilter, rowOutcomes, rowsAPage } from '#lib/imports/queries';
import { countWelcomed } from '#lib/imports/welcome';
import { translator } from '#lib/messages';

interface OutcomeProps {
  ctx: Context;
  file: Import;
  params: SearchParams;
}

const filters: readonly RowFilter[] = ['all', ...rowOutcomes, 'saved'];

const sum = (counts: readonly OutcomeCount[], of: 'rows' | 'saved'): number => counts.reduce((total, count) => total + count[of], 0);

/** What becomes, or has become, of every row; and what can be done now. */
export async function Outcome({ ctx, file, params }: OutcomeProps) {
  const counts = await countOutcomes(ctx, file.id);
  const show = filters.find((filter) => filter === single(params['show'])) ?? 'all';
  const page = Math.min(Math.max(Math.trunc(Number(single(params['page']) || 1)) || 1, 1), Math.ceil(file.rowCount / rowsAPage));
  const rows = await listRows(ctx, file.id, show, page);
  const fields = targetFields(ctx, await rulesOf(ctx));
  const welcomed = await countWelcomed(ctx, file.id);
  return (
    <>
      <Said ctx={ctx} file={file} counts={counts} params={params} />
      {choicesOf(file).welcomes !== undefined && welcomed.sent > 0 && <Notice>{translator(ctx.locale, ctx.user.digits)('welcome.imports.sentNow', { count: welcomed.sent })}</Notice>}
      <Buttons ctx={ctx} file={file} counts={counts} welcomesDue={welcomed.due} />
      <Filters ctx={ctx} file={file} counts={counts} show={show} />
      <RowTable ctx={ctx} file={file} rows={rows} fields={fields} />
      <Pages ctx={ctx} file={file} counts={counts} show={show} page={page} />
    </>
  );
}

function Said({ ctx, file, counts, params }: OutcomeProps & { counts: OutcomeCount[] }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const [said, row] = [single(params['said']), Number(single(params['row']))];
  if ((said === 'repaired' || said === 'leftOutNow') && Number.isSafeInteger(row)) return <Notice>{t(`imports.${said}`, { row })}</Notice>;
  switch (file.state) {
    case 'saved':
      return <Notice>{t('imports.savedNow', { count: sum(counts, 'saved') })}</Notice>;
    case 'undone':
      return <Notice>{t('imports.undoneNow', { stays: sum(counts, 'saved') })}</Notice>;
    case 'stopped':
      return <Notice>{t('imports.stoppedNow')}</Notice>;
    case 'failed':
      return <div className="notice warning" role="alert">{t('imports.failedNow')}</div>;
    default:
      return null;
  }
}

interface CountedProps {
  ctx: Context;
  file: Import;
  counts: OutcomeCount[];
}

function Buttons({ ctx, file, counts, welcomesDue }: CountedProps & { welcomesDue: number }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const saved = savedOutcomes(choicesOf(file));
  const waiting = counts.filter(({ outcome }) => saved.includes(outcome)).reduce((total, { rows, saved }) => total + rows - saved, 0);
  const refused = counts.find(({ outcome }) => outcome === 'refused')?.rows ?? 0;
  const isAnySaved = sum(counts, 'saved') > 0;
  const { state, id } = file;
  return (
    <section className="group">
      {state !== 'undone' && waiting > 0 && <Welcomes ctx={ctx} file={file} />}
      {state !== 'undone' && waiting === 0 && welcomesDue > 0 && <Press ctx={ctx} file={id} action={saveAll} word={t('imports.continue')} quiet={false} />}
      {state !== 'undone' && waiting > 0 && <Press ctx={ctx} file={id} action={saveAll} word={state === 'stopped' || state === 'failed' ? t('imports.continue') : t('imports.toSave', { count: waiting })} help={t('imports.saveHelp', { refused })} quiet={false} />}
      {state === 'checked' && waiting === 0 && <p>{t('imports.toSave', { count: 0 })}. {t('imports.saveHelp', { refused })}</p>}
      {state !== 'undone' && isAnySaved && <Press ctx={ctx} file={id} action={undoAll} word={t('imports.undo')} help={t('imports.undoHelp')} />}
      <div className="presses">
        {state === 'checked' && <Press ctx={ctx} file={id} action={changeColumns} word={t('imports.remap')} />}
        <Press ctx={ctx} file={id} action={discard} word={t('imports.discard')} {...(isAnySaved && { help: t('imports.discardHelp') })} />
      </div>
    </section>
  );
}

const rowsOf = (file: Import, counts: readonly OutcomeCount[], filter: RowFilter): number => {
  if (filter === 'all') return file.rowCount;
  return filter === 'saved' ? sum(counts, 'saved') : (counts.find(({ outcome }) => outcome === filter)?.rows ?? 0);
};

/** How many there are of each outcome; each leads to them. */
function Filters({ ctx, file, counts, show }: CountedProps & { show: RowFilter }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const number = new Intl.NumberFormat(`${ctx.locale}-u-nu-${ctx.user.digits}`);
  return (
    <nav className="summary" aria-label={t('imports.outcome')}>
      {filters.map((filter) => ({ filter, rows: rowsOf(file, counts, filter) })).filter(({ rows, filter }) => rows > 0 || filter === show).map(({ filter, rows }) => (
        <a key={filter} className="filter" href={importAddress(file.id, { show: filter })} aria-current={filter === show ? 'page' : undefined}>{t(`imports.outcomes.${filter}`)} {number.format(rows)}</a>
      ))}
    </nav>
  );
}

function Pages({ ctx, file, counts, show, page }: CountedProps & { show: RowFilter; page: number }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const pages = Math.ceil(rowsOf(file, counts, show) / rowsAPage);
  if (pages < 2) return null;
  return (
    <nav className="pages" aria-label={t('customers.pages')}>
      {page > 1 && <a rel="prev" href={importAddress(file.id, { show, page: page - 1 })}>{t('customers.previous')}</a>}
      <span>{t('customers.page', { page, pages })}</span>
      {page < pages && <a rel="next" href={importAddress(file.id, { show, page: page + 1 })}>{t('customers.next')}</a>}
    </nav>
  );
}
