import { redirect } from 'next/navigation';
import { setUpFirm } from '../actions';
import { Select, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { translator } from '#lib/messages';
import { readerLocale } from '#lib/session';
import { shortestPassword } from '#lib/users/password';
import { isSetUp } from '#lib/users/set-up';

export default async function Setup() {
  if (await isSetUp()) redirect('/login');
  const locale = await readerLocale();
  const t = translator(locale);
  const title = t('setup.title');
  const languages = [{ value: 'ar', label: t('language.ar') }, { value: 'en', label: t('language.en') }];
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{t('setup.lead')}</p>
      <Form action={setUpFirm} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <TextField name="firmName" label={t('setup.firmName')} required dir="auto" autoComplete="organization" autoFocus />
        <TextField name="name" label={t('setup.name')} required dir="auto" autoComplete="name" />
        <TextField name="email" label={t('setup.email')} help={t('setup.emailHelp')} required dir="ltr" inputMode="email" autoComplete="username" />
        <TextField name="password" type="password" label={t('setup.password')} help={t('setup.passwordHelp', { min: shortestPassword })} required dir="ltr" autoComplete="new-password" />
        <Select name="locale" label={t('language.choose')} required value={locale} options={languages} />
        <div className="actions"><Submit>{t('setup.submit')}</Submit></div>
      </Form>
    </>
  );
}
