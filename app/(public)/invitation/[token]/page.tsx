import { joinFirm } from '../../actions';
import { Hidden, Select, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import type { Context, Locale } from '#lib/context';
import { dayAndTime } from '#lib/format';
import { translator } from '#lib/messages';
import { readerLocale, signedIn } from '#lib/session';
import { findInvitation, type Invitation } from '#lib/users/accept';
import { shortestPassword } from '#lib/users/password';

/** Looking at it uses nothing up: programs that look into messages open every link. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const here = await signedIn();
  if (here) return <SignedInAlready ctx={here.ctx} />;
  const locale = await readerLocale();
  const invitation = await findInvitation(token);
  return invitation ? <Join locale={locale} token={token} invitation={invitation} /> : <Gone locale={locale} />;
}

function Join({ locale, token, invitation: { name, role, firm, expiresAt } }: { locale: Locale; token: string; invitation: Invitation }) {
  const t = translator(locale);
  const title = t('invitation.title', { firm: firm.name });
  const languages = [{ value: 'ar', label: t('language.ar') }, { value: 'en', label: t('language.en') }];
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{t('invitation.lead', { name, until: dayAndTime(expiresAt, locale, 'latn', firm.timeZone) })}</p>
      <p><span className="strong">{t('invitation.asRole', { role: t(`people.roles.${role}`) })}</span> {t(`people.allows.${role}`)}</p>
      <Form action={joinFirm} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <Hidden name="token" value={token} />
        <TextField name="name" label={t('setup.name')} required dir="auto" autoComplete="name" value={name} autoFocus />
        <TextField name="email" label={t('setup.email')} help={t('setup.emailHelp')} required dir="ltr" inputMode="email" autoComplete="username" />
        <TextField name="password" type="password" label={t('setup.password')} help={t('setup.passwordHelp', { min: shortestPassword })} required dir="ltr" autoComplete="new-password" />
        <Select name="locale" label={t('language.choose')} required value={locale} options={languages} />
        <div className="actions"><Submit>{t('invitation.submit')}</Submit></div>
      </Form>
    </>
  );
}

/** The same for one that was used, revoked, has run out, or never was. */
function Gone({ locale }: { locale: Locale }) {
  const t = translator(locale);
  return (
    <>
      <title>{t('invitation.goneTitle')}</title>
      <h1>{t('invitation.goneTitle')}</h1>
      <p>{t('invitation.goneLead')}</p>
      <p><a href="/login">{t('invitation.goneSignIn')}</a></p>
    </>
  );
}

function SignedInAlready({ ctx }: { ctx: Context }) {
  const t = translator(ctx.locale);
  return (
    <>
      <title>{t('invitation.hereTitle')}</title>
      <h1>{t('invitation.hereTitle')}</h1>
      <p>{t('invitation.hereLead', { name: ctx.user.name, firm: ctx.firm.name })}</p>
      <p className="actions"><a className="button" href="/customers">{t('invitation.hereStay')}</a> <a href="/logout">{t('logout.title')}</a></p>
    </>
  );
}
