import type { Translate } from '#lib/messages';

interface PagesNavProps {
  page: number;
  pages: number;
  /** There are further pages than were counted, behind this one too. */
  hasMore?: boolean;
  address: (page: number) => string;
  /** What they are the pages of, where there are several lists. */
  label?: string;
  t: Translate;
}

/** The way to the neighbouring pages of a list; nothing where there is but one. */
export function PagesNav({ page, pages, hasMore = false, address, label, t }: PagesNavProps) {
  if (pages <= 1 && page === 1) return null;
  if ((page > pages && !hasMore) || page < 1) return <p className="empty">{t('customers.noSuchPage', { pages })} <a href={address(Math.max(pages, 1))}>{t('customers.lastPage')}</a></p>;
  return (
    <nav className="pages" aria-label={label ?? t('customers.pages')}>
      {page > 1 && <a rel="prev" href={address(page - 1)}>{t('customers.previous')}</a>}
      <span>{t(hasMore ? 'customers.pageOfMany' : 'customers.page', { page, pages })}</span>
      {(page < pages || hasMore) && <a rel="next" href={address(page + 1)}>{t('customers.next')}</a>}
    </nav>
  );
}
