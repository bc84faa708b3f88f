import { changeLink } from '../actions';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { dayAndTime } from '#lib/format';
import { findLink } from '#lib/invoices/links';
import type { Invoice } from '#lib/invoices/queries';
import { translator } from '#lib/messages';

/** The address by which the receiver of a document sees it, and whether they have. */
export async function Receiver({ ctx, invoice }: { ctx: Context; invoice: Invoice }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const link = await findLink(ctx, invoice.id);
  const mayEdit = can(ctx, 'invoices.edit');
  if (!link && !mayEdit) return null;
  const seen = link?.firstOpenedAt ?? null;
  return (
    <section className="group screen-only" aria-labelledby="receiver">
      <h2 id="receiver">{t('receiver.title')}</h2>
      <p>{link === null ? t('receiver.none') : seen === null ? t('receiver.notSeen') : t('receiver.seen', { at: dayAndTime(seen, ctx.locale, ctx.user.digits, ctx.firm.timeZone), n: link.openings })}</p>
      {link && <p className="receiver-link"><a href={`/i/${link.token}`} dir="ltr">{new URL(`/i/${link.token}`, process.env['NEXTAUTH_URL']).href}</a></p>}
      {mayEdit && (
        <Form action={changeLink} words={{ problem: t('errors.summary'), errorTitle: t('errors.summary') }}>
          <input type="hidden" name="id" value={invoice.id} />
          <div className="actions">{link ? <Submit intent="revoke" quiet>{t('receiver.revoke')}</Submit> : <Submit intent="make" quiet>{t('receiver.make')}</Submit>}</div>
        </Form>
      )}
    </section>
  );
}
