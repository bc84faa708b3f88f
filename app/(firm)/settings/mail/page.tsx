import { NoPermission } from '../../no-permission';
import { Readiness } from '../../outbox/readiness';
import { type SearchParams, single } from '../../../search-params';
import { confirmationOf } from '../confirmation';
import { saveMailSettings, testMail } from './actions';
import { Answer } from '#components/form/answer';
import { Checkboxes, Radios, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { day } from '#lib/clock';
import type { Context } from '#lib/context';
import { providerOf, providers } from '#lib/mail/providers';
import { sendingOf, serverOfEnvironment } from '#lib/mail/server';
import { type MailSettings, mailSecurities, mailSettingsOf } from '#lib/mail/settings';
import { givesUpAfter } from '#lib/mail/work';
import { type Translate, translator } from '#lib/messages';
import { requireContext } from '#lib/session';

/** How the firm's mail goes out. A provider's server is filled in by a link, without a script. */
export default async function MailPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const params = await searchParams;
  const t = translator(ctx.locale, ctx.user.digits);
  const settings = await mailSettingsOf(ctx);
  const provider = providerOf(single(params['provider']));
  const title = t('mail.settingsTitle');
  return (
    <>
      {confirmationOf(params, t)}
      <Readiness ctx={ctx} />
      <Form action={saveMailSettings} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="version" value={settings.version} />
        <section className="group">
          <h2>{t('mail.server')}</h2>
          <Server t={t} settings={provider ? { ...settings, ...provider } : settings} isFilledIn={provider !== undefined} />
        </section>
        <section className="group">
          <h2>{t('mail.sender')}</h2>
          <Sender ctx={ctx} settings={settings} />
        </section>
        <div className="actions"><Submit>{t('settings.save')}</Submit></div>
      </Form>
      <section className="group">
        <h2>{t('mail.test')}</h2>
        <p className="help">{t('mail.testHelp', { address: ctx.user.email })}</p>
        <Form action={testMail} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
          <Answer />
          <div className="actions"><Submit intent="test" quiet>{t('mail.sendTest')}</Submit></div>
        </Form>
        <p className="help">{t('mail.retries', { days: givesUpAfter / day })}</p>
      </section>
      {/* Last: of several titles the browser takes the first, which a refused form gives. */}
      <title>{title}</title>
    </>
  );
}

interface ServerProps {
  t: Translate;
  settings: MailSettings;
  /** Whether a provider was just chosen: then what it needs is still to be typed. */
  isFilledIn: boolean;
}

function Server({ t, settings, isFilledIn }: ServerProps) {
  const environment = serverOfEnvironment();
  return (
    <>
      <p className="help">{t('mail.serverHelp')}</p>
      {environment && <p className="help">{t('mail.fromEnvironment', { host: environment.host })}</p>}
      <nav className="summary" aria-label={t('mail.providers')}>
        <span className="help">{t('mail.providers')}</span>
        {providers.map(({ id, name, host }) => <a key={id} className="filter" dir="ltr" aria-current={settings.host === host ? 'true' : undefined} href={`/settings/mail?provider=${id}`}>{name}</a>)}
      </nav>
      <TextField name="host" dir="ltr" label={t('mail.fields.host')} value={settings.host ?? ''} />
      <TextField name="port" dir="ltr" inputMode="numeric" label={t('mail.fields.port')} value={settings.port === null ? '' : String(settings.port)} />
      <Radios name="security" label={t('mail.fields.security')} value={settings.security ?? 'starttls'} options={mailSecurities.map((security) => ({ value: security, label: t(`mail.securities.${security}`) }))} />
      <TextField name="userName" dir="ltr" label={t('mail.fields.userName')} value={settings.userName ?? ''} autoFocus={isFilledIn} />
      <TextField name="password" type="password" dir="ltr" autoComplete="new-password" label={t('mail.fields.password')} help={t(settings.hasPassword ? 'mail.passwordKept' : isFilledIn ? 'mail.providerHelp' : 'mail.passwordHelp')} />
    </>
  );
}

async function Sender({ ctx, settings }: { ctx: Context; settings: MailSettings }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const { sender } = await sendingOf(ctx);
  return (
    <>
      <TextField name="fromAddress" type="email" dir="ltr" label={t('mail.fields.fromAddress')} value={settings.fromAddress ?? ''} {...(settings.fromAddress === null && { help: t('mail.fromHelp', { address: sender.address }) })} />
      <TextField name="fromName" dir="auto" label={t('mail.fields.fromName')} value={settings.fromName ?? ''} {...(settings.fromName === null && { help: t('mail.fromHelp', { address: sender.name }) })} />
      <TextField name="replyTo" type="email" dir="ltr" label={t('mail.fields.replyTo')} value={settings.replyTo ?? ''} />
      <TextField name="delay" dir="ltr" inputMode="numeric" label={t('mail.fields.delay')} help={t('mail.delayHelp')} value={String(settings.delay)} />
      <Checkboxes name="sendsReceipts" label={t('mail.fields.sendsReceipts')} value={settings.sendsReceipts ? 'yes' : ''} options={[{ value: 'yes', label: t('mail.sendsReceiptsYes') }]} />
    </>
  );
}
