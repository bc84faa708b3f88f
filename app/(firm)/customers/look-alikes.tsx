import { customerAddress, mergeAddress } from './addresses';
import { Comparison } from './comparison';
import { joinAsContact, keepApartHere, restoreLookAlike } from './look-alikes/actions';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import type { Context } from '#lib/context';
import type { LookAlike } from '#lib/customers/duplicates/look-alikes';
import type { CustomerValues } from '#lib/customers/fields';
import { dayAndTime, plainNumber } from '#lib/format';
import { translator } from '#lib/messages';

interface LookAlikesProps {
  ctx: Context;
  lookAlikes: LookAlike[];
  /** What is being entered. */
  values: CustomerValues;
  draftId: string;
  /** The customer being edited; none for a new one. */
  customerId?: string;
}

/** Customers who may be the one that is being entered, side by side with it, and what can be done about it. Nothing here blocks the save. */
export function LookAlikes(props: LookAlikesProps) {
  const { ctx, lookAlikes } = props;
  if (lookAlikes.length === 0) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <section className="look-alikes" id="look-alikes" tabIndex={-1} aria-labelledby="looks-like">
      <h2 id="looks-like">{t('alike.title', { count: lookAlikes.length })}</h2>
      <p className="help">{t('alike.lead')}</p>
      {lookAlikes.map((lookAlike) => <Card key={lookAlike.customer.id} {...props} lookAlike={lookAlike} />)}
    </section>
  );
}

type CardProps = LookAlikesProps & { lookAlike: LookAlike };

function Card({ lookAlike, ...props }: CardProps) {
  const { ctx, values } = props;
  const t = translator(ctx.locale, ctx.user.digits);
  const { customer, evidence } = lookAlike;
  const { archivedAt, number, name } = customer;
  return (
    <article className="look-alike" aria-labelledby={`like-${customer.id}`}>
      <h3 id={`like-${customer.id}`}>
        <bdi>{name}</bdi> <span className="help">{t('alike.number', { number: plainNumber(number, ctx.user.digits) })}</span>
      </h3>
      {archivedAt !== null && <p className="help">{t('alike.archived', { at: dayAndTime(archivedAt, ctx.locale, ctx.user.digits, ctx.firm.timeZone) })}</p>}
      <Comparison ctx={ctx} evidence={evidence} one={{ title: t(props.customerId ? 'alike.edited' : 'alike.entered'), record: values }} other={{ title: t('alike.known'), record: customer }} />
      <Choices {...props} lookAlike={lookAlike} />
    </article>
  );
}

/** Open it, bring it back, take this as a contact of it, or say that they are two. */
function Choices({ ctx, lookAlike: { customer }, draftId, customerId }: CardProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const { id, name, version, archivedAt } = customer;
  const words = { problem: t('errors.summary'), errorTitle: t('error', { title: t('review.title') }) };
  return (
    <div className="presses">
      <a className="button quiet" href={customerAddress(id)} aria-label={`${t('alike.open')}: ${name}`}>{t('alike.open')}</a>
      {archivedAt !== null && (
        <Form action={restoreLookAlike} words={words}>
          <input type="hidden" name="customer" value={id} />
          <input type="hidden" name="version" value={version} />
          <Submit quiet label={`${t('archive.restore')}: ${name}`}>{t('archive.restore')}</Submit>
        </Form>
      )}
      {!customerId && archivedAt === null && (
        <Form action={joinAsContact} words={words}>
          <input type="hidden" name="draft" value={draftId} />
          <input type="hidden" name="customer" value={id} />
          <Submit quiet label={`${t('alike.addContact')}: ${name}`}>{t('alike.addContact')}</Submit>
        </Form>
      )}
      {customerId && (
        <>
          <a className="button quiet" href={mergeAddress([customerId, id])} aria-label={`${t('alike.merge')}: ${name}`}>{t('alike.merge')}</a>
          <Form action={keepApartHere} words={words}>
            <input type="hidden" name="draft" value={draftId} />
            <input type="hidden" name="customer" value={customerId} />
            <input type="hidden" name="other" value={id} />
            <Submit quiet label={`${t('alike.notSame')}: ${name}`}>{t('alike.notSame')}</Submit>
          </Form>
        </>
      )}
    </div>
  );
}

/** Asked beside the button that saves a new customer who looks like others: why it is another one. */
export function WhyAnother({ ctx, lookAlikes }: Pick<LookAlikesProps, 'ctx' | 'lookAlikes'>) {
  if (lookAlikes.length === 0) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <div className="field">
      {lookAlikes.map(({ customer: { id } }) => <input key={id} type="hidden" name="others" value={id} />)}
      <label htmlFor="reason">{t('alike.reason')}</label>
      <p className="help" id="reason-help">{t('alike.reasonHelp')}</p>
      <input id="reason" name="reason" dir="auto" maxLength={200} list="reasons" aria-describedby="reason-help" autoComplete="off" />
      <datalist id="reasons">
        {(['namesake', 'household', 'secondFirm', 'branch'] as const).map((reason) => <option key={reason} value={t(`alike.reasons.${reason}`)} />)}
      </datalist>
    </div>
  );
}
