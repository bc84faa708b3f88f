import { customerAddress } from './addresses';
import { answerFinding, showAgain } from './findings/actions';
import { Form } from '#components/form/form';
import { Landing } from '#components/form/landing';
import { Submit } from '#components/form/submit';
import { Icon } from '#components/icon';
import type { Context } from '#lib/context';
import { corrected, type Correction, type Finding } from '#lib/customers/checks/check';
import type { Draft } from '#lib/customers/draft';
import type { LookAlike } from '#lib/customers/duplicates/look-alikes';
import type { CustomerValues, FieldName } from '#lib/customers/fields';
import { findingsOf } from '#lib/customers/findings';
import { findingText, type ShownField } from '#lib/customers/show';
import { translator } from '#lib/messages';
import type { FieldProblem } from '#lib/problems';

const labelOf = (fields: ShownField[], name: string, kind?: string): string => fields.find((field) => field.name === name)?.label(kind) ?? name;

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
  return (
    <section className="error-summary" aria-labelledby="must-mend">
      <h2 id="must-mend">{t('review.mustMend')}</h2>
      <ul>
        {problems.map(({ field, key, values: placeholders }) => (
          <li key={field}>
            <a href={changeAddress(field as FieldName)}>{t(key, { field: labelOf(fields, field), ...placeholders })}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FindingsProps {
  ctx: Context;
  draft: Draft;
  /** The record as this review shows it. */
  values: CustomerValues;
  fields: ShownField[];
  changeAddress: (field: FieldName) => string;
  /** Customers who stand above as look-alikes: what is shared with them is said there. */
  lookAlikes: readonly LookAlike[];
}

/** What looks like a slip: what, why, and one press to mend it or to say that it is right. That nothing was found is said as well. */
export async function Findings(props: FindingsProps) {
  const { ctx, draft, values, lookAlikes } = props;
  const t = translator(ctx.locale, ctx.user.digits);
  const { open: found, dismissed } = await findingsOf(ctx, draft, values);
  const open = found.filter(({ customerId }) => !lookAlikes.some(({ customer }) => customer.id === customerId));
  const saidRight = dismissed.length > 0 && <SaidRight ctx={ctx} draft={draft} count={dismissed.length} />;
  if (open.length === 0) {
    return (
      <Landing id="findings" className="all-well">
        <p><strong>{t('review.nothingUnusual')}</strong> {t('review.checked')}</p>
        {saidRight}
      </Landing>
    );
  }
  return (
    <Landing id="findings" className="findings" labelledBy="please-check">
      <h2 id="please-check">{t('review.pleaseCheck')}</h2>
      <p className="help">{t('review.pleaseCheckLead')}</p>
      <ul>
        {[...Map.groupBy(open, ({ field }) => field)].map(([field, about]) => <FieldFindings key={field} {...props} field={field} about={about} />)}
      </ul>
      {saidRight}
    </Landing>
  );
}

type FieldFindingsProps = FindingsProps & { field: FieldName; about: Finding[] };

/** All that was found in one field, below the field as it stands. */
function FieldFindings({ field, about, ...props }: FieldFindingsProps) {
  const { ctx, values, fields, changeAddress } = props;
  const t = translator(ctx.locale, ctx.user.digits);
  const label = labelOf(fields, field, values.kind);
  return (
    <li>
      <p>
        <strong>{label}: </strong>
        <bdi className="value">{values[field]}</bdi>
      </p>
      {about.map((finding) => <OneFinding key={finding.key} {...props} finding={finding} label={label} />)}
      <a href={changeAddress(field)} aria-label={t('review.changeField', { field: label })}>{t('review.change')}</a>
    </li>
  );
}

type OneFindingProps = Pick<FindingsProps, 'ctx' | 'draft' | 'values' | 'fields'> & { finding: Finding; label: string };

function OneFinding({ ctx, draft, values, fields, finding, label }: OneFindingProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const { field, key, correction, customerId } = finding;
  const text = findingText(ctx, finding);
  const send = { draft: draft.id, field, finding: key, value: values[field] ?? '' };
  return (
    <div className="finding">
      <p>
        {text}
        {customerId && <> <a href={customerAddress(customerId)}>{t('review.openCustomer', { number: finding.values?.['number'] ?? '' })}</a></>}
      </p>
      {correction && <Corrected ctx={ctx} values={values} fields={fields} field={field} correction={correction} />}
      <Form action={answerFinding} words={{ problem: t('errors.summary'), errorTitle: t('error', { title: t('review.title') }) }}>
        {Object.entries(send).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        <div className="presses">
          {correction && <Submit intent="correct" quiet label={`${t('review.useIt')}: ${label}`}>{t('review.useIt')}</Submit>}
          <Submit intent="dismiss" quiet label={t('review.isRightAbout', { field: label, finding: text })}>{t('review.isRight')}</Submit>
        </div>
      </Form>
    </div>
  );
}

type CorrectedProps = Pick<FindingsProps, 'ctx' | 'values' | 'fields'> & { field: FieldName; correction: Correction };

/** What each field would hold, beside what it holds; a field is named where it is not the one that the finding is about. */
function Corrected({ ctx, values, fields, field, correction }: CorrectedProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <div className="correction" role="group" aria-label={t('review.correction')}>
      {fields.filter(({ name }) => correction[name] !== undefined).map((shown) => (
        <p key={shown.name}>
          {shown.name !== field && <span className="help">{shown.label(values.kind)}: </span>}
          <del><bdi className="value">{shown.text(values) || t('review.empty')}</bdi></del>
          <Icon name="becomes" mirrored />
          <ins><bdi className="value">{shown.text(corrected(values, correction)) || t('review.empty')}</bdi></ins>
        </p>
      ))}
    </div>
  );
}

/** How many remarks were said to be right, and the way to have them back. */
function SaidRight({ ctx, draft, count }: Pick<FindingsProps, 'ctx' | 'draft'> & { count: number }) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <Form action={showAgain} words={{ problem: t('errors.summary'), errorTitle: t('error', { title: t('review.title') }) }}>
      <input type="hidden" name="draft" value={draft.id} />
      <p className="help">{t('review.saidRight', { count })} <button className="link">{t('review.showAgain')}</button></p>
    </Form>
  );
}
