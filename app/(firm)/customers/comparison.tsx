import type { Context } from '#lib/context';
import type { Evidence } from '#lib/customers/duplicates/score';
import { fieldLabel } from '#lib/customers/show';
import { translator } from '#lib/messages';

type Shown = Record<'name' | 'contactName' | 'taxId' | 'email' | 'phone' | 'street' | 'buildingNumber' | 'city' | 'postalCode', string | null> & { kind: string };

interface Side {
  title: string;
  record: Shown;
}

/** Two customers side by side in the fields that both have, and how they stand to each other in each. */
export function Comparison({ ctx, evidence, one, other }: { ctx: Context; evidence: Evidence[]; one: Side; other: Side }) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <table className="comparison">
      <thead>
        <tr>
          <td />
          <th scope="col">{one.title}</th>
          <th scope="col">{other.title}</th>
          <th scope="col"><span className="visually-hidden">{t('alike.agreement')}</span></th>
        </tr>
      </thead>
      <tbody>
        {evidence.map(({ field, agreement }) => (
          <tr key={field} data-agreement={agreement}>
            <th scope="row">{t(fieldLabel(field, one.record.kind))}</th>
            <td><bdi>{shown(one.record, field)}</bdi></td>
            <td><bdi>{shown(other.record, field)}</bdi></td>
            <td>{t(`alike.${agreement}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What is compared of a field, as it is read. */
function shown(record: Shown, field: Evidence['field']): string {
  if (field === 'street') return [record.buildingNumber, record.street].filter(Boolean).join(' ');
  if (field === 'city') return [record.postalCode, record.city].filter(Boolean).join(' ');
  return record[field] ?? '';
}
