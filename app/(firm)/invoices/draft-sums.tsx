import { Amount } from '../amount';
import type { Context } from '#lib/context';
import type { InvoiceDocument } from '#lib/invoices/queries';
import { translator } from '#lib/messages';

/** What a draft comes to, as it was last saved. */
export function DraftSums({ ctx, draft: { invoice } }: { ctx: Context; draft: InvoiceDocument }) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <div>
      <p className="help sums-note">{t('invoices.lastSum')}</p>
      <dl className="sums">
        {(['net', 'tax', 'total'] as const).map((name) => (
          <div key={name} className={name === 'total' ? 'strong' : undefined}>
            <dt>{t(name === 'tax' ? 'invoices.sums.allTax' : `invoices.sums.${name}`)}</dt>
            <dd><Amount ctx={ctx} amount={invoice[name]} currency={invoice.currency} /></dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
