import { issueAddress } from '../../addresses';
import type { Context } from '#lib/context';
import { calendarDay } from '#lib/format';
import { missingToIssue } from '#lib/invoices/issue';
import type { Invoice } from '#lib/invoices/queries';
import { translator } from '#lib/messages';

/** The documents that a plan could not issue by itself, each with what is missing now. */
export async function Waiting({ ctx, documents }: { ctx: Context; documents: Invoice[] }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const found = await Promise.all(documents.map(async (document) => ({ document, missing: await missingToIssue(ctx, document.id) })));
  return (
    <section className="todo" aria-labelledby="waiting">
      <h2 id="waiting">{t('recurring.waitingTitle')}</h2>
      <p>{t('recurring.waitingHelp')}</p>
      <ul>
        {found.map(({ document: { id, issueDay, type }, missing }) => (
          <li key={id}>
            <a href={issueAddress(id)}>{issueDay === null ? t(`invoices.draftOf.${type}`) : calendarDay(issueDay, ctx.locale, ctx.user.digits)}</a>
            {': '}
            {missing.length === 0 ? t('recurring.readyNow') : missing.map(({ what }) => t(`invoices.missing.${what}`)).join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  );
}
