import type { ReactNode } from 'react';
import { FailedMail } from './outbox/failed';
import { Icon } from '#components/icon';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { translator } from '#lib/messages';
import { currentAddress } from '#lib/session';

/** What stands around every page of the firm: the way past the menu, the menu, and the place for the work. */
export async function Frame({ ctx, children }: { ctx: Context; children: ReactNode }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const address = await currentAddress();
  const entry = (href: string) => ({ href, 'aria-current': (href === '/' ? address === '/' : address.startsWith(href)) ? ('true' as const) : undefined });
  return (
    <div className="frame">
      <a className="skip" href="#content">{t('skip')}</a>
      <nav className="menu" aria-label={t('menu.label')}>
        <p className="firm"><bdi>{ctx.firm.name}</bdi></p>
        <ul>
          <li><a {...entry('/')}><Icon name="today" />{t('menu.today')}</a></li>
          <li><a {...entry('/customers')}><Icon name="customers" />{t('menu.customers')}</a></li>
          <li><a {...entry('/invoices')}><Icon name="invoices" />{t('menu.invoices')}</a></li>
          <li><a {...entry('/expenses')}><Icon name="expenses" />{t('menu.expenses')}</a></li>
          {/* On a phone the rest stands behind this, which the browser opens by itself. */}
          <li className="more"><button type="button" popoverTarget="menu-rest"><Icon name="more" />{t('menu.more')}</button></li>
        </ul>
        <ul id="menu-rest" className="rest" popover="auto">
          <li><a {...entry('/products')}><Icon name="products" />{t('menu.products')}</a></li>
          {can(ctx, 'mail.view') && <li><a {...entry('/outbox')}><Icon name="mail" />{t('menu.outbox')}<FailedMail ctx={ctx} /></a></li>}
          <li><a {...entry('/reports')}><Icon name="reports" />{t('menu.reports')}</a></li>
          <li><a {...entry('/settings')}><Icon name="settings" />{t('menu.settings')}</a></li>
          <li className="last"><a href="/logout"><Icon name="leave" mirrored />{t('menu.signOut')}</a></li>
        </ul>
      </nav>
      <main id="content" tabIndex={-1}>{children}</main>
    </div>
  );
}
