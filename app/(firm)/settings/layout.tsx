import type { ReactNode } from 'react';
import { can } from '#lib/access';
import { translator } from '#lib/messages';
import { currentAddress, requireContext } from '#lib/session';

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const ctx = await requireContext();
  const t = translator(ctx.locale);
  const [path] = (await currentAddress()).split('?');
  const tab = (href: string) => ({ href, 'aria-current': path === href || (href !== '/settings' && path?.startsWith(`${href}/`)) ? ('page' as const) : undefined });
  return (
    <>
      <h1>{t('settings.title')}</h1>
      <nav className="tabs" aria-label={t('settings.title')}>
        <a {...tab('/settings')}>{t('settings.account')}</a>
        {can(ctx, 'firm.edit') && <a {...tab('/settings/firm')}>{t('settings.firm')}</a>}
        {can(ctx, 'firm.edit') && <a {...tab('/settings/documents')}>{t('brand.title')}</a>}
        {can(ctx, 'firm.edit') && <a {...tab('/settings/taxes')}>{t('taxes.title')}</a>}
        {can(ctx, 'invoices.view') && <a {...tab('/settings/numbers')}>{t('numbers.title')}</a>}
        {can(ctx, 'firm.edit') && <a {...tab('/settings/welcome')}>{t('welcome.settingsTitle')}</a>}
        {can(ctx, 'firm.edit') && <a {...tab('/settings/mail')}>{t('mail.settingsTitle')}</a>}
        {can(ctx, 'firm.edit') && <a {...tab('/settings/reminders')}>{t('reminders.title')}</a>}
        {can(ctx, 'firm.edit') && <a {...tab('/settings/fields')}>{t('settings.fields')}</a>}
        {can(ctx, 'firm.edit') && <a {...tab('/settings/custom-fields')}>{t('customFields.title')}</a>}
        {can(ctx, 'customers.edit') && <a {...tab('/settings/categories')}>{t('categories.title')}</a>}
        {can(ctx, 'expenses.edit') && <a {...tab('/settings/expense-categories')}>{t('expenses.categories.title')}</a>}
        {can(ctx, 'users.edit') && <a {...tab('/settings/people')}>{t('people.title')}</a>}
        {can(ctx, 'backups.make') && <a {...tab('/settings/backups')}>{t('backups.title')}</a>}
      </nav>
      {children}
    </>
  );
}
