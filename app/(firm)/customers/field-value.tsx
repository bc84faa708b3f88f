import type { Context } from '#lib/context';
import { websiteAddress } from '#lib/customers/checks/website';
import { type CustomerFieldName, type CustomerValues, customerFields } from '#lib/customers/fields';
import { translator } from '#lib/messages';

interface FieldValueProps {
  ctx: Context;
  name: CustomerFieldName;
  values: CustomerValues;
  /** The value in the reader's words (`fieldText`). */
  text: string;
  /** Whether e-mail, phone and website can be pressed: on the profile, not while one is still checking them. */
  live?: boolean;
}

/** A value as it will be printed, in its own direction; the phone also as typed, where that differs. */
export function FieldValue({ ctx, name, values, text, live = false }: FieldValueProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  if (text === '') return <span className="none">{t('review.none')}</span>;
  const shown = customerFields[name].direction === 'ltr' ? <bdi dir="ltr">{text}</bdi> : <span dir="auto" className="value">{text}</span>;
  const target = live ? linkTarget(name, values) : null;
  return (
    <>
      {target ? <a href={target}>{shown}</a> : shown}
      {name === 'phone' && differsFromTyped(text, values.phone) && <span className="help"> {t('review.asTyped', { value: values.phone })}</span>}
    </>
  );
}

/** Only the spaces of a number typed as bare digits are ours: that is no difference worth saying. */
function differsFromTyped(shown: string, typed: string): boolean {
  return shown !== typed && shown.replaceAll(' ', '') !== typed;
}

function linkTarget(name: CustomerFieldName, values: CustomerValues): string | null {
  if (name === 'email') return `mailto:${encodeURIComponent(values.email)}`;
  if (name === 'phone') return `tel:${values.phone.replaceAll(/[^0-9+]/g, '')}`;
  if (name === 'website') return websiteAddress(values.website);
  return null;
}
