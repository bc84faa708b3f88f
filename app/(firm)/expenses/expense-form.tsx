import { Once } from '../once';
import { Doubts } from '#components/form/doubts';
import { Radios, Select, TextArea, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { EnterSubmit, Submit } from '#components/form/submit';
import type { Context } from '#lib/context';
import { currencyChoices } from '#lib/currencies';
import { choiceOf, type NamedCustomer, recentCustomers } from '#lib/customers/find-by-text';
import { allExpenseCategories } from '#lib/expenses/categories';
import { amountKinds, payingStates } from '#lib/expenses/input';
import { paymentMethods, recentSuppliers } from '#lib/expenses/queries';
import type { FormAction } from '#lib/form-state';
import { type Translate, translator } from '#lib/messages';
import { allTaxRates, taxChoice } from '#lib/taxes/queries';

/** As many as a list to choose from may hold. */
const most = 100;

interface FieldsProps {
  ctx: Context;
  t: Translate;
  /** What it begins with, by the names of `expenseInputNames`. */
  values: Record<string, string>;
}

interface FormProps extends Omit<FieldsProps, 't'> {
  action: FormAction;
  title: string;
  customer: NamedCustomer | null;
  /** The expense that is changed, and the version that was seen; null for a new one. */
  changed: { id: string; version: number } | null;
  back: string;
}

/** An expense: what, how much, whether it is paid, and where it belongs. */
export function ExpenseForm({ ctx, action, title, values, customer, changed, back }: FormProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <Form action={action} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
      <EnterSubmit intent="save" />
      <Doubts title={t('expenses.doubts.title')} help={t('expenses.doubts.help')} see={t('expenses.doubts.see')}>
        <Submit intent="save">{t('expenses.saveAnyway')}</Submit>
        {!changed && <Submit intent="saveNew" quiet>{t('expenses.saveAnywayNew')}</Submit>}
      </Doubts>
      {changed ? <><input type="hidden" name="id" value={changed.id} /><input type="hidden" name="version" value={changed.version} /></> : <Once />}
      <Bought ctx={ctx} t={t} values={values} />
      <Amounts ctx={ctx} t={t} values={values} />
      <Paying t={t} values={values} />
      <Belonging ctx={ctx} t={t} values={values} customer={customer} />
      {!changed && <p className="help">{t('expenses.receiptAfter')}</p>}
      <div className="actions">
        <Submit intent="save">{t('expenses.save')}</Submit>
        {!changed && <Submit intent="saveNew" quiet>{t('expenses.saveNew')}</Submit>}
        <a href={back} data-key="Escape">{t('form.cancel')}</a>
      </div>
    </Form>
  );
}

async function Bought({ ctx, t, values }: FieldsProps) {
  const categories = (await allExpenseCategories(ctx)).filter(({ id, archivedAt }) => archivedAt === null || id === values['categoryId']);
  return (
    <section className="group">
      <h2>{t('expenses.groups.what')}</h2>
      <TextField name="supplier" required dir="auto" list="suppliers" label={t('expenses.fields.supplier')} value={values['supplier']} autoFocus />
      <datalist id="suppliers">{(await recentSuppliers(ctx, most)).map((supplier) => <option key={supplier} value={supplier} />)}</datalist>
      <div className="pair even">
        <TextField name="day" type="date" required dir="ltr" label={t('expenses.fields.day')} value={values['day']} />
        <TextField name="reference" dir="auto" label={t('expenses.fields.reference')} help={t('expenses.referenceHelp')} value={values['reference']} />
      </div>
      <Select name="categoryId" label={t('expenses.fields.categoryId')} value={values['categoryId']} options={[{ value: '', label: t('expenses.categoryNone') }, ...categories.map(({ id, name }) => ({ value: id, label: name }))]}
        beside={categories.length === 0 && <a href="/settings/expense-categories">{t('expenses.categories.manage')}</a>} />
    </section>
  );
}

async function Amounts({ ctx, t, values }: FieldsProps) {
  const rates = (await allTaxRates(ctx)).filter(({ id, archivedAt }) => archivedAt === null || id === values['taxRateId']);
  return (
    <section className="group">
      <h2>{t('expenses.groups.amounts')}</h2>
      <div className="pair even">
        <TextField name="amount" required dir="ltr" inputMode="decimal" label={t('expenses.fields.amount')} help={t('expenses.amountHelp')} value={values['amount']} />
        <Select name="currency" label={t('expenses.fields.currency')} value={values['currency']} options={currencyChoices(ctx.locale)} />
      </div>
      <Radios name="amountKind" label={t('expenses.fields.amountKind')} value={values['amountKind']} options={amountKinds.map((kind) => ({ value: kind, label: t(`expenses.amountKinds.${kind}`) }))} />
      <div className="pair even">
        <Select name="taxRateId" label={t('expenses.fields.taxRateId')} value={values['taxRateId']} options={[{ value: '', label: t('expenses.noTax') }, ...rates.map((rate) => taxChoice(ctx, rate))]} />
        <TextField name="tax" dir="ltr" inputMode="decimal" label={t('expenses.fields.tax')} help={t('expenses.taxHelp')} value={values['tax']} />
      </div>
    </section>
  );
}

function Paying({ t, values }: Omit<FieldsProps, 'ctx'>) {
  return (
    <section className="group">
      <h2>{t('expenses.groups.paying')}</h2>
      <Radios name="paying" label={t('expenses.fields.paying')} value={values['paying']} options={payingStates.map((state) => ({ value: state, label: t(`expenses.payingStates.${state}`) }))} />
      <div className="pair even">
        <TextField name="paidDay" type="date" dir="ltr" label={t('expenses.fields.paidDay')} help={t('expenses.paidDayHelp')} value={values['paidDay']} />
        <Select name="method" label={t('expenses.fields.method')} value={values['method']} options={[{ value: '', label: t('expenses.noMethod') }, ...paymentMethods.map((method) => ({ value: method, label: t(`payments.methods.${method}`) }))]} />
      </div>
    </section>
  );
}

async function Belonging({ ctx, t, values, customer }: FieldsProps & Pick<FormProps, 'customer'>) {
  const recent = await recentCustomers(ctx, most);
  return (
    <section className="group">
      <h2>{t('expenses.groups.more')}</h2>
      <TextArea name="description" rows={2} label={t('expenses.fields.description')} value={values['description']} />
      {customer && <input type="hidden" name="customerId" value={customer.id} />}
      <TextField name="customer" list="customers" dir="auto" label={t('expenses.fields.customer')} help={t('expenses.customerHelp')} value={customer ? choiceOf(customer) : ''} />
      <datalist id="customers">{recent.map((offered) => <option key={offered.id} value={choiceOf(offered)} />)}</datalist>
    </section>
  );
}
