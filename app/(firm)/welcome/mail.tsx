import type { Context } from '#lib/context';
import { directionOf, translator } from '#lib/messages';
import type { Welcome } from '#lib/registration/welcome-for';

/** The mail that a welcome goes out with, word for word. */
export function WelcomeMail({ ctx, welcome: { letter, sheet, to, language } }: { ctx: Context; welcome: Welcome }) {
  if (!letter || !sheet) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  const paragraphs = letter.body.split('\n\n');
  return (
    <div className="letter">
      <dl className="facts">
        <div><dt>{t('welcome.mailTo')}</dt><dd><bdi dir="ltr">{to}</bdi></dd></div>
        <div><dt>{t('welcome.mailSubject')}</dt><dd className="strong" dir="auto">{letter.subject}</dd></div>
      </dl>
      <div className="letter-body" lang={language === 'both' ? undefined : language}>{paragraphs.map((paragraph, index) => <p key={index} dir={language === 'both' ? 'auto' : directionOf(language)} className="value">{paragraph}</p>)}</div>
      <p className="help">{t('welcome.attached', { name: `${sheet.name}.pdf` })}</p>
      <p className="help">{t('welcome.beforehand')}</p>
    </div>
  );
}
