import { saveDocument } from './actions';
import { Checkboxes, Select, TextArea, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { EnterSubmit, Submit } from '#components/form/submit';
import type { Context } from '#lib/context';
import { currencyChoices } from '#lib/currencies';
import { choiceOf, type NamedCustomer, recentCustomers } from '#lib/customers/find-by-text';
import { type DocumentType, documentLanguages } from '#lib/invoices/queries';
import { type Translate, translator } from '#lib/messages';
import { productChoices, productName } from '#lib/products/queries';
import { unitCodes } from '#lib/products/units';
import { allTaxRates, taxName } from '#lib/taxes/queries';

/** Empty lines that are offered behind those that are there. */
const room = 3;
const customersOffered = 100;

interface InvoiceFormProps {
  ctx: Context;
  type: DocumentType;
  /** The draft, as it was seen; null for a new document. */
  draft: { id: string; version: number } | null;
  /** The customer, once it is chosen. */
  customer: NamedCustomer | null;
  values: Record<string, string>;
  lineCount: number;
  title: string;
}

/** A document as it is written: whose, what, and how. It is summed by the server, at each press of "Save and sum up". */
export async function InvoiceForm({ ctx, type, draft, customer, values, lineCount, title }: InvoiceFormProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const rates = await allTaxRates(ctx);
  const taxes = [{ value: '', label: t('products.noTax') }, ...rates.filter(({ archivedAt, id }) => archivedAt === null || Object.values(values).includes(id)).map((rate) => ({ value: rate.id, label: `${taxName(rate, ctx.locale)} ${rate.basisPoints / 100}%` }))];
  const units = unitCodes.map((code) => ({ value: code, label: t(`products.units.${code}`) }));
  const numbers = Array.from({ length: lineCount + room }, (_, index) => index + 1);
  const text = (name: string) => values[name] ?? '';
  return (
    <Form action={saveDocument} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
      <EnterSubmit intent="save" />
      <input type="hidden" name="type" value={type} />
      {draft && <input type="hidden" name="id" value={draft.id} />}
      {draft && <input type="hidden" name="version" value={draft.version} />}
      <section className="group">
        <h2>{t('invoices.groups.who')}</h2>
        {customer ? (
          <p>
            <input type="hidden" name="customerId" value={customer.id} />
            <bdi className="strong">{customer.name}</bdi> · {t('profile.numberLabel', { number: customer.number })}
          </p>
        ) : (
          <CustomerField t={t} recent={await recentCustomers(ctx, customersOffered)} />
        )}
        <div className="pair">
          <TextField name="issueDay" type="date" dir="ltr" label={t('invoices.fields.issueDay')} help={t('invoices.issueDayHelp')} value={text('issueDay')} />
          <TextField name="dueDay" type="date" dir="ltr" label={t(type === 'quote' ? 'invoices.validUntil' : 'invoices.fields.dueDay')} help={t('invoices.dueDayHelp')} value={text('dueDay')} />
        </div>
        <TextField name="reference" dir="auto" label={t('invoices.fields.reference')} help={t('invoices.referenceHelp')} value={text('reference')} />
      </section>
      <section className="group lines" id="lines" aria-labelledby="lines-heading">
        <h2 id="lines-heading">{t('invoices.groups.lines')}</h2>
        <p className="help">{t('invoices.linesHelp')}</p>
        <datalist id="products">{(await productChoices(ctx)).map((product) => <option key={product.id} value={productName(product, ctx.locale)}>{product.code}</option>)}</datalist>
        {numbers.map((number) => <LineFields key={number} t={t} number={number} isWritten={number <= lineCount} isLast={number === lineCount} {...{ text, units, taxes }} />)}
        <div className="actions"><Submit intent="save" quiet>{t('invoices.sumUp')}</Submit></div>
      </section>
      <details className="group" open={['discount', 'introduction', 'note', 'terms', 'supplyDay', 'paymentTermDays'].some((name) => text(name) !== '') || undefined}>
        <summary>{t('invoices.groups.more')}</summary>
        <div className="stack">
          <TextField name="discount" dir="ltr" label={t('invoices.fields.discount')} help={t('invoices.discountHelp')} value={text('discount')} />
          <Checkboxes name="pricesIncludeTax" label={t('invoices.fields.pricesIncludeTax')} value={text('pricesIncludeTax')} options={[{ value: 'yes', label: t('products.includesTax') }]} />
          <Select name="currency" label={t('invoices.fields.currency')} value={text('currency')} options={currencyChoices(ctx.locale)} />
          <Select name="language" label={t('invoices.fields.language')} value={text('language')} options={documentLanguages.map((language) => ({ value: language, label: t(`invoices.languages.${language}`) }))} />
          <TextField name="paymentTermDays" dir="ltr" inputMode="numeric" label={t('invoices.fields.paymentTermDays')} value={text('paymentTermDays')} />
          <TextField name="supplyDay" type="date" dir="ltr" label={t('invoices.fields.supplyDay')} value={text('supplyDay')} />
          <TextArea name="introduction" rows={2} label={t('invoices.fields.introduction')} value={text('introduction')} />
          <TextArea name="note" rows={2} label={t('invoices.fields.note')} value={text('note')} />
          <TextArea name="terms" rows={2} label={t('invoices.fields.terms')} value={text('terms')} />
        </div>
      </details>
      <div className="actions"><Submit intent="check">{t('invoices.check')}</Submit> <Submit intent="save" quiet>{t('invoices.saveDraft')}</Submit> <a href="/invoices" data-key="Escape">{t('form.cancel')}</a></div>
    </Form>
  );
}

/** Found by number or name; the latest are offered to choose from. */
function CustomerField({ t, recent }: { t: Translate; recent: NamedCustomer[] }) {
  return (
    <>
      <TextField name="customer" list="customers" dir="auto" required label={t('invoices.fields.customerId')} help={t('invoices.customerHelp')} />
      <datalist id="customers">{recent.map((customer) => <option key={customer.id} value={choiceOf(customer)} />)}</datalist>
    </>
  );
}

interface LineFieldsProps {
  t: Translate;
  number: number;
  isWritten: boolean;
  isLast: boolean;
  text: (name: string) => string;
  units: { value: string; label: string }[];
  taxes: { value: string; label: string }[];
}

function LineFields({ t, number, isWritten, isLast, text, units, taxes }: LineFieldsProps) {
  const name = (part: string) => `line.${number}.${part}`;
  const field = (part: 'quantity' | 'price' | 'discount') => <TextField name={name(part)} label={t(`invoices.line.${part}`)} dir="ltr" inputMode="decimal" value={text(name(part))} />;
  return (
    <fieldset className="line">
      <legend>{t('invoices.lineNumber', { position: number })}</legend>
      <input type="hidden" name={name('product')} value={text(name('product'))} />
      <TextField name={name('name')} list="products" dir="auto" label={t('invoices.line.name')} value={text(name('name'))} />
      {field('quantity')}
      <Select name={name('unit')} label={t('invoices.line.unit')} value={text(name('unit'))} options={[{ value: '', label: t('invoices.asProduct') }, ...units]} />
      {field('price')}
      {field('discount')}
      <Select name={name('tax')} label={t('invoices.line.tax')} value={text(name('tax'))} options={isWritten ? taxes : [{ value: '', label: t('invoices.asProduct') }, ...taxes.slice(1)]} />
      <TextField name={name('description')} dir="auto" label={t('invoices.line.description')} value={text(name('description'))} />
      {isWritten && (
        <div className="row-actions">
          {number > 1 && <Submit intent={`up.${number}`} quiet label={`${t('invoices.up')}: ${t('invoices.lineNumber', { position: number })}`}>{t('invoices.up')}</Submit>}
          {!isLast && <Submit intent={`down.${number}`} quiet label={`${t('invoices.down')}: ${t('invoices.lineNumber', { position: number })}`}>{t('invoices.down')}</Submit>}
          <Submit intent={`remove.${number}`} quiet label={`${t('invoices.remove')}: ${t('invoices.lineNumber', { position: number })}`}>{t('invoices.remove')}</Submit>
        </div>
      )}
    </fieldset>
  );
}
