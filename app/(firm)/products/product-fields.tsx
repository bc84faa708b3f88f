import { Checkboxes, Radios, Select, TextArea, TextField } from '#components/form/field';
import { usualCurrency, brandOf } from '#lib/brands/queries';
import type { Context } from '#lib/context';
import { currencyChoices } from '#lib/currencies';
import { translator } from '#lib/messages';
import { amountInput } from '#lib/money';
import { type Product, productKinds } from '#lib/products/queries';
import { unitCodes } from '#lib/products/units';
import { allTaxRates, taxChoice } from '#lib/taxes/queries';

/** What a product is called, and what it costs. */
export async function ProductFields({ ctx, product }: { ctx: Context; product?: Product }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const brand = await brandOf(ctx);
  const currency = product?.currency ?? usualCurrency(brand, ctx.firm);
  const rates = (await allTaxRates(ctx)).filter(({ id, archivedAt }) => archivedAt === null || id === product?.taxRateId);
  const names = ctx.locale === 'ar' ? (['nameAr', 'nameEn'] as const) : (['nameEn', 'nameAr'] as const);
  const texts = ctx.locale === 'ar' ? (['descriptionAr', 'descriptionEn'] as const) : (['descriptionEn', 'descriptionAr'] as const);
  return (
    <>
      <Radios name="kind" label={t('products.fields.kind')} value={product?.kind ?? 'product'} options={productKinds.map((kind) => ({ value: kind, label: t(`products.kinds.${kind}`) }))} />
      {names.map((name, index) => <TextField key={name} name={name} label={t(`products.fields.${name}`)} help={index === 0 ? t('products.nameHelp') : undefined} dir="auto" value={product?.[name] ?? ''} />)}
      <TextField name="code" label={t('products.fields.code')} dir="ltr" value={product?.code ?? ''} />
      <TextField name="price" label={t('products.fields.price')} help={t('products.priceHelp')} dir="ltr" inputMode="decimal" value={product?.price === null || product === undefined ? '' : amountInput(product.price, currency)} />
      <Select name="currency" label={t('products.fields.currency')} value={currency} options={currencyChoices(ctx.locale)} />
      <Checkboxes name="priceIncludesTax" label={t('products.fields.priceIncludesTax')} value={(product?.priceIncludesTax ?? brand.pricesIncludeTax) ? 'yes' : ''} options={[{ value: 'yes', label: t('products.includesTax') }]} />
      <Select name="unit" label={t('products.fields.unit')} value={product?.unit ?? 'C62'} options={unitCodes.map((code) => ({ value: code, label: t(`products.units.${code}`) }))} />
      <Select name="taxRateId" label={t('products.fields.taxRateId')} value={product?.taxRateId ?? brand.taxRateId ?? ''} options={[{ value: '', label: t('products.noTax') }, ...rates.map((rate) => taxChoice(ctx, rate))]} />
      {texts.map((name) => <TextArea key={name} name={name} label={t(`products.fields.${name}`)} rows={2} value={product?.[name] ?? ''} />)}
    </>
  );
}
