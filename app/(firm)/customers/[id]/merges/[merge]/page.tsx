import { redirect } from 'next/navigation';
import { NoPermission } from '../../../../no-permission';
import { customerAddress, nowhere } from '../../../addresses';
import { undo } from '../../../merge/actions';
import { Stays } from '../../merges';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { findCustomer } from '#lib/customers/queries';
import { dayAndTime, listed, plainNumber } from '#lib/format';
import { findMerge } from '#lib/merges/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

/** Says what goes back when a merge is undone, and what stays, before it is done. */
export default async function UndoMerge({ params }: { params: Promise<{ id: string; merge: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.merge')) return <NoPermission ctx={ctx} />;
  const { id, merge: mergeId } = await params;
  const [merge, kept] = [await findMerge(ctx, mergeId), await findCustomer(ctx, id)];
  if (!kept || merge?.keptId !== id) redirect(nowhere);
  if (merge.undoneAt !== null) redirect(customerAddress(id));
  const t = translator(ctx.locale, ctx.user.digits);
  const numbers = listed(merge.merged.map(({ number }) => plainNumber(number, ctx.user.digits)), ctx.locale);
  const title = t('merges.undoTitle', { numbers });
  return (
    <>
      <h1>{title}</h1>
      {merge.hindrance && <p className="todo">{t(`merges.hindrances.${merge.hindrance}`)}</p>}
      <section className="group">
        <h2>{t('merges.undoGoes')}</h2>
        <p>{t('merges.undoGoesLead', { at: dayAndTime(merge.mergedAt, ctx.locale, ctx.user.digits, ctx.firm.timeZone) })}</p>
        <ul className="bullets">
          {[kept, ...merge.merged].map((one) => <li key={one.id}><a href={customerAddress(one.id)}>{t('merges.goTo', { number: one.number, name: one.name })}</a></li>)}
        </ul>
        <h2>{t('merges.undoStays', { number: kept.number })}</h2>
        <Stays ctx={ctx} merge={merge} />
        <p className="help">{t('merges.undoWithdrawn')}</p>
        <p className="help">{t('merges.undoMoney')}</p>
      </section>
      <Form action={undo} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="merge" value={merge.id} />
        <div className="actions">
          {!merge.hindrance && <Submit>{t('merges.undoSubmit')}</Submit>}
          <a href={customerAddress(id)} data-key="Escape">{t('merges.cancel')}</a>
        </div>
      </Form>
      <title>{title}</title>
    </>
  );
}
