import { Amount } from '../../../amount';
import { invoiceAddress } from '../../addresses';
import type { Context } from '#lib/context';
import { calendarDay } from '#lib/format';
import { todayOf } from '#lib/invoices/input';
import type { Invoice } from '#lib/invoices/queries';
import { stateOf } from '#lib/invoices/state';
import { translator } from '#lib/messages';

/** What a plan has made so far, latest first. */
export function Documents({ ctx, documents, most }: { ctx: Context; documents: Invoice[]; most: number }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const today = todayOf(ctx);
  return (
    <section className="group" aria-labelledby="made">
      <h2 id="made">{t('recurring.made')}</h2>
      {documents.length === 0 && <p className="help">{t('recurring.nothingMade')}</p>}
      <ul className="rows">
        {documents.map((document) => {
          const state = stateOf(document, today);
          return (
            <li key={document.id}>
              <span>
                <a href={invoiceAddress(document.id)}>{document.number === null ? t(`invoices.draftOf.${document.type}`) : <bdi dir="ltr">{document.number}</bdi>}</a>
                {document.issueDay && <> · {calendarDay(document.issueDay, ctx.locale, ctx.user.digits)}</>} <span className="state" data-state={state}>{t(`invoices.states.${state}`)}</span>
              </span>
              <Amount ctx={ctx} amount={document.total} currency={document.currency} />
            </li>
          );
        })}
      </ul>
      {documents.length === most && <p className="help">{t('recurring.onlyLatest', { count: most })}</p>}
    </section>
  );
}
