import { customerAddress, findOtherAddress, undoMergeAddress } from '../addresses';
import { undo } from '../merge/actions';
import { belongingsText } from '../merge/what-moves';
import { Press } from './press';
import { type SearchParams, single } from '../../../search-params';
import { Notice } from '#components/notice';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { isOpen } from '#lib/customers/open';
import { type Customer, findCustomer } from '#lib/customers/queries';
import { shownFields } from '#lib/customers/show';
import { dayAndTime, listed, plainNumber } from '#lib/format';
import { addedSince, findMerge, type Merge, mergesInto } from '#lib/merges/queries';
import { translator } from '#lib/messages';

interface CustomerProps {
  ctx: Context;
  customer: Customer;
}

const numbersOf = (ctx: Context, customers: readonly { number: number }[]): string => listed(customers.map(({ number }) => plainNumber(number, ctx.user.digits)), ctx.locale);

/** What has just been merged, with the way back, or what was undone, and what stayed. */
export async function MergeConfirmed({ ctx, customer, params }: CustomerProps & { params: SearchParams }) {
  const saved = single(params['saved']);
  const merge = saved === 'merged' || saved === 'unmerged' ? await findMerge(ctx, single(params['merge'])) : null;
  if (merge?.keptId !== customer.id || (merge.undoneAt === null) !== (saved === 'merged')) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  const numbers = numbersOf(ctx, merge.merged);
  if (saved === 'merged') {
    return (
      <Notice>
        <span>{t('merges.merged', { others: numbers, number: customer.number })}</span>
        {!merge.hindrance && can(ctx, 'customers.merge') && <Press ctx={ctx} action={undo} send={{ merge: merge.id }} word={t('merges.undo')} />}
      </Notice>
    );
  }
  return (
    <Notice>
      <span>{t('merges.undone', { numbers: numbersOf(ctx, [customer, ...merge.merged]) })}</span>
      <span className="ways">{merge.merged.map(({ id, number, name }) => <a key={id} href={customerAddress(id)}>{t('merges.goTo', { number, name })}</a>)}</span>
      <Stays ctx={ctx} merge={merge} heading={t('merges.undoStays', { number: customer.number })} />
    </Notice>
  );
}

/** What was added since a merge, and stays with the customer that was kept. With a heading, nothing where there is nothing. */
export async function Stays({ ctx, merge, heading }: { ctx: Context; merge: Merge; heading?: string }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const [{ fields, ...added }, shown] = [await addedSince(ctx, merge), await shownFields(ctx)];
  const lines = belongingsText(t, added);
  const labels = fields.flatMap((name) => shown.find((field) => field.name === name)?.label() ?? []);
  if (lines.length + labels.length === 0) return heading ? null : <p>{t('merges.undoStaysNothing')}</p>;
  return (
    <div>
      {heading && <p className="strong">{heading}</p>}
      <ul className="bullets">
        {lines.map((line) => <li key={line}>{line}</li>)}
        {labels.length > 0 && <li>{t('merges.undoFields', { names: listed(labels, ctx.locale) })}</li>}
      </ul>
    </div>
  );
}

/** On the profile of one that was merged: where everything is now, and the way back. */
export async function MergedStrip({ ctx, customer }: CustomerProps) {
  const kept = customer.mergedIntoId === null ? null : await findCustomer(ctx, customer.mergedIntoId);
  if (!kept) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  const merge = (await mergesInto(ctx, kept.id)).find(({ mergedIds }) => mergedIds.includes(customer.id));
  const into = { number: kept.number, customer: kept.name };
  return (
    <div className="todo">
      <p>{merge ? t('merges.isMerged', { ...into, name: merge.mergedByName, at: dayAndTime(merge.mergedAt, ctx.locale, ctx.user.digits, ctx.firm.timeZone) }) : t('merges.isMergedPlain', into)}</p>
      <p className="row-actions">
        <a className="button" href={customerAddress(kept.id)}>{t('merges.openKept', { number: kept.number })}</a>
        {merge && !merge.hindrance && can(ctx, 'customers.merge') && <a href={undoMergeAddress(kept.id, merge.id)}>{t('merges.undoLink')}</a>}
      </p>
    </div>
  );
}

/** Who was merged into this customer, and the way to merge it with another. */
export async function Merges({ ctx, customer }: CustomerProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const merges = await mergesInto(ctx, customer.id);
  const at = (instant: number) => dayAndTime(instant, ctx.locale, ctx.user.digits, ctx.firm.timeZone);
  return (
    <>
      {merges.length > 0 && (
        <section className="group screen-only" aria-labelledby="merges">
          <h2 id="merges">{t('merges.sectionTitle')}</h2>
          <ul className="rows">
            {merges.map((merge) => (
              <li key={merge.id}>
                <div className="ways">
                  {merge.merged.map(({ id, number, name }) => <a key={id} href={customerAddress(id)}>{t('merges.goTo', { number, name })}</a>)}
                  <span className="help">{t('merges.entry', { at: at(merge.mergedAt), name: merge.mergedByName })}</span>
                </div>
                {!merge.hindrance && can(ctx, 'customers.merge') && (
                  <div className="ways">
                    <a href={undoMergeAddress(customer.id, merge.id)} aria-label={`${t('merges.undoLink')} ${numbersOf(ctx, merge.merged)}`}>{t('merges.undoLink')}</a>
                    <span className="help">{t('merges.undoUntil', { until: at(merge.until) })}</span>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {can(ctx, 'customers.merge') && isOpen(customer) && <p className="screen-only"><a href={findOtherAddress(customer.id)}>{t('merges.link')}</a></p>}
    </>
  );
}
