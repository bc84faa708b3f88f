import { Once } from '../once';
import { saveDocument } from './actions';
import { CustomerField } from './customer-field';
import { DraftSums } from './draft-sums';
import { FurtherFields } from './further-fields';
import { LineFields } from './line-fields';
import { Checkboxes, Select, TextArea, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Landing } from '#components/form/landing';
import { EnterSubmit, Submit } from '#components/form/submit';
import type { Context } from '#lib/context';
import { currencyChoices } from '#lib/currencies';
import type { NamedCustomer } from '#lib/customers/find-by-text';
import { noTax } from '#lib/invoices/lines';
import { type DocumentType, documentLanguages, type InvoiceDocument } from '#lib/invoices/queries';
import { type Translate, translator } from '#lib/messages';
import { allSeries } from '#lib/numbers/series';
import { productChoices, productName } from '#lib/products/queries';
import { unitCodes } from '#lib/products/units';
import { allTaxRates, taxChoice } from '#lib/taxes/queries';

/** Fields that are folded away, and those of them that are not when they hold anything. */
const opening = ['discount', 'seriesId', 'paymentTermDays', 'supplyDay', 'introduction', 'note', 'terms'];
const further = [...opening, 'pricesIncludeTax', 'currency', 'language'];

interface InvoiceFormProps {
  ctx: Context;
  type: DocumentType;
  /** The draft, as it was seen; null for a new document. */
  draft: InvoiceDocument | null;
  /** Whose it is, as far as that is known. */
  customer: NamedCustomer | null;
  values: Record<string, string>;
  /** Empty lines that are offered behind those that are there. */
  room: number;
  title: string;
  /** Whether it is what a plan repeats: whose it is stays, its days are the plan's, and it is never issued itself. */
  isPattern?: boolean;
}

/** A document as it is written: whose, what, and how. It is summed by the server, at each press of "Save and sum up". */
export async function InvoiceForm({ ctx, type, draft, customer, values, room, title, isPattern = false }: InvoiceFormProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const lines = draft?.lines ?? [];
  const numbers = Array.from({ length: lines.length + room }, (_, index) => index + 1);
  const text = (name: string) => values[name] ?? '';
  const choices = { units: unitCodes.map((code) => ({ value: code, label: t(`products.units.${code}`) })), taxes: await taxChoices(ctx, t, values) };
  return (
    <Form action={saveDocument} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
      <EnterSubmit intent="save" />
      <input type="hidden" name="type" value={type} />
      {draft ? <input type="hidden" name="id" value={draft.invoice.id} /> : <Once />}
      {draft && <input type="hidden" name="version" value={draft.invoice.version} />}
      <section className="group">
        <h2>{t('invoices.groups.who')}</h2>
        <CustomerField ctx={ctx} customer={customer} isFixed={type === 'creditNote' || isPattern} />
        {!isPattern && <div className="pair">
          <TextField name="issueDay" type="date" dir="ltr" label={t('invoices.fields.issueDay')} help={t('invoices.issueDayHelp')} value={text('issueDay')} />
          {type !== 'creditNote' && <TextField name="dueDay" type="date" dir="ltr" label={t(type === 'quote' ? 'invoices.validUntil' : 'invoices.fields.dueDay')} help={t('invoices.dueDayHelp')} value={text('dueDay')} />}
        </div>}
        <TextField name="reference" dir="auto" label={t('invoices.fields.reference')} help={t('invoices.referenceHelp')} value={text('reference')} />
      </section>
      <Landing id="lines" className="group lines" labelledBy="lines-heading">
        <h2 id="lines-heading">{t('invoices.groups.lines')}</h2>
        <p className="help">{t('invoices.linesHelp')}</p>
        <datalist id="products">{(await productChoices(ctx)).map((product) => <option key={product.id} value={productName(product, ctx.locale)}>{product.code}</option>)}</datalist>
        {numbers.map((number) => <LineFields key={number} {...{ ctx, number, text }} written={lines[number - 1]} isLast={number === lines.length} currency={draft?.invoice.currency ?? ''} {...choices} />)}
        {draft && <DraftSums ctx={ctx} draft={draft} />}
        <div className="actions"><Submit intent="save" quiet>{t('invoices.sumUp')}</Submit> <Submit intent="more" quiet>{t('invoices.more')}</Submit></div>
      </Landing>
      <FurtherFields summary={t('invoices.groups.more')} names={further} values={Object.fromEntries(opening.map((name) => [name, text(name)]))}>
        <TextField name="discount" dir="ltr" label={t('invoices.fields.discount')} help={t('invoices.discountHelp')} value={text('discount')} />
        <Checkboxes name="pricesIncludeTax" label={t('invoices.fields.pricesIncludeTax')} value={text('pricesIncludeTax')} options={[{ value: 'yes', label: t('products.includesTax') }]} />
        {/* A credit note is in the currency of its invoice. */}
        {type !== 'creditNote' && <Select name="currency" label={t('invoices.fields.currency')} value={text('currency')} options={currencyChoices(ctx.locale)} />}
        <Select name="language" label={t('invoices.fields.language')} value={text('language')} options={documentLanguages.map((language) => ({ value: language, label: t(`invoices.languages.${language}`) }))} />
        <SeriesField ctx={ctx} type={type} value={text('seriesId')} t={t} />
        {type !== 'creditNote' && <TextField name="paymentTermDays" dir="ltr" inputMode="numeric" label={t('invoices.fields.paymentTermDays')} value={text('paymentTermDays')} />}
        {!isPattern && <TextField name="supplyDay" type="date" dir="ltr" label={t('invoices.fields.supplyDay')} value={text('supplyDay')} />}
        <TextArea name="introduction" rows={2} label={t('invoices.fields.introduction')} value={text('introduction')} />
        <TextArea name="note" rows={2} label={t('invoices.fields.note')} value={text('note')} />
        <TextArea name="terms" rows={2} label={t('invoices.fields.terms')} value={text('terms')} />
      </FurtherFields>
      <div className="actions"><Submit intent="check">{t(isPattern ? 'recurring.backToPlan' : 'invoices.check')}</Submit> {!isPattern && <Submit intent="save" quiet>{t('invoices.saveDraft')}</Submit>} <a href={draft ? `/invoices/${draft.invoice.id}` : '/invoices'} data-key="Escape">{t('form.cancel')}</a></div>
    </Form>
  );
}

/** The taxes that may be charged, and those that the document has already. */
async function taxChoices(ctx: Context, t: Translate, values: Record<string, string>) {
  const rates = (await allTaxRates(ctx)).filter(({ archivedAt, id }) => archivedAt === null || Object.values(values).includes(id));
  return [{ value: noTax, label: t('products.noTax') }, ...rates.map((rate) => taxChoice(ctx, rate))];
}

/** By which series it will be numbered, where there is a choice. */
async function SeriesField({ ctx, type, value, t }: { ctx: Context; type: DocumentType; value: string; t: Translate }) {
  const series = (await allSeries(ctx)).filter((candidate) => candidate.type === type && (candidate.archivedAt === null || candidate.id === value));
  if (series.length < 2) return <input type="hidden" name="seriesId" value={value} />;
  // None chosen means the usual one.
  const choices = series.map(({ id, pattern, isDefault }) => ({ value: isDefault && id !== value ? '' : id, label: pattern }));
  return <Select name="seriesId" label={t('invoices.fields.seriesId')} value={value} options={choices.toSorted((a, b) => a.value.localeCompare(b.value))} />;
}
