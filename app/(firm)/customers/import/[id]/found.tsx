import { readingAddress } from '../addresses';
import { SummaryList, SummaryRow } from '#components/summary-list';
import type { Context } from '#lib/context';
import { choicesOf } from '#lib/imports/choices';
import { firstRows, type Import } from '#lib/imports/queries';
import { nameOfDelimiter, shapeOfImport } from '#lib/imports/reread';
import { type MessageKey, translator } from '#lib/messages';

const shownRows = 5;

/** What was found in a file, and the way to have it read differently. */
export async function Found({ ctx, file }: { ctx: Context; file: Import }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const { format, encoding, delimiter } = shapeOfImport(file);
  const { noticed } = choicesOf(file);
  const isText = format !== 'xlsx';
  return (
    <section className="group">
      <h2>{t('imports.found')}</h2>
      <SummaryList>
        <SummaryRow label={t('imports.format')}>{t(`imports.formats.${format}`)}</SummaryRow>
        {isText && <SummaryRow label={t('imports.encoding')}><bdi>{t(`imports.encodings.${encoding}`)}</bdi></SummaryRow>}
        {format === 'csv' && <SummaryRow label={t('imports.delimiter')}><Delimiter ctx={ctx} sign={delimiter} /></SummaryRow>}
        <SummaryRow label={t('imports.rowCount')}>{t('imports.rows', { count: file.rowCount })}</SummaryRow>
      </SummaryList>
      {noticed && noticed.joined > 0 && <p className="notice caution" role="note">{t('imports.joined', { count: noticed.joined })}</p>}
      {noticed && noticed.unreadable > 0 && <p className="notice caution" role="note">{t('imports.unreadableRows', { count: noticed.unreadable })}</p>}
      <FirstRows ctx={ctx} file={file} />
      {isText && <p><a href={readingAddress(file.id)}>{t('imports.rereadLead')}</a></p>}
    </section>
  );
}

const delimiterWord = (sign: string): MessageKey | null => {
  const name = nameOfDelimiter(sign);
  return name === '' ? null : (`imports.delimiters.${name}` as MessageKey);
};

function Delimiter({ ctx, sign }: { ctx: Context; sign: string }) {
  const word = delimiterWord(sign);
  return word ? translator(ctx.locale)(word) : <bdi>{sign}</bdi>;
}

/** The headings and first rows as they were read. The table may be wider than the page: then it scrolls by itself. */
async function FirstRows({ ctx, file }: { ctx: Context; file: Import }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const rows = await firstRows(ctx, file.id, shownRows);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls must be reached by keyboard (WCAG 2.1.1).
    <div className="wide" role="region" aria-label={t('imports.firstRows')} tabIndex={0}>
      <table className="cells">
        <caption className="visually-hidden">{t('imports.firstRows')}</caption>
        <thead>
          <tr>{file.headings.map((heading, column) => <th key={column} scope="col" dir="auto">{heading || t('imports.noHeading', { number: String(column + 1) })}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map(({ position, cells }) => <tr key={position}>{cells.map((cell, column) => <td key={column} dir="auto">{cell}</td>)}</tr>)}
        </tbody>
      </table>
    </div>
  );
}
