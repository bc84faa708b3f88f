import { customerAddress } from '../../addresses';
import { rowAddress } from '../addresses';
import { problemText } from './problem-text';
import type { Context } from '#lib/context';
import { plainNumber } from '#lib/format';
import { choicesOf } from '#lib/imports/choices';
import type { TargetField } from '#lib/imports/fields';
import type { Import, ImportRow } from '#lib/imports/queries';
import { columnsOf, isFilled } from '#lib/imports/row-values';
import { translator } from '#lib/messages';

interface RowTableProps {
  ctx: Context;
  file: Import;
  rows: ImportRow[];
  fields: TargetField[];
}

/** So many cells stand beneath the name. */
const cellsShown = 5;

/** Rows, what becomes of each, and why. A row leads to where it can be repaired, or to the customer that it has become. */
export function RowTable({ ctx, file, rows, fields }: RowTableProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  if (rows.length === 0) return <p className="empty">{t('imports.none')}</p>;
  const choices = choicesOf(file);
  const { byTarget } = columnsOf(file.mapping, file.headings.length);
  const textOf = (row: ImportRow, target: string) => (byTarget.get(target) ?? []).filter((column) => isFilled(row.cells, column, choices)).map((column) => row.cells[column] ?? '').join(' ');
  const others = [...byTarget.keys()].filter((target) => target !== 'name');
  return (
    <table className="list outcomes">
      <thead>
        <tr>
          <th scope="col">{t('imports.row')}</th>
          <th scope="col">{t('customers.name')}</th>
          <th scope="col">{t('imports.outcome')}</th>
          <th scope="col">{t('imports.why')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.position} data-outcome={row.outcome}>
            <td>{plainNumber(row.position, ctx.user.digits)}</td>
            <th scope="row" dir="auto">
              <a href={row.savedVersion !== null && row.customerId ? customerAddress(row.customerId) : rowAddress(file.id, row.position)}>{textOf(row, 'name') || `${t('imports.row')} ${plainNumber(row.position, ctx.user.digits)}`}</a>
              <p className="help">{others.map((target) => textOf(row, target)).filter(Boolean).slice(0, cellsShown).map((text) => `\u2068${text}\u2069`).join(' · ')}</p>
            </th>
            <td>{row.outcome && <span className="tag">{t(`imports.outcomes.${row.savedVersion !== null ? 'saved' : row.outcome}`)}</span>}</td>
            <td>{row.problems.map((problem) => <p key={`${problem.column} ${problem.key}`}>{problemText(ctx, fields, problem)}</p>)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
