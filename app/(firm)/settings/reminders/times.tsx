import { saveTimes } from './actions';
import { Select, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import type { Context } from '#lib/context';
import { translator } from '#lib/messages';
import { reminderSettingsOf } from '#lib/reminders/settings';
import { weekends } from '#lib/reminders/weekend';

/** At what time of day, and on which days, the firm reminds. */
export async function Times({ ctx }: { ctx: Context }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const { time, weekend, version } = await reminderSettingsOf(ctx);
  const title = t('reminders.whenTitle');
  return (
    <section className="group" aria-labelledby="times">
      <h2 id="times">{title}</h2>
      <Form action={saveTimes} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="version" value={version} />
        <TextField name="time" required dir="ltr" inputMode="numeric" label={t('reminders.fields.time')} help={t('reminders.timeHelp', { zone: ctx.firm.timeZone })} value={time} />
        <Select name="weekend" label={t('reminders.fields.weekend')} help={t('reminders.weekendHelp')} value={weekend} options={weekends.map((choice) => ({ value: choice, label: t(`reminders.weekends.${choice}`) }))} />
        <div className="actions"><Submit>{t('reminders.save')}</Submit></div>
      </Form>
    </section>
  );
}
