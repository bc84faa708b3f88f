import { textAddress } from './addresses';
import { stepText } from './step-text';
import type { Context } from '#lib/context';
import { translator } from '#lib/messages';
import type { PlanWithSteps } from '#lib/reminders/change-plan';
import { textFor, textPlaces, textsOf } from '#lib/reminders/texts';

const languages = ['ar', 'en'] as const;

/** The texts of the letters: of each tone, of one about several invoices, and those that single steps have for themselves. */
export async function TextsList({ ctx, plans }: { ctx: Context; plans: readonly PlanWithSteps[] }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const texts = await textsOf(ctx);
  const ways = (place: string, title: string) => languages.map((language) => <a key={language} href={textAddress(place, language)} aria-label={`${t(`reminders.languageText.${language}`)}: ${title}`}>{t(`reminders.languageText.${language}`)}</a>);
  return (
    <section className="group" aria-labelledby="texts">
      <h2 id="texts">{t('reminders.textsTitle')}</h2>
      <p className="help">{t('reminders.textsHelp')}</p>
      <ul className="rows">
        {textPlaces.map((place) => (
          <li key={place}>
            <div><span className="strong">{t(`reminders.places.${place}`)}</span><p className="help">{t(languages.some((language) => textFor(texts, place, null, language).isOwn) ? 'reminders.ownText' : 'reminders.usualText')}</p></div>
            <div className="row-actions">{ways(place, t(`reminders.places.${place}`))}</div>
          </li>
        ))}
        {plans.flatMap(({ name, steps }) => steps.map((step) => (
          <li key={step.id}>
            <div><bdi>{name}</bdi> · {stepText(ctx, step)}<p className="help">{t(languages.some((language) => textFor(texts, step.tone, step.id, language).isOfStep) ? 'reminders.ownText' : 'reminders.textOfTone')}</p></div>
            <div className="row-actions">{ways(step.id, `${name} · ${stepText(ctx, step)}`)}</div>
          </li>
        )))}
      </ul>
    </section>
  );
}
