import { and, asc, gt, isNotNull, isNull } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { type CustomFieldName, customFieldName } from '#lib/custom-fields/field';
import { activeFields } from '#lib/custom-fields/queries';
import type { CustomerValues } from '#lib/customers/fields';
import { type Customer, type CustomerFilter, seeking } from '#lib/customers/queries';
import { recordsOf } from '#lib/customers/record';
import { shownFields } from '#lib/customers/show';
import { fileFields, fileTexts } from '#lib/exports/values';
import { translator } from '#lib/messages';
import { nationalPhone } from '#lib/phone';

/** Customers that are read at once. */
const atOnce = 500;

export interface FoundCustomer {
  customer: Customer;
  values: CustomerValues;
}

/** Which customers are written: those of a list, or, without a status, archived ones as well. */
export type Selection = Omit<CustomerFilter, 'status' | 'sort' | 'direction' | 'page'> & { status?: CustomerFilter['status'] };

async function customersAfter(ctx: Context, selection: Selection, after: number): Promise<Customer[]> {
  return read(ctx, 'customers.view', async (db) => {
    const sought = await seeking(db, ctx, selection, await activeFields(ctx));
    if (!sought) return [];
    const status = selection.status && (selection.status === 'archived' ? isNotNull(customers.archivedAt) : isNull(customers.archivedAt));
    return db
      .select()
      .from(customers)
      .where(and(sought.search.among(and(ofFirm(ctx, customers), status, ...sought.narrowed.conditions)), gt(customers.key, after)))
      .orderBy(asc(customers.key))
      .limit(atOnce);
  });
}

/** Customers with all that they hold, in the order of their numbers; never more than a few hundred of them in memory. */
export async function* eachCustomer(ctx: Context, selection: Selection): AsyncGenerator<FoundCustomer, void> {
  for (let found = await customersAfter(ctx, selection, 0); found.length > 0; found = await customersAfter(ctx, selection, found.at(-1)?.key ?? 0)) {
    const records = await recordsOf(ctx, found);
    for (const [index, customer] of found.entries()) {
      const values = records[index];
      if (values) yield { customer, values };
    }
  }
}

/** Whether a file has every field under its own name, so that it can be imported again, or what the list shows, as it shows it. */
export type ExportColumns = 'all' | 'list';

/**
 * The customers of a list as the rows of a file, headings first. That they were taken is recorded.
 * @throws Forbidden
 */
export async function exportRegister(ctx: Context, selection: Selection, columns: ExportColumns): Promise<AsyncGenerator<string[], void>> {
  await write(ctx, 'customers.view', (db) => record(db, ctx, { action: 'register.exported', subjectId: ctx.firm.id }));
  return columns === 'list' ? asListed(ctx, selection) : asStored(ctx, selection);
}

async function* asStored(ctx: Context, selection: Selection): AsyncGenerator<string[], void> {
  const names = fileFields(await activeFields(ctx));
  const text = await fileTexts(ctx);
  yield ['number', ...names];
  for await (const { customer, values } of eachCustomer(ctx, selection)) yield [String(customer.number), ...names.map((name) => text(name, values))];
}

async function* asListed(ctx: Context, selection: Selection): AsyncGenerator<string[], void> {
  const t = translator(ctx.locale);
  const inList = new Set<CustomFieldName>((await activeFields(ctx)).filter(({ isInList }) => isInList).map(customFieldName));
  const own = (await shownFields(ctx)).filter(({ name }) => inList.has(name as CustomFieldName));
  yield [t('customers.number'), t('customers.name'), t('customers.fields.city'), t('customers.fields.email'), t('customers.fields.phone'), ...own.map(({ label }) => label())];
  for await (const { customer, values } of eachCustomer(ctx, selection)) {
    const { number, name, city, email, phone, phoneInternational } = customer;
    yield [String(number), name, city ?? '', email ?? '', phone === null ? '' : nationalPhone(phone, phoneInternational), ...own.map((field) => field.text(values))];
  }
}
