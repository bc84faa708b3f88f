import { consentKey } from '#lib/consent/consents';
import type { Context } from '#lib/context';
import type { CustomerRecord } from '#lib/customers/record';
import type { ShownField } from '#lib/customers/show';
import { now } from '#lib/clock';
import { dayAndTime, listed, plainNumber } from '#lib/format';
import { chosenValues } from '#lib/merges/choose';
import { type JoinedConsent, joinedConsents } from '#lib/merges/consent';
import { undoable } from '#lib/merges/forget';
import { type Belongings, belongingsOf } from '#lib/merges/queries';
import { type Translate, translator } from '#lib/messages';

interface WhatMovesProps {
  ctx: Context;
  kept: CustomerRecord;
  others: CustomerRecord[];
  fields: ShownField[];
}

/** What hangs on the others and will hang on the one that is kept, how consent stands then, and what is left of the others. */
export async function WhatMoves({ ctx, kept, others, fields }: WhatMovesProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const { number } = kept.customer;
  const ids = others.map(({ customer }) => customer.id);
  const [belongings, consents] = [await belongingsOf(ctx, ids), await joinedConsents(ctx, [kept.customer.id, ...ids])];
  const categories = fields.find(({ name }) => name === 'categories')?.text(chosenValues([kept, ...others], [], new Map())) ?? '';
  const counted = belongingsText(t, belongings);
  const numbers = listed(others.map(({ customer }) => plainNumber(customer.number, ctx.user.digits)), ctx.locale);
  return (
    <>
      <section className="group">
        <h2>{t('merges.moves', { number })}</h2>
        <ul className="bullets">
          {counted.map((line) => <li key={line}>{line}</li>)}
          {categories !== '' && <li>{t('merges.movesCategories', { names: categories })}</li>}
          {counted.length === 0 && categories === '' && <li>{t('merges.movesNothing')}</li>}
        </ul>
        <p className="help">{t('merges.movesPrivately')}</p>
      </section>
      {consents.length > 0 && (
        <section className="group">
          <h2>{t('merges.consents')}</h2>
          <ul className="bullets">{consents.map((consent) => <li key={consentKey(consent)}>{consentText(t, consent)}</li>)}</ul>
        </section>
      )}
      <section className="group">
        <h2>{t('merges.after')}</h2>
        <ul className="bullets">
          <li>{t('merges.afterNumbers', { others: numbers, number })}</li>
          <li>{t('merges.afterUndo', { until: dayAndTime(now() + undoable, ctx.locale, ctx.user.digits, ctx.firm.timeZone) })}</li>
        </ul>
      </section>
    </>
  );
}

/** How many there are of each, a line for each kind of which there are any. */
export function belongingsText(t: Translate, { contacts, deliveries, notes, files, consents, documents, payments, plans, expenses }: Belongings): string[] {
  return [
    ...(contacts > 0 ? [t('merges.movesContacts', { count: contacts })] : []),
    ...(deliveries > 0 ? [t('merges.movesDeliveries', { count: deliveries })] : []),
    ...(notes > 0 ? [t('merges.movesNotes', { count: notes, files })] : []),
    ...(consents > 0 ? [t('merges.movesConsents', { count: consents })] : []),
    ...(documents > 0 ? [t('merges.movesDocuments', { count: documents })] : []),
    ...(payments > 0 ? [t('merges.movesPayments', { count: payments })] : []),
    ...(plans > 0 ? [t('merges.movesPlans', { count: plans })] : []),
    ...(expenses > 0 ? [t('merges.movesExpenses', { count: expenses })] : []),
  ];
}

function consentText(t: Translate, consent: JoinedConsent): string {
  const { isGiven, isDisputed } = consent;
  const named = { consent: t(`consent.short.${consentKey(consent)}`) };
  if (isDisputed) return t('merges.consentStricter', named);
  return t(isGiven ? 'merges.consentGiven' : 'merges.consentWithdrawn', named);
}
