import type { Changes } from '#db/schema/audit';
import { FieldValue } from '../../../field-value';
import type { Context } from '#lib/context';
import type { CustomerValues, FieldName } from '#lib/customers/fields';
import type { ShownField } from '#lib/customers/show';
import { translator } from '#lib/messages';

interface ChangesTableProps {
  ctx: Context;
  fields: ShownField[];
  changes: Changes;
  /** The record with the changes made. */
  values: CustomerValues;
  changeAddress: (field: FieldName) => string;
}

/** What is about to change, old beside new, each with the way back to its field. */
export function ChangesTable({ ctx, fields, changes, values, changeAddress }: ChangesTableProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const rows = fields.flatMap((field) => (changes[field.name] ? [{ field, ...changes[field.name] }] : []));
  const shown = (field: ShownField, value = '') => <FieldValue ctx={ctx} field={field} values={{ ...values, [field.name]: value }} />;
  return (
    <table className="changes">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('review.from')}</th>
          <th scope="col">{t('review.to')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ field, from, to }) => {
          const label = field.label(values.kind);
          return (
            <tr key={field.name}>
              <th scope="row">{label}</th>
              <td><del>{shown(field, from)}</del></td>
              <td><ins>{shown(field, to)}</ins></td>
              <td><a href={changeAddress(field.name)} aria-label={t('review.changeField', { field: label })}>{t('review.change')}</a></td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
