import type { Context } from '#lib/context';
import { choiceOf, recentCustomers } from '#lib/customers/find-by-text';
import { translator } from '#lib/messages';

const offered = 100;

/** Whose payment it is: found by number or name, the latest are offered to choose from. It answers by address. */
export async function Payer({ ctx, typed }: { ctx: Context; typed: string }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('payments.record');
  return (
    <>
      <title>{title}</title>
      <h1>{title}</h1>
      <form className="form" action="/payments/new">
        <section className="group">
          <div className="field" data-wrong={typed === '' ? undefined : ''}>
            <label htmlFor="who">{t('payments.forWhom')}</label>
            <p className="help" id="who-help">{t('payments.forWhomHelp')}</p>
            {typed !== '' && <p className="wrong" id="who-error" role="alert">{t('payments.nobody')}</p>}
            <input id="who" name="who" dir="auto" list="customers" required autoComplete="off" defaultValue={typed} aria-describedby={typed === '' ? 'who-help' : 'who-help who-error'} aria-invalid={typed === '' ? undefined : true} />
          </div>
          <datalist id="customers">{(await recentCustomers(ctx, offered)).map((customer) => <option key={customer.id} value={choiceOf(customer)} />)}</datalist>
        </section>
        <div className="actions"><button className="button">{t('payments.goOn')}</button> <a href="/payments" data-key="Escape">{t('form.cancel')}</a></div>
      </form>
    </>
  );
}
