import { Frame } from './(firm)/frame';
import { Search } from './(firm)/customers/search';
import { translator } from '#lib/messages';
import { readerLocale, signedIn } from '#lib/session';

/** Drawn for every address that leads nowhere, and for records that are not there for this person. */
export default async function NotFound() {
  const here = await signedIn();
  const locale = await readerLocale();
  const t = translator(locale);
  const explanation = (
    <>
      <title>{t('missing.title')}</title>
      <h1>{t('missing.title')}</h1>
      <p>{t('missing.lead')}</p>
    </>
  );
  if (!here) return <main className="alone">{explanation}<a className="button" href="/login">{t('login.title')}</a></main>;
  return (
    <Frame ctx={here.ctx}>
      {explanation}
      <Search ctx={here.ctx} value="" />
      <p><a href="/customers">{t('missing.home')}</a></p>
    </Frame>
  );
}
