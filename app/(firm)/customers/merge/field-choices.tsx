import { FieldValue } from '../field-value';
import { Radios } from '#components/form/field';
import { SummaryList, SummaryRow } from '#components/summary-list';
import type { Context } from '#lib/context';
import type { CustomField } from '#lib/custom-fields/field';
import type { CustomerRecord } from '#lib/customers/record';
import type { ShownField } from '#lib/customers/show';
import { plainNumber } from '#lib/format';
import { chosenFields, optionsOf, usualChoice } from '#lib/merges/choose';
import { translator } from '#lib/messages';

interface FieldChoicesProps {
  ctx: Context;
  /** The one that is kept first. */
  candidates: [CustomerRecord, ...CustomerRecord[]];
  fields: ShownField[];
  own: readonly CustomField[];
}

/** Field for field the values that differ, each with who has it; what is the same in all is folded into a line. */
export function FieldChoices({ ctx, candidates, fields, own }: FieldChoicesProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const [{ values }] = candidates;
  const chosen = new Set(chosenFields(own));
  const filled = fields.filter(({ name }) => chosen.has(name) && candidates.some((candidate) => (candidate.values[name] ?? '') !== ''));
  const compared = filled.map((field) => ({ field, options: optionsOf(candidates, field.name) }));
  const differing = compared.filter(({ options }) => options.length > 1);
  const equal = compared.filter(({ options }) => options.length === 1);
  const numbersOf = (ids: string[]) => candidates.filter(({ customer }) => ids.includes(customer.id)).map(({ customer }) => plainNumber(customer.number, ctx.user.digits)).join(ctx.locale === 'ar' ? '، ' : ', ');
  return (
    <section className="group alternatives">
      <h2>{t('merges.differ')}</h2>
      {differing.length === 0 && <p className="help">{t('merges.nothingDiffers')}</p>}
      {differing.map(({ field, options }) => (
        <Radios key={field.name} name={`from.${field.name}`} label={field.label(values.kind)} value={usualChoice(candidates, field.name)}
          options={options.map(({ id, of, value }) => {
            const having = candidates.find(({ customer }) => customer.id === id) ?? candidates[0];
            return { value: id, label: value === '' ? t('merges.nothing') : field.text(having.values), direction: field.direction, isEmpty: value === '', about: t('merges.numberOf', { number: numbersOf(of) }) };
          })} />
      ))}
      {equal.length > 0 && (
        <details className="equal">
          <summary>{t('merges.equal', { count: equal.length })}</summary>
          <SummaryList>
            {equal.map(({ field }) => <SummaryRow key={field.name} label={field.label(values.kind)}><FieldValue ctx={ctx} field={field} values={values} /></SummaryRow>)}
          </SummaryList>
        </details>
      )}
    </section>
  );
}
