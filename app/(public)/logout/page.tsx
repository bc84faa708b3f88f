import { redirect } from 'next/navigation';
import { signOutPerson } from '../actions';
import { Submit } from '#components/form/submit';
import { translator } from '#lib/messages';
import { readerLocale, signedIn } from '#lib/session';

/** Asks before it acts: an address that is only looked at changes nothing. */
export default async function Logout() {
  if (!(await signedIn())) redirect('/login');
  const t = translator(await readerLocale());
  return (
    <>
      <title>{t('logout.title')}</title>
      <h1>{t('logout.title')}</h1>
      <p className="lead">{t('logout.lead')}</p>
      <form action={signOutPerson} className="actions">
        <Submit>{t('logout.submit')}</Submit>
        <a href="/customers" data-key="Escape">{t('logout.stay')}</a>
      </form>
    </>
  );
}
