import { redirect } from 'next/navigation';
import { signInPerson } from '../actions';
import { type SearchParams, single } from '../../search-params';
import { Hidden, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { Notice } from '#components/notice';
import { translator } from '#lib/messages';
import { readerLocale, signedIn } from '#lib/session';
import { isSetUp } from '#lib/users/set-up';

export default async function Login({ searchParams }: { searchParams: Promise<SearchParams> }) {
  if (!(await isSetUp())) redirect('/setup');
  if (await signedIn()) redirect('/customers');
  const t = translator(await readerLocale());
  const { callbackUrl, reason } = await searchParams;
  const title = t('login.title');
  return (
    <>
      {single(reason) === 'signedOut' && <Notice>{t('login.signedOut')}</Notice>}
      {single(reason) === 'draftKept' && <Notice>{t('login.draftKept')}</Notice>}
      <h1>{title}</h1>
      <Form action={signInPerson} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <Hidden name="callbackUrl" value={single(callbackUrl)} />
        <TextField name="email" label={t('login.email')} required dir="ltr" inputMode="email" autoComplete="username" autoFocus />
        <TextField name="password" type="password" label={t('login.password')} required dir="ltr" autoComplete="current-password" />
        <div className="actions"><Submit>{t('login.submit')}</Submit></div>
      </Form>
    </>
  );
}
