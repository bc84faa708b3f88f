import { and, asc, eq, inArray, or } from 'drizzle-orm';
import { categories, customerCategories } from '#db/schema/categories';
import { consentEvents } from '#db/schema/consent';
import { customFields, customValues } from '#db/schema/custom-fields';
import { expenseFiles, expenses, recurringExpenses } from '#db/schema/expenses';
import { files } from '#db/schema/files';
import { invoiceLines, invoices, recurringInvoices } from '#db/schema/invoices';
import { noteFiles } from '#db/schema/notes';
import { outboxFiles, outboxMessages } from '#db/schema/outbox';
import { allocations, payments } from '#db/schema/payments';
import { reminderChoices, reminders, reminderStops } from '#db/schema/reminders';
import { ofFirm, read } from '#lib/access';
import { listContacts } from '#lib/contacts/queries';
import type { Context } from '#lib/context';
import { type Customer, findCustomer } from '#lib/customers/queries';
import { listDeliveries } from '#lib/deliveries/queries';
import { countHistory, listHistory } from '#lib/history/queries';
import { mergedCustomers } from '#lib/merges/queries';
import { notesOf } from '#lib/notes/queries';

export type AttachedFile = typeof files.$inferSelect;

/** Everything that is known about a customer, as far as the asker may know it. */
export interface PersonalData {
  customer: Customer;
  /** What becomes JSON: by kind, as it is stored. */
  known: Record<string, unknown>;
  files: AttachedFile[];
}

/**
 * Collects what is known about a customer: record, contacts, addresses, own fields, categories, consent, notes that the asker
 * may read, documents, money, mail, reminders, history, the files of all of it, and those who were merged into it. Null when there is no such customer.
 * @throws Forbidden
 */
export async function gatherPersonalData(ctx: Context, customerId: string): Promise<PersonalData | null> {
  return read(ctx, 'customers.erase', async () => {
    const customer = await findCustomer(ctx, customerId);
    if (!customer) return null;
    const [readable, consent] = [(await notesOf(ctx, customerId)).toReversed(), await consentOf(ctx, customerId)];
    const [spent, mail] = [await expensesOf(ctx, customerId), await mailOf(ctx, customerId)];
    const further = [...consent.flatMap(({ evidenceFileId }) => evidenceFileId ?? []), ...spent.flatMap((expense) => expense.files), ...mail.flatMap((message) => message.files)];
    const attached = await attachedFiles(ctx, readable.map(({ id }) => id), further);
    const known = {
      customer: recordOf(customer),
      contacts: await listContacts(ctx, customerId),
      deliveryAddresses: await listDeliveries(ctx, customerId),
      ownFields: await ownFields(ctx, customer.key),
      categories: await categoriesOf(ctx, customer.key),
      consent,
      notes: readable.map(({ readers: _readers, authorName: _author, ...note }) => ({ ...note, files: attached.links.flatMap(({ noteId, fileId }) => (noteId === note.id ? fileId : [])) })),
      documents: await documentsOf(ctx, customerId),
      recurringInvoices: await plansOf(ctx, customerId),
      payments: await paymentsOf(ctx, customerId),
      expenses: spent,
      recurringExpenses: await expensePlansOf(ctx, customerId),
      mail,
      reminders: await remindersOf(ctx, customerId),
      history: await historyOf(ctx, customerId),
      mergedCustomers: await mergedOf(ctx, customerId),
      files: attached.rows.map(({ id, name, mediaType, size, createdAt }) => ({ id, name, mediaType, size, createdAt })),
    };
    return { customer, known, files: attached.rows };
  });
}

function recordOf({ key: _key, firmId: _firm, searchText: _search, sortName: _sort, ...record }: Customer) {
  return record;
}

const historyOf = async (ctx: Context, customerId: string) => listHistory(ctx, customerId, await countHistory(ctx, customerId));

/** What those who were merged into a customer have kept to themselves: whatever hung on them hangs on the customer now. */
async function mergedOf(ctx: Context, customerId: string) {
  const merged = [];
  for (const customer of await mergedCustomers(ctx, customerId)) {
    merged.push({ customer: recordOf(customer), ownFields: await ownFields(ctx, customer.key), categories: await categoriesOf(ctx, customer.key), history: await historyOf(ctx, customer.id) });
  }
  return merged;
}

const consentOf = (ctx: Context, customerId: string) =>
  read(ctx, 'customers.view', (db) => db.select().from(consentEvents).where(and(ofFirm(ctx, consentEvents), eq(consentEvents.customerId, customerId))).orderBy(asc(consentEvents.id)));

async function attachedFiles(ctx: Context, noteIds: string[], further: string[]): Promise<{ links: { noteId: string; fileId: string }[]; rows: AttachedFile[] }> {
  return read(ctx, 'customers.view', async (db) => {
    const links = await db.select({ noteId: noteFiles.noteId, fileId: noteFiles.fileId }).from(noteFiles).where(and(ofFirm(ctx, noteFiles), inArray(noteFiles.noteId, noteIds)));
    const wanted = [...new Set([...links.map(({ fileId }) => fileId), ...further])];
    return { links, rows: await db.select().from(files).where(and(ofFirm(ctx, files), inArray(files.id, wanted))).orderBy(asc(files.id)) };
  });
}

