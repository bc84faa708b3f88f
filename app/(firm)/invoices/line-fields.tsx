import { Amount } from '../amount';
import { Hidden, Select, TextField } from '#components/form/field';
import { Submit } from '#components/form/submit';
import type { Context } from '#lib/context';
import type { InvoiceLine } from '#lib/invoices/queries';
import { translator } from '#lib/messages';

interface Choice {
  value: string;
  label: string;
}

interface LineFieldsProps {
  ctx: Context;
  number: number;
  /** The line as it was last saved; undefined for an empty one. */
  written: InvoiceLine | undefined;
  isLast: boolean;
  currency: string;
  text: (name: string) => string;
  units: Choice[];
  taxes: Choice[];
}

/** A line of a document's form. What is left empty follows from the product, once it is saved. */
export function LineFields({ ctx, number, written, isLast, currency, text, units, taxes }: LineFieldsProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const name = (part: string) => `line.${number}.${part}`;
  const title = t('invoices.lineNumber', { position: number });
  const field = (part: 'quantity' | 'price' | 'discount') => <TextField name={name(part)} label={t(`invoices.line.${part}`)} dir="ltr" inputMode="decimal" value={text(name(part))} />;
  const button = (does: 'up' | 'down' | 'remove') => <Submit intent={`${does}.${number}`} quiet label={`${t(`invoices.${does}`)}: ${title}`}>{t(`invoices.${does}`)}</Submit>;
  return (
    <fieldset className="line">
      <legend>{title}{written && <span className="line-amount"> · <Amount ctx={ctx} amount={written.amount} currency={currency} /></span>}</legend>
      <Hidden name={name('product')} value={text(name('product'))} />
      <TextField name={name('name')} list="products" dir="auto" label={t('invoices.line.name')} value={text(name('name'))} />
      <div className="line-figures">
        {field('quantity')}
        <Select name={name('unit')} label={t('invoices.line.unit')} value={text(name('unit'))} options={[{ value: '', label: t('invoices.asProduct') }, ...units]} />
        {field('price')}
        {field('discount')}
        <Select name={name('tax')} label={t('invoices.line.tax')} value={text(name('tax'))} options={written ? taxes : [{ value: '', label: t('invoices.asProduct') }, ...taxes]} />
      </div>
      <TextField name={name('description')} dir="auto" label={t('invoices.line.description')} value={text(name('description'))} />
      {written && <div className="row-actions">{number > 1 && button('up')}{!isLast && button('down')}{button('remove')}</div>}
    </fieldset>
  );
}
