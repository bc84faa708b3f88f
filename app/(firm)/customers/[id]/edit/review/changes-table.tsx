import type { Changes } from '#db/schema/audit';
import { FieldValue } from '../../../field-value';
import type { Context } from '#lib/context';
import { type CustomerFieldName, type CustomerValues, customerFieldNames } from '#lib/customers/fields';
import { fieldLabel, fieldText } from '#lib/customers/show';
import { translator } from '#lib/messages';

interface ChangesTableProps {
  ctx: Context;
  changes: Changes;
  /** The record with the changes made. */
  values: CustomerValues;
  changeAddress: (field: CustomerFieldName) => string;
}

/** What is about to change, old beside new, each with the way back to its field. */
export function ChangesTable({ ctx, changes, values, changeAddress }: ChangesTableProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const rows = customerFieldNames.flatMap((name) => (changes[name] ? [{ name, ...changes[name] }] : []));
  const shown = (name: CustomerFieldName, value: string) => {
    const record = { ...values, [name]: value };
    return <FieldValue ctx={ctx} name={name} values={record} text={fieldText(ctx, name, record)} />;
  };
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
        {rows.map(({ name, from, to }) => {
          const label = t(fieldLabel(name, values.kind));
          return (
            <tr key={name}>
              <th scope="row">{label}</th>
              <td><del>{shown(name, from)}</del></td>
              <td><ins>{shown(name, to)}</ins></td>
              <td><a href={changeAddress(name)} aria-label={t('review.changeField', { field: label })}>{t('review.change')}</a></td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
