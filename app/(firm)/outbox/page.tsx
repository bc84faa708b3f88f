import type { SearchParams } from '../../search-params';
import { filterOf, messageAddress, outboxAddress } from './addresses';
import { Readiness } from './readiness';
import { whenOf } from './when';
import type { Context } from '#lib/context';
import { plainNumber } from '#lib/format';
import { countMail, type ListedMessage, listMail, type MailFilter, mailStates, mostMailCounted } from '#lib/mail/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

/** All mail, newest first: what waits, what went out, and what did not. */
export default async function Outbox({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  const filter = filterOf(await searchParams);
  const t = translator(ctx.locale, ctx.user.digits);
  const { messages, hasMore } = await listMail(ctx, filter);
  const last = messages.at(-1);
  const title = t('mail.title');
  return (
    <>
      <title>{title}</title>
      <div className="head"><h1>{title}</h1></div>
      <Readiness ctx={ctx} />
      <States ctx={ctx} filter={filter} />
      {messages.length === 0 && <p className="empty">{t(filter.state === 'all' ? 'mail.none' : 'mail.nothingFound')}</p>}
      {messages.length > 0 && <MailTable ctx={ctx} messages={messages} />}
      {(filter.behind > 0 || hasMore) && (
        <nav className="pages" aria-label={t('mail.pages')}>
          {filter.behind > 0 && <a href={outboxAddress({ ...filter, behind: 0 })}>{t('mail.newest')}</a>}
          {hasMore && last && <a rel="next" href={outboxAddress({ ...filter, behind: last.key })}>{t('mail.older')}</a>}
        </nav>
      )}
    </>
  );
}

async function States({ ctx, filter }: { ctx: Context; filter: MailFilter }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const counts = await countMail(ctx);
  const counted = (count: number) => (count > mostMailCounted ? t('invoices.moreThan', { most: mostMailCounted }) : plainNumber(count, ctx.user.digits));
  const entry = (state: MailFilter['state'], count?: number) => (
    <a key={state} className="filter" aria-current={filter.state === state ? 'true' : undefined} href={outboxAddress({ state, behind: 0 })}>{t(`mail.states.${state}`)}{count !== undefined && ` ${counted(count)}`}</a>
  );
  return (
    <nav className="summary" aria-label={t('mail.byState')}>
      {entry('all')}
      {mailStates.filter((state) => state !== 'sending' || filter.state === state || (counts.get(state) ?? 0) > 0).map((state) => entry(state, counts.get(state) ?? 0))}
    </nav>
  );
}

function MailTable({ ctx, messages }: { ctx: Context; messages: ListedMessage[] }) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <table className="list">
      <thead>
        <tr>{(['what', 'to', 'kind', 'state', 'when'] as const).map((name) => <th key={name} scope="col">{t(`mail.columns.${name}`)}</th>)}</tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <tr key={message.id}>
            <th scope="row" dir="auto"><a href={messageAddress(message.id)}>{message.subject}</a></th>
            <td>{message.toName && <><bdi>{message.toName}</bdi> </>}<bdi dir="ltr" className="address">{message.toAddress}</bdi></td>
            <td>{t(`mail.kinds.${message.kind}`)}</td>
            <td><span className="state" data-state={message.state}>{t(`mail.states.${message.state}`)}</span></td>
            <td>{whenOf(ctx, message)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
