import type { SearchParams } from '../../search-params';
import { savePassword, savePreferences } from './actions';
import { confirmationOf } from './confirmation';
import { Sessions } from './sessions';
import { Radios, Select, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';
import { shortestPassword } from '#lib/users/password';

export default async function AccountSettings({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  const t = translator(ctx.locale, ctx.user.digits);
  const words = { problem: t('errors.summary'), errorTitle: t('error', { title: t('settings.account') }) };
  const title = t('settings.account');
  return (
    <>
      {confirmationOf(await searchParams, t)}
      <section className="group">
        <h2>{title}</h2>
        <p className="help">{t('menu.signedInAs', { name: ctx.user.name })} · <bdi>{ctx.user.email}</bdi></p>
        <Form action={savePreferences} words={words}>
          <Select name="locale" label={t('settings.language')} value={ctx.locale} options={[{ value: 'ar', label: t('language.ar') }, { value: 'en', label: t('language.en') }]} />
          <Radios name="digits" label={t('settings.digits')} value={ctx.user.digits} options={[{ value: 'latn', label: t('settings.digitsLatn') }, { value: 'arab', label: t('settings.digitsArab') }]} />
          <div className="actions"><Submit>{t('settings.save')}</Submit></div>
        </Form>
      </section>
      <section className="group">
        <h2>{t('settings.password')}</h2>
        <Form action={savePassword} words={words}>
          <TextField name="currentPassword" type="password" label={t('settings.currentPassword')} required dir="ltr" autoComplete="current-password" />
          <TextField name="password" type="password" label={t('settings.newPassword')} help={t('setup.passwordHelp', { min: shortestPassword })} required dir="ltr" autoComplete="new-password" />
          <div className="actions"><Submit>{t('settings.changePassword')}</Submit></div>
        </Form>
      </section>
      <Sessions ctx={ctx} />
      <title>{title}</title>
    </>
  );
}
