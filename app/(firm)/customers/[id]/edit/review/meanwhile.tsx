import { Radios } from '#components/form/field';
import { latestChanges, type PastChange } from '#lib/audit/queries';
import type { Context } from '#lib/context';
import type { Comparison } from '#lib/customers/compare';
import { type CustomerFieldName, type CustomerValues, customerFieldNames } from '#lib/customers/fields';
import { fieldLabel, fieldText } from '#lib/customers/show';
import { dayAndTime } from '#lib/format';
import { translator } from '#lib/messages';

/** What others have saved since the edit began: its last `count` changes. */
export async function meanwhileOf(ctx: Context, customerId: string, count: number): Promise<PastChange[]> {
  return count > 0 ? latestChanges(ctx, customerId, count) : [];
}

interface MeanwhileProps {
  ctx: Context;
  comparison: Comparison;
  values: CustomerValues;
  changes: PastChange[];
}

/** Says who changed what while this person was editing, and asks whose value shall stand where both changed a field. */
export function Meanwhile({ ctx, comparison, values, changes }: MeanwhileProps) {
  if (changes.length === 0) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  const said = (name: CustomerFieldName, value: string) => fieldText(ctx, name, { ...values, [name]: value }) || t('review.empty');
  const others = [...new Set(changes.map(({ by }) => by))].join(ctx.locale === 'ar' ? '، ' : ', ');
  return (
    <section className="findings" aria-labelledby="meanwhile">
      <h2 id="meanwhile">{t('review.changedMeanwhile', { name: others })}</h2>
      <p>{t('review.changedMeanwhileLead')}</p>
      <ul>
        {changes.map(({ at, by, changes: past }) => (
          <li key={at}>
            <p className="help"><bdi>{by}</bdi> · {dayAndTime(at, ctx.locale, ctx.user.digits, ctx.firm.timeZone)}</p>
            {customerFieldNames.flatMap((name) => {
              const change = past[name];
              if (!change) return [];
              return [<p key={name}>{t('review.theirChange', { field: t(fieldLabel(name, values.kind)), from: said(name, change.from), to: said(name, change.to) })}</p>];
            })}
          </li>
        ))}
      </ul>
      {comparison.disputed.map((name) => (
        <Radios key={name} name={`choice.${name}`} label={`${t(fieldLabel(name, values.kind))}: ${t('review.whose')}`} required options={[
          { value: 'mine', label: t('review.mine', { value: said(name, comparison.mine[name]?.to ?? '') }) },
          { value: 'theirs', label: t('review.theirs', { name: others, value: said(name, comparison.mine[name]?.from ?? '') }) },
        ]} />
      ))}
    </section>
  );
}
