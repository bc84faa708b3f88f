import { listEvents } from '#lib/audit/queries';
import type { Context } from '#lib/context';
import { dayAndTime } from '#lib/format';
import { type MessageKey, translator } from '#lib/messages';

/** What may be told of a document. What was paid on it stands among its payments. */
const words = {
  'recurring.made': 'recurring.past.made', 'recurring.planned': 'recurring.past.planned', 'recurring.changed': 'recurring.past.changed', 'recurring.paused': 'recurring.past.paused', 'recurring.resumed': 'recurring.past.resumed', 'recurring.ended': 'recurring.past.ended',
  'invoice.drafted': 'invoices.past.drafted', 'invoice.changed': 'invoices.past.changed', 'invoice.issued': 'invoices.past.issued', 'invoice.credited': 'invoices.past.credited', 'invoice.voided': 'invoices.past.voided',
  'reminders.stopped': 'reminders.historyPast.stopped', 'reminders.resumed': 'reminders.historyPast.resumed',
  'quote.accepted': 'invoices.past.accepted', 'quote.declined': 'invoices.past.declined', 'invoiceLink.made': 'invoices.past.linkMade', 'invoiceLink.revoked': 'invoices.past.linkRevoked',
} as const satisfies Record<string, MessageKey>;

type Told = keyof typeof words;

/** Who did what with a document, and when: newest first. */
export async function InvoiceHistory({ ctx, invoiceId }: { ctx: Context; invoiceId: string }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const events = await listEvents(ctx, { subjects: [invoiceId], actions: Object.keys(words) as Told[] });
  return (
    <section className="group screen-only" aria-labelledby="history">
      <h2 id="history">{t('history.title')}</h2>
      <ol className="history">
        {events.map(({ id, at, by, action, changes }) => (
          <li key={id}>
            <p><span className="strong">{t(words[action as Told])}</span>{Object.values(changes).filter(({ to }) => to !== '').map(({ to }) => <span key={to}> · <bdi className="value">{to}</bdi></span>)}</p>
            <p className="help">{dayAndTime(at, ctx.locale, ctx.user.digits, ctx.firm.timeZone)} · {t(action === 'recurring.made' ? 'recurring.onBehalfOf' : 'history.by', { name: by })}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
