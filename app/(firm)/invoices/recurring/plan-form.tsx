import { Days } from './days';
import { Radios, Select, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Landing } from '#components/form/landing';
import { EnterSubmit, Submit } from '#components/form/submit';
import type { Context } from '#lib/context';
import type { Day } from '#lib/day';
import type { FormAction } from '#lib/form-state';
import { translator } from '#lib/messages';
import { rhythmUnits } from '#lib/recurring/input';
import { periodWords } from '#lib/recurring/period';

interface PlanFormProps {
  ctx: Context;
  action: FormAction;
  title: string;
  /** What is sent along unseen. */
  known: Record<string, string | number>;
  values: Record<string, string>;
  /** The days that these values make; null when they make none that can be shown. */
  days: Day[] | null;
  save: string;
  back: string;
}

/** When and how an invoice is repeated, and on which days that is. */
export function PlanForm({ ctx, action, title, known, values, days, save, back }: PlanFormProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const text = (name: string) => values[name] ?? '';
  return (
    <Form action={action} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
      <EnterSubmit intent="dates" />
      {Object.entries(known).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <section className="group">
        <div className="pair">
          <TextField name="every" required dir="ltr" inputMode="numeric" label={t('recurring.fields.every')} help={t('recurring.everyHelp')} value={text('every')} />
          <Select name="unit" label={t('recurring.fields.unit')} value={text('unit')} options={rhythmUnits.map((unit) => ({ value: unit, label: t(`recurring.units.${unit}`) }))} />
        </div>
        <TextField name="startDay" type="date" required dir="ltr" label={t('recurring.fields.startDay')} help={t('recurring.startDayHelp')} value={text('startDay')} />
      </section>
      <section className="group" aria-labelledby="ends">
        <h2 id="ends">{t('recurring.ends')}</h2>
        <p className="help">{t('recurring.endHelp')}</p>
        <div className="pair">
          <TextField name="endDay" type="date" dir="ltr" label={t('recurring.fields.endDay')} value={text('endDay')} />
          <TextField name="times" dir="ltr" inputMode="numeric" label={t('recurring.fields.times')} value={text('times')} />
        </div>
      </section>
      <Radios name="issues" label={t('recurring.fields.issues')} value={text('issues')} options={[{ value: 'draft', label: t('recurring.issuing.draft') }, { value: 'issue', label: t('recurring.issuing.issue'), about: t('recurring.issuingHelp') }]} />
      <p className="help">{t('recurring.placeholders', periodWords[ctx.locale])}</p>
      <Landing id="dates" className="group" labelledBy="dates-heading">
        <h2 id="dates-heading">{t('recurring.nextDates')}</h2>
        {days && <Days ctx={ctx} days={days} />}
        <div className="actions"><Submit intent="dates" quiet>{t('recurring.showDates')}</Submit></div>
      </Landing>
      <div className="actions"><Submit intent="save">{save}</Submit> <a href={back} data-key="Escape">{t('form.cancel')}</a></div>
    </Form>
  );
}
