import { fieldLabel } from '../invoices/labels';
import { templateAddress } from '../settings/welcome/addresses';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import type { FieldName } from '#lib/customers/fields';
import { shownFields } from '#lib/customers/show';
import { translator } from '#lib/messages';
import type { Hindrance, Welcome } from '#lib/registration/welcome-for';

interface HindrancesProps {
  ctx: Context;
  welcome: Welcome;
  /** Where a field of the customer is filled. */
  changeAddress?: ((field: FieldName) => string) | undefined;
}

/** What keeps a welcome invoice from being issued, each with the way to where it is mended. */
export function Hindrances({ ctx, welcome, changeAddress }: HindrancesProps) {
  if (welcome.hindrances.length === 0) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <div className="todo">
      <p className="strong">{t('welcome.notPossible')}</p>
      <ul>{welcome.hindrances.map((hindrance, index) => <li key={index}><Said {...{ ctx, welcome, hindrance }} /> <Mend {...{ ctx, welcome, hindrance, changeAddress }} /></li>)}</ul>
    </div>
  );
}

type OneProps = HindrancesProps & { hindrance: Hindrance };

function Said({ ctx, welcome, hindrance }: OneProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  if ('lack' in hindrance) return t(`invoices.missing.${hindrance.lack.what}`);
  const { field, key, values } = hindrance.template;
  const label = fieldLabel(field);
  return t('welcome.ofTemplate', { name: welcome.template.name, problem: t(key, { ...(label && { field: t(label) }), ...values }) });
}

async function Mend({ ctx, welcome, hindrance, changeAddress }: OneProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  if ('lack' in hindrance && hindrance.lack.what === 'buyer') {
    if (!changeAddress) return null;
    const fields = await shownFields(ctx, '');
    return <span className="unstated">{hindrance.lack.fields.map((name) => <a key={name} href={changeAddress(name)}>{fields.find((field) => field.name === name)?.label() ?? name}</a>)}</span>;
  }
  if (!can(ctx, 'firm.edit')) return null;
  if ('lack' in hindrance && hindrance.lack.what === 'sellerTaxId') return <a href="/settings/documents#taxId">{t('brand.title')}</a>;
  return <a href={templateAddress(welcome.template.id)}>{t('welcome.edit')}</a>;
}
