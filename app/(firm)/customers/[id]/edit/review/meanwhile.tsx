import { Radios } from '#components/form/field';
import { latestChanges, type PastChange } from '#lib/audit/queries';
import type { Context } from '#lib/context';
import type { Comparison } from '#lib/customers/compare';
import type { CustomerValues } from '#lib/customers/fields';
import type { ShownField } from '#lib/customers/show';
import { dayAndTime } from '#lib/format';
import { translator } from '#lib/messages';

/** What others have saved since the edit began: its last `count` changes. */
export async function meanwhileOf(ctx: Context, customerId: string, count: number): Promise<PastChange[]> {
  return count > 0 ? latestChanges(ctx, customerId, count) : [];
}

interface MeanwhileProps {
  ctx: Context;
  fields: ShownField[];
  comparison: Comparison;
  values: CustomerValues;
  changes: PastChange[];
}

/** Says who changed what while this person was editing, and asks whose value shall stand where both changed a field. */
export function Meanwhile({ ctx, fields, comparison, values, changes }: MeanwhileProps) {
  if (changes.length === 0) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  const said = (field: ShownField, value = '') => field.text({ ...values, [field.name]: value }) || t('review.empty');
  const disputed = fields.filter(({ name }) => comparison.disputed.includes(name));
  const others = [...new Set(changes.map(({ by }) => by))].join(ctx.locale === 'ar' ? '، ' : ', ');
  return (
    <section className="findings" aria-labelledby="meanwhile">
      <h2 id="meanwhile">{t('review.changedMeanwhile', { name: others })}</h2>
      <p>{t('review.changedMeanwhileLead')}</p>
      <ul>
        {changes.map(({ at, by, changes: past }) => (
          <li key={at}>
            <p className="help"><bdi>{by}</bdi> · {dayAndTime(at, ctx.locale, ctx.user.digits, ctx.firm.timeZone)}</p>
            {fields.flatMap((field) => {
              const change = past[field.name];
              if (!change) return [];
              return [<p key={field.name}>{t('review.theirChange', { field: field.label(values.kind), from: said(field, change.from), to: said(field, change.to) })}</p>];
            })}
          </li>
        ))}
      </ul>
      {disputed.map((field) => (
        <Radios key={field.name} name={`choice.${field.name}`} label={`${field.label(values.kind)}: ${t('review.whose')}`} required options={[
          { value: 'mine', label: t('review.mine', { value: said(field, comparison.mine[field.name]?.to) }) },
          { value: 'theirs', label: t('review.theirs', { name: others, value: said(field, comparison.mine[field.name]?.from) }) },
        ]} />
      ))}
    </section>
  );
}
