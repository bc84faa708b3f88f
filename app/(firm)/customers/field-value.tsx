import type { Context } from '#lib/context';
import type { CustomerValues } from '#lib/customers/fields';
import type { ShownField } from '#lib/customers/show';
import { translator } from '#lib/messages';

interface FieldValueProps {
  ctx: Context;
  field: ShownField;
  values: CustomerValues;
  /** Whether e-mail, phone and website can be pressed: on the profile, not while one is still checking them. */
  live?: boolean;
}

/** A value as it will be printed, in its own direction; the phone also as typed, where that differs. */
export function FieldValue({ ctx, field, values, live = false }: FieldValueProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const text = field.text(values);
  if (text === '') return <span className="none">{t('review.none')}</span>;
  const shown = field.direction === 'ltr' ? <bdi dir="ltr">{text}</bdi> : <span dir="auto" className="value">{text}</span>;
  const target = live ? field.target(values) : null;
  return (
    <>
      {target ? <a href={target}>{shown}</a> : shown}
      {field.name === 'phone' && differsFromTyped(text, values.phone) && <span className="help"> {t('review.asTyped', { value: values.phone })}</span>}
    </>
  );
}

/** Only the spaces of a number typed as bare digits are ours: that is no difference worth saying. */
function differsFromTyped(shown: string, typed: string): boolean {
  return shown !== typed && shown.replaceAll(' ', '') !== typed;
}
