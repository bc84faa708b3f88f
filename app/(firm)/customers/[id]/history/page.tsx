import { redirect } from 'next/navigation';
import { customerAddress, historyAddress, nowhere } from '../../addresses';
import { HistoryEntries } from '../history';
import { type SearchParams, single } from '../../../../search-params';
import { findCustomer } from '#lib/customers/queries';
import { countHistory, listHistory } from '#lib/history/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

const pageSize = 50;

interface HistoryPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** Everything that was ever done to a customer, newest first. */
export default async function HistoryPage({ params, searchParams }: HistoryPageProps) {
  const ctx = await requireContext();
  const { id } = await params;
  const customer = await findCustomer(ctx, id);
  if (!customer) redirect(nowhere);
  const pages = Math.max(Math.ceil((await countHistory(ctx, id)) / pageSize), 1);
  const page = Number(single((await searchParams)['page']) || 1);
  if (!Number.isSafeInteger(page) || page < 1 || page > pages) redirect(historyAddress(id));
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('history.titleOf', { name: customer.name });
  return (
    <>
      <title>{title}</title>
      <h1>{title}</h1>
      <section className="group">
        <HistoryEntries ctx={ctx} customer={customer} entries={await listHistory(ctx, id, pageSize, (page - 1) * pageSize)} />
      </section>
      {pages > 1 && (
        <nav className="pages" aria-label={t('customers.pages')}>
          {page > 1 && <a rel="prev" href={historyAddress(id, page - 1)}>{t('customers.previous')}</a>}
          <span>{t('customers.page', { page, pages })}</span>
          {page < pages && <a rel="next" href={historyAddress(id, page + 1)}>{t('customers.next')}</a>}
        </nav>
      )}
      <p className="screen-only"><a href={customerAddress(id)} data-key="Escape">{t('history.back')}</a></p>
    </>
  );
}