/** Invoices, credit notes and quotes, with their lines. */
async function documentsOf(ctx: Context, customerId: string) {
  const rows = await read(ctx, 'invoices.view', (db) => db.select().from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.customerId, customerId))).orderBy(asc(invoices.key)));
  const documents = [];
  for (const { key: _key, firmId: _firm, searchText: _search, ...document } of rows) {
    const lines = await read(ctx, 'invoices.view', (db) => db.select().from(invoiceLines).where(and(ofFirm(ctx, invoiceLines), eq(invoiceLines.invoiceId, document.id))).orderBy(asc(invoiceLines.position)));
    documents.push({ ...document, lines });
  }
  return documents;
}

const plansOf = (ctx: Context, customerId: string) =>
  read(ctx, 'invoices.view', (db) => db.select().from(recurringInvoices).where(and(ofFirm(ctx, recurringInvoices), eq(recurringInvoices.customerId, customerId))).orderBy(asc(recurringInvoices.id)));

/** What was sent to them or is to be, with the ids of what is attached. */
async function mailOf(ctx: Context, customerId: string) {
  return read(ctx, 'mail.view', async (db) => {
    const rows = await db.select().from(outboxMessages).where(and(ofFirm(ctx, outboxMessages), eq(outboxMessages.customerId, customerId))).orderBy(asc(outboxMessages.key));
    const attached = await db.select().from(outboxFiles).where(and(ofFirm(ctx, outboxFiles), inArray(outboxFiles.messageId, rows.map(({ id }) => id))));
    return rows.map(({ key: _key, firmId: _firm, leaseUntil: _lease, ...message }) => ({ ...message, files: attached.flatMap(({ messageId, fileId }) => (messageId === message.id ? fileId : [])) }));
  });
}

/** How they and their documents are reminded of, why not, and what became of each step. */
async function remindersOf(ctx: Context, customerId: string) {
  return read(ctx, 'invoices.view', async (db) => {
    const theirs = db.select({ id: invoices.id }).from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.customerId, customerId)));
    const chosen = or(and(eq(reminderChoices.level, 'customer'), eq(reminderChoices.subjectId, customerId)), and(eq(reminderChoices.level, 'invoice'), inArray(reminderChoices.subjectId, theirs)));
    const choices = await db.select().from(reminderChoices).where(and(ofFirm(ctx, reminderChoices), chosen)).orderBy(asc(reminderChoices.level), asc(reminderChoices.subjectId));
    const stops = await db.select().from(reminderStops).where(and(ofFirm(ctx, reminderStops), inArray(reminderStops.invoiceId, theirs))).orderBy(asc(reminderStops.invoiceId));
    const steps = await db.select().from(reminders).where(and(ofFirm(ctx, reminders), inArray(reminders.invoiceId, theirs))).orderBy(asc(reminders.id));
    return { choices: choices.map(withoutFirm), stops: stops.map(withoutFirm), steps: steps.map(withoutFirm) };
  });
}

const withoutFirm = <Row extends { firmId: string }>({ firmId: _firm, ...row }: Row) => row;

/** Payments and refunds, with what of each went to which invoice. */
async function paymentsOf(ctx: Context, customerId: string) {
  return read(ctx, 'payments.view', async (db) => {
    const rows = await db.select().from(payments).where(and(ofFirm(ctx, payments), eq(payments.customerId, customerId))).orderBy(asc(payments.key));
    const shares = await db.select().from(allocations).where(and(ofFirm(ctx, allocations), eq(allocations.customerId, customerId))).orderBy(asc(allocations.id));
    return rows.map(({ key: _key, firmId: _firm, ...payment }) => ({ ...payment, shares: shares.flatMap(({ paymentId, invoiceId, amount }) => (paymentId === payment.id ? { invoiceId, amount } : [])) }));
  });
}

/** What was spent for them, with the ids of its receipts. */
async function expensesOf(ctx: Context, customerId: string) {
  return read(ctx, 'expenses.view', async (db) => {
    const rows = await db.select().from(expenses).where(and(ofFirm(ctx, expenses), eq(expenses.customerId, customerId))).orderBy(asc(expenses.key));
    const links = await db.select().from(expenseFiles).where(and(ofFirm(ctx, expenseFiles), inArray(expenseFiles.expenseId, rows.map(({ id }) => id))));
    return rows.map(({ key: _key, firmId: _firm, supplierKey: _supplier, searchText: _search, ...expense }) => ({ ...expense, files: links.flatMap(({ expenseId, fileId }) => (expenseId === expense.id ? fileId : [])) }));
  });
}

const expensePlansOf = (ctx: Context, customerId: string) =>
  read(ctx, 'expenses.view', (db) => db.select().from(recurringExpenses).where(and(ofFirm(ctx, recurringExpenses), eq(recurringExpenses.customerId, customerId))).orderBy(asc(recurringExpenses.id)));

const ownFields = (ctx: Context, customerKey: number) =>
  read(ctx, 'customers.view', (db) =>
    db
      .select({ field: customFields.key, label: customFields.label, value: customValues.value })
      .from(customValues)
      .innerJoin(customFields, eq(customFields.id, customValues.fieldId))
      .where(and(ofFirm(ctx, customValues), eq(customValues.customerKey, customerKey)))
      .orderBy(asc(customFields.position), asc(customValues.ordinal)),
  );

const categoriesOf = (ctx: Context, customerKey: number) =>
  read(ctx, 'customers.view', (db) =>
    db
      .select({ name: categories.name })
      .from(customerCategories)
      .innerJoin(categories, eq(categories.id, customerCategories.categoryId))
      .where(and(ofFirm(ctx, customerCategories), eq(customerCategories.customerKey, customerKey)))
      .orderBy(asc(categories.name)),
  );
