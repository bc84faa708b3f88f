import { NoPermission } from '../../no-permission';
import type { SearchParams } from '../../../search-params';
import { confirmationOf } from '../confirmation';
import { saveBrand, saveLogo } from './actions';
import { Checkboxes, FileField, Select, TextArea, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { contrastOnPaper, readable, readableShade } from '#lib/brands/contrast';
import { logoTypes } from '#lib/brands/logo';
import { brandOf, usualColor, usualCurrency } from '#lib/brands/queries';
import { currencyChoices } from '#lib/currencies';
import { decimal } from '#lib/format';
import { inFours } from '#lib/iban';
import { documentLanguages } from '#lib/invoices/queries';
import { type Translate, translator } from '#lib/messages';
import { requireContext } from '#lib/session';
import { allTaxRates, taxChoice } from '#lib/taxes/queries';

/** Which way each field runs: names and places as their letters say, numbers and addresses of the net left to right. */
const parts = {
  seller: [['legalName', 'auto'], ['taxId', 'ltr'], ['registrationNumber', 'ltr'], ['street', 'auto'], ['buildingNumber', 'auto'], ['additionalNumber', 'auto'], ['district', 'auto'], ['city', 'auto'], ['postalCode', 'ltr'], ['region', 'auto'], ['email', 'ltr'], ['phone', 'ltr'], ['website', 'ltr']],
  bank: [['bankName', 'auto'], ['accountName', 'auto'], ['iban', 'ltr'], ['bic', 'ltr']],
} as const;

export default async function DocumentSettings({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('brand.title');
  const brand = await brandOf(ctx);
  const color = brand.color ?? usualColor;
  const contrast = contrastOnPaper(color);
  const figure = (of: number) => decimal(String(Math.floor(of * 10) / 10), ctx.locale, ctx.user.digits);
  const rates = (await allTaxRates(ctx)).filter(({ archivedAt }) => archivedAt === null);
  return (
    <>
      {confirmationOf(await searchParams, t)}
      {/* First: of several titles the browser takes the first, which a refused form gives. */}
      <Logo t={t} hasOne={brand.logoFileId !== null} />
      <Form action={saveBrand} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        {(['seller', 'bank'] as const).map((part) => (
          <section key={part} className="group">
            <h2>{t(`brand.${part}`)}</h2>
            {part === 'seller' && <p className="help">{t('brand.sellerHelp')}</p>}
            {parts[part].map(([name, dir]) => <TextField key={name} name={name} dir={dir} label={t(`brand.fields.${name}`)} help={name === 'legalName' ? t('brand.legalNameHelp', { name: ctx.firm.name }) : undefined} value={name === 'iban' ? inFours(brand.iban ?? '') : (brand[name] ?? '')} />)}
            {part === 'bank' && (['paymentTextAr', 'paymentTextEn', 'footerAr', 'footerEn'] as const).map((name) => <TextArea key={name} name={name} rows={2} label={t(`brand.fields.${name}`)} value={brand[name] ?? ''} />)}
          </section>
        ))}
        <section className="group">
          <h2>{t('brand.look')}</h2>
          <TextField name="color" type="color" label={t('brand.fields.color')} help={t(contrast < readable ? 'brand.contrastLow' : 'brand.contrast', { ratio: figure(contrast), shade: readableShade(color) })} value={color} />
          <p><button className="button quiet" formAction="/settings/documents/preview" formMethod="post" formTarget="_blank">{t('brand.preview')}</button></p>
          <img className="preview" src="/settings/documents/preview" data-preview="/settings/documents/preview" alt={t('brand.previewAlt')} width="595" height="842" />
          <script src="/preview.js" async />
        </section>
        <section className="group">
          <h2>{t('brand.beginning')}</h2>
          <Select name="currency" label={t('brand.fields.currency')} value={usualCurrency(brand, ctx.firm)} options={currencyChoices(ctx.locale)} />
          <Select name="language" label={t('brand.fields.language')} value={brand.language ?? ctx.locale} options={documentLanguages.map((language) => ({ value: language, label: t(`invoices.languages.${language}`) }))} />
          <Checkboxes name="pricesIncludeTax" label={t('brand.fields.pricesIncludeTax')} value={brand.pricesIncludeTax ? 'yes' : ''} options={[{ value: 'yes', label: t('products.includesTax') }]} />
          <TextField name="paymentTermDays" label={t('brand.fields.paymentTermDays')} dir="ltr" inputMode="numeric" value={brand.paymentTermDays === null ? '' : String(brand.paymentTermDays)} />
          <Select name="taxRateId" label={t('brand.fields.taxRateId')} value={brand.taxRateId ?? ''} options={[{ value: '', label: t('products.noTax') }, ...rates.map((rate) => taxChoice(ctx, rate))]} />
        </section>
        <div className="actions"><Submit>{t('settings.save')}</Submit></div>
      </Form>
    </>
  );
}

/** The picture at the head of documents. It has a form of its own: a file that was chosen no answer can give back. */
function Logo({ t, hasOne }: { t: Translate; hasOne: boolean }) {
  return (
    <Form action={saveLogo} words={{ problem: t('errors.summary'), errorTitle: t('error', { title: t('brand.title') }) }}>
      <section className="group">
        <h2>{t('brand.logo')}</h2>
        {hasOne && <img className="logo" src="/settings/documents/logo" alt={t('brand.logo')} />}
        <FileField name="logo" accept={logoTypes.join(',')} label={t('brand.logo')} help={t('brand.logoHelp')} />
        <div className="actions"><Submit intent="save" quiet>{t('brand.logoSave')}</Submit>{hasOne && <Submit intent="remove" quiet>{t('brand.logoRemove')}</Submit>}</div>
      </section>
    </Form>
  );
}
