import './styles/globals.css';
import type { ReactNode } from 'react';
import { directionOf } from '#lib/messages';
import { readerLocale } from '#lib/session';

export const viewport = { themeColor: [{ media: '(prefers-color-scheme: light)', color: '#f6f5f1' }, { media: '(prefers-color-scheme: dark)', color: '#15191b' }] };

export default async function Layout({ children }: { children: ReactNode }) {
  const locale = await readerLocale();
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <head>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <script src="/keyboard.js" defer />
      </head>
      <body>{children}</body>
    </html>
  );
}
