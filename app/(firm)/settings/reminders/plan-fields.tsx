import { Hidden, Select, TextField } from '#components/form/field';
import type { Context } from '#lib/context';
import { currencyChoices } from '#lib/currencies';
import { translator } from '#lib/messages';
import { reminderRecipients, reminderTones } from '#lib/reminders/plan';
import { mostSteps, stepField, type StepPart } from '#lib/reminders/plan-input';

/** So many empty rows stand ready; whoever needs more saves first. */
const spare = 2;

interface PlanFieldsProps {
  ctx: Context;
  /** A plan as its form shows it. */
  values: Record<string, string>;
  steps: number;
  currency: string;
}

/** Name and steps of a plan. */
export function PlanFields({ ctx, values, steps, currency }: PlanFieldsProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const rows = Math.min(steps + spare, mostSteps);
  return (
    <>
      <TextField name="name" required dir="auto" label={t('reminders.fields.name')} value={values['name']} />
      <p className="help">{t('reminders.stepsHelp')}</p>
      <div className="lines plan-steps">
        {Array.from({ length: rows }, (_, index) => <StepFields key={index} ctx={ctx} position={index + 1} values={values} currency={currency} />)}
      </div>
    </>
  );
}

function StepFields({ ctx, position, values, currency }: Omit<PlanFieldsProps, 'steps'> & { position: number }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const field = (part: StepPart, otherwise = '') => ({ name: stepField(position, part), value: values[stepField(position, part)] || otherwise });
  const label = (part: Exclude<StepPart, 'id'>) => t(`reminders.fields.${part}`);
  return (
    <fieldset className="line">
      <legend>{t('reminders.stepNumber', { position })}</legend>
      <Hidden {...field('id')} />
      <div className="line-figures">
        <TextField {...field('days')} label={label('days')} dir="ltr" inputMode="numeric" />
        <Select {...field('side', 'after')} label={label('side')} options={(['before', 'after'] as const).map((side) => ({ value: side, label: t(`reminders.sides.${side}`) }))} />
        <Select {...field('tone', 'friendly')} label={label('tone')} options={reminderTones.map((tone) => ({ value: tone, label: t(`reminders.tones.${tone}`) }))} />
        <Select {...field('recipient', 'invoiceContact')} label={label('recipient')} options={reminderRecipients.map((recipient) => ({ value: recipient, label: t(`reminders.recipients.${recipient}`) }))} />
        <TextField {...field('fee')} label={label('fee')} dir="ltr" inputMode="decimal" />
        <Select {...field('feeCurrency', currency)} label={label('feeCurrency')} options={currencyChoices(ctx.locale)} />
      </div>
    </fieldset>
  );
}
