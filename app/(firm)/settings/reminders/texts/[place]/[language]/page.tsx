import { redirect } from 'next/navigation';
import { nowhere } from '../../../../../customers/addresses';
import { NoPermission } from '../../../../../no-permission';
import { type SearchParams, single } from '../../../../../../search-params';
import { saveText } from '../../../actions';
import { settingsAddress, textAddress } from '../../../addresses';
import { SaidOfReminders } from '../../../said';
import { stepText } from '../../../step-text';
import { TextArea, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Shown } from '#components/form/shown';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { brandOf } from '#lib/brands/queries';
import { directionOf, type Translate, translator } from '#lib/messages';
import { findStep } from '#lib/reminders/find-step';
import { sampleLetter } from '#lib/reminders/preview';
import { isTextPlace, textFor, textsOf } from '#lib/reminders/texts';
import { letterWords } from '#lib/reminders/variables';
import { requireContext } from '#lib/session';

interface TextProps {
  params: Promise<{ place: string; language: string }>;
  searchParams: Promise<SearchParams>;
}

/** The text of a kind of letter, or of one step, in one language; with what it comes to beneath it. */
export default async function ReminderText({ params, searchParams }: TextProps) {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const { place, language } = await params;
  const step = isTextPlace(place) ? null : await findStep(ctx, place);
  if ((language !== 'ar' && language !== 'en') || (!isTextPlace(place) && !step)) redirect(nowhere);
  const kind = isTextPlace(place) ? place : (step?.tone ?? 'friendly');
  const { subject, body, isOwn, isOfStep } = textFor(await textsOf(ctx), kind, step?.id ?? null, language);
  const t = translator(ctx.locale, ctx.user.digits);
  const title = step ? t('reminders.stepText') : t(`reminders.places.${kind}`);
  const letter = sampleLetter(ctx, await brandOf(ctx), kind, step, language, { subject, body });
  const dir = directionOf(language);
  const other = language === 'ar' ? 'en' : 'ar';
  return (
    <section className="group">
      <SaidOfReminders said={single((await searchParams)['saved'])} t={t} />
      <h2>{title} · {t(`reminders.languageText.${language}`)}</h2>
      {step && <p className="help">{stepText(ctx, step)}</p>}
      <p className="row-actions"><a href={textAddress(place, other)}>{t(`reminders.languageText.${other}`)}</a> <a href={settingsAddress()} data-key="Escape">{t('reminders.settingsTitle')}</a></p>
      <Form action={saveText} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="place" value={place} />
        <input type="hidden" name="language" value={language} />
        <TextField name="subject" required dir={dir} label={t('reminders.fields.subject')} value={subject} />
        <TextArea name="body" required dir={dir} rows={14} label={t('reminders.fields.body')} value={body} />
        <div className="actions">
          <Submit>{t('reminders.saveText')}</Submit>
          <Submit intent="preview" quiet>{t('reminders.showPreview')}</Submit>
          {(step ? isOfStep : isOwn) && <Submit intent="reset" quiet>{t(step ? 'reminders.resetStep' : 'reminders.reset')}</Submit>}
        </div>
        <section className="letter-preview" aria-labelledby="preview">
          <h3 id="preview">{t('reminders.preview')}</h3>
          <p className="strong" dir={dir}><Shown name="preview.subject" value={letter.subject} /></p>
          <div className="value" dir={dir}><Shown name="preview.body" value={letter.body} /></div>
        </section>
      </Form>
      <Variables t={t} language={language} />
    </section>
  );
}

function Variables({ t, language }: { t: Translate; language: 'ar' | 'en' }) {
  return (
    <section aria-labelledby="variables">
      <h3 id="variables">{t('reminders.variables')}</h3>
      <dl className="facts">{letterWords.names.map((name) => <div key={name}><dt><bdi>{letterWords.word(name, language)}</bdi></dt><dd>{t(`reminders.about.${name}`)}</dd></div>)}</dl>
      <p className="help">{t('reminders.variablesHelp')}</p>
    </section>
  );
}
