import type { ReactNode } from 'react';
import { chooseLanguage } from './actions';
import { translator } from '#lib/messages';
import { readerLocale } from '#lib/session';

/** Around the pages before the sign-in: the name of the program, and the other language. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const locale = await readerLocale();
  const t = translator(locale);
  const other = locale === 'ar' ? 'en' : 'ar';
  return (
    <main className="alone">
      <header>
        <p className="product"><img src="/icon.svg" alt="" width="32" height="32" />{t('product')}</p>
        <form action={chooseLanguage}>
          <button className="link" name="locale" value={other} lang={other}>{t(`language.${other}`)}</button>
        </form>
      </header>
      {children}
    </main>
  );
}
