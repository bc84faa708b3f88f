import type { Context } from '#lib/context';
import { checkCustomer } from '#lib/customers/checks';
import type { CustomerValues, FieldName } from '#lib/customers/fields';
import { fieldLabel, findingText, type ShownField } from '#lib/customers/show';
import { translator } from '#lib/messages';
import type { FieldProblem } from '#lib/problems';

interface MustMendProps {
  ctx: Context;
  fields: ShownField[];
  problems: FieldProblem[];
  changeAddress: (field: FieldName) => string;
}

/** What the firm has come to require since the form was accepted. It blocks the save. */
export function MustMend({ ctx, fields, problems, changeAddress }: MustMendProps) {
  if (problems.length === 0) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  const labelOf = (name: string) => fields.find((field) => field.name === name)?.label() ?? name;
  return (
    <section className="error-summary" aria-labelledby="must-mend">
      <h2 id="must-mend">{t('review.mustMend')}</h2>
      <ul>
        {problems.map(({ field, key, values: placeholders }) => (
          <li key={field}>
            <a href={changeAddress(field as FieldName)}>{t(key, { field: labelOf(field), ...placeholders })}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FindingsProps {
  ctx: Context;
  values: CustomerValues;
  changeAddress: (field: FieldName) => string;
}

/** What looks like a slip: what, why, and the way to mend it. That nothing was found is said as well. */
export function Findings({ ctx, values, changeAddress }: FindingsProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const findings = checkCustomer(values, ctx.firm.country);
  if (findings.length === 0) {
    return <p className="all-well"><strong>{t('review.nothingUnusual')}</strong> {t('review.checked')}</p>;
  }
  return (
    <section className="findings" aria-labelledby="findings">
      <h2 id="findings">{t('review.pleaseCheck')}</h2>
      <p className="help">{t('review.pleaseCheckLead')}</p>
      <ul>
        {[...Map.groupBy(findings, ({ field }) => field)].map(([field, about]) => {
          const label = t(fieldLabel(field, values.kind));
          return (
            <li key={field}>
              <p>
                <strong>{label}: </strong>
                <bdi className="value">{values[field]}</bdi>
              </p>
              {about.map((finding) => <p key={finding.key}>{findingText(ctx, finding)}</p>)}
              <a href={changeAddress(field)} aria-label={t('review.changeField', { field: label })}>{t('review.change')}</a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
