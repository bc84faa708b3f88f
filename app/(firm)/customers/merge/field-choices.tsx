import { FieldValue } from '../field-value';
import { Radios } from '#components/form/field';
import { SummaryList, SummaryRow } from '#components/summary-list';
import type { Context } from '#lib/context';
import type { CustomField } from '#lib/custom-fields/field';
import type { CustomerRecord } from '#lib/customers/record';
import type { ShownField } from '#lib/customers/show';
import { listed, plainNumber } from '#lib/format';
import { chosenFields, type Option, optionsOf, usualChoice } from '#lib/merges/choose';
import { translator } from '#lib/messages';

interface FieldChoicesProps {
  ctx: Context;
  /** The one that is kept first. */
  candidates: [CustomerRecord, ...CustomerRecord[]];
  fields: ShownField[];
  own: readonly CustomField[];
}

interface Compared {
  field: ShownField;
  options: Option[];
}

/** How many different values a field has. */
const filled = ({ options }: Compared): number => options.filter(({ value }) => value !== '').length;

/** Field for field the values that differ, each with who has it; what is the same in all is folded into a line. */
export function FieldChoices({ ctx, candidates, fields, own }: FieldChoicesProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const [{ values }] = candidates;
  const chosen = new Set(chosenFields(own));
  const compared = fields.filter(({ name }) => chosen.has(name)).map((field): Compared => ({ field, options: optionsOf(candidates, field.name) }));
  const differing = compared.filter((one) => filled(one) > 1);
  const oneSided = compared.filter((one) => filled(one) === 1 && one.options.length > 1);
  const equal = compared.filter((one) => filled(one) === 1 && one.options.length === 1);
  return (
    <>
      <section className="group alternatives">
        <h2>{t('merges.differ')}</h2>
        {differing.length === 0 && <p className="help">{t('merges.nothingDiffers')}</p>}
        {differing.map((one) => <Choice key={one.field.name} ctx={ctx} candidates={candidates} {...one} />)}
      </section>
      {oneSided.length > 0 && (
        <section className="group one-sided">
          <h2>{t('merges.oneSided')}</h2>
          {oneSided.map((one) => <Choice key={one.field.name} ctx={ctx} candidates={candidates} {...one} />)}
        </section>
      )}
      {equal.length > 0 && (
        <details className="group equal">
          <summary>{t('merges.equal', { count: equal.length })}</summary>
          <SummaryList>
            {equal.map(({ field }) => <SummaryRow key={field.name} label={field.label(values.kind)}><FieldValue ctx={ctx} field={field} values={values} /></SummaryRow>)}
          </SummaryList>
        </details>
      )}
    </>
  );
}

function Choice({ ctx, candidates, field, options }: Pick<FieldChoicesProps, 'ctx' | 'candidates'> & Compared) {
  const t = translator(ctx.locale, ctx.user.digits);
  const [kept] = candidates;
  const numbersOf = (ids: string[]) => listed(candidates.filter(({ customer }) => ids.includes(customer.id)).map(({ customer }) => plainNumber(customer.number, ctx.user.digits)), ctx.locale);
  const shown = options.map(({ id, of, value }) => {
    const { values } = candidates.find(({ customer }) => customer.id === id) ?? kept;
    if (value === '') return { value: id, label: t('merges.leaveEmpty'), isEmpty: true };
    return { value: id, label: field.text(values), direction: field.direction, about: t('merges.numberOf', { number: numbersOf(of) }) };
  });
  // What there is stands before the way to leave it empty, whosever it is.
  const inOrder = shown.toSorted((a, b) => Number(a.isEmpty ?? false) - Number(b.isEmpty ?? false));
  return <Radios name={`from.${field.name}`} label={field.label(kept.values.kind)} value={usualChoice(candidates, field.name)} options={inOrder} />;
}
