import { LineFields } from '../../invoices/line-fields';
import { Once } from '../../once';
import { saveTemplate } from './actions';
import { welcomeSettings } from './addresses';
import { Checkboxes, Select, TextArea, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Landing } from '#components/form/landing';
import { EnterSubmit, Submit } from '#components/form/submit';
import { allCategories } from '#lib/categories/queries';
import type { Context } from '#lib/context';
import { currencyChoices } from '#lib/currencies';
import { listed } from '#lib/format';
import { noTax } from '#lib/invoices/lines';
import { type Translate, translator } from '#lib/messages';
import { productChoices, productName } from '#lib/products/queries';
import { unitCodes } from '#lib/products/units';
import { type WelcomeTemplate, welcomeLanguages } from '#lib/registration/queries';
import { reminderChoices } from '#lib/registration/reminders';
import { welcomeWords } from '#lib/registration/variables';
import { allTaxRates, taxChoice } from '#lib/taxes/queries';

interface TemplateFormProps {
  ctx: Context;
  /** Null for a new one. */
  template: WelcomeTemplate | null;
  values: Record<string, string>;
  /** Empty lines that are offered behind those that are there. */
  room: number;
  title: string;
}

/** What a welcome invoice holds, whom it fits, and the mail that it comes with. */
export async function TemplateForm({ ctx, template, values, room, title }: TemplateFormProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const text = (name: string) => values[name] ?? '';
  const numbers = Array.from({ length: (template?.lines.length ?? 0) + room }, (_, index) => index + 1);
  const rates = (await allTaxRates(ctx)).filter(({ archivedAt, id }) => archivedAt === null || Object.values(values).includes(id));
  const units = unitCodes.map((code) => ({ value: code, label: t(`products.units.${code}`) }));
  const taxes = [{ value: noTax, label: t('products.noTax') }, ...rates.map((rate) => taxChoice(ctx, rate))];
  const area = (name: 'messageAr' | 'messageEn' | 'introductionAr' | 'introductionEn' | 'paymentAr' | 'paymentEn', help?: string) => <TextArea name={name} rows={name.startsWith('message') ? 6 : 2} label={t(`welcome.fields.${name}`)} help={help} value={text(name)} />;
  return (
    <Form action={saveTemplate} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
      <EnterSubmit intent="save" />
      {template ? <><input type="hidden" name="id" value={template.id} /><input type="hidden" name="version" value={template.version} /></> : <Once />}
      <section className="group">
        <h2>{t('welcome.groups.whom')}</h2>
        <TextField name="name" required dir="auto" label={t('welcome.fields.name')} help={t('welcome.nameHelp')} value={text('name')} />
        <p className="help">{t('welcome.whomHelp')}</p>
        <CategoryBoxes ctx={ctx} value={text('categories')} t={t} />
        <TextField name="countries" dir="auto" label={t('welcome.fields.countries')} help={t('welcome.countriesHelp')} value={text('countries')} />
      </section>
      <Landing id="lines" className="group lines" labelledBy="lines-heading">
        <h2 id="lines-heading">{t('welcome.groups.invoice')}</h2>
        <p className="help">{t('welcome.linesHelp')}</p>
        <datalist id="products">{(await productChoices(ctx)).map((product) => <option key={product.id} value={productName(product, ctx.locale)}>{product.code}</option>)}</datalist>
        {numbers.map((number) => <LineFields key={number} {...{ ctx, number, text, units, taxes }} written={undefined} isLast={false} currency="" />)}
        <div className="actions"><Submit intent="more" quiet>{t('invoices.more')}</Submit></div>
        <Select name="currency" label={t('welcome.fields.currency')} value={text('currency')} options={currencyChoices(ctx.locale)} />
        <Checkboxes name="pricesIncludeTax" label={t('welcome.fields.pricesIncludeTax')} value={text('pricesIncludeTax')} options={[{ value: 'yes', label: t('products.includesTax') }]} />
        <TextField name="dueInDays" dir="ltr" inputMode="numeric" label={t('welcome.fields.dueInDays')} help={t('welcome.dueHelp')} value={text('dueInDays')} />
        <Select name="reminders" label={t('welcome.fields.reminders')} value={text('reminders')} options={await reminderChoices(ctx)} />
        <Select name="language" label={t('welcome.fields.language')} value={text('language')} options={welcomeLanguages.map((language) => ({ value: language, label: t(`welcome.languages.${language}`) }))} />
      </Landing>
      <section className="group">
        <h2>{t('welcome.groups.printed')}</h2>
        {area('introductionAr')}
        {area('introductionEn')}
        {area('paymentAr', t('welcome.paymentHelp', { variable: welcomeWords.word('payment', ctx.locale) }))}
        {area('paymentEn')}
      </section>
      <section className="group">
        <h2>{t('welcome.groups.mail')}</h2>
        <p className="help">{t('welcome.mailHelp', { variables: listed(welcomeWords.names.map((variable) => welcomeWords.word(variable, ctx.locale)), ctx.locale) })}</p>
        {(['Ar', 'En'] as const).map((language) => <TextField key={language} name={`subject${language}`} dir="auto" label={t(`welcome.fields.subject${language}`)} value={text(`subject${language}`)} />)}
        {area('messageAr')}
        {area('messageEn')}
      </section>
      <div className="actions"><Submit intent="save">{t('settings.save')}</Submit> <Submit intent="preview" quiet>{t('welcome.saveAndPreview')}</Submit> <a href={welcomeSettings} data-key="Escape">{t('form.cancel')}</a></div>
    </Form>
  );
}

/** The categories that are in use, and those of the template that are no more. */
async function CategoryBoxes({ ctx, value, t }: { ctx: Context; value: string; t: Translate }) {
  const chosen = value.split('\n');
  const offered = (await allCategories(ctx)).filter(({ id, archivedAt }) => archivedAt === null || chosen.includes(id));
  if (offered.length === 0) return null;
  return <Checkboxes name="categories" label={t('welcome.fields.categories')} value={value} options={offered.map(({ id, name }) => ({ value: id, label: name }))} />;
}
