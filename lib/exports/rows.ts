import { and, getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { auditEvents } from '#db/schema/audit';
import { brands } from '#db/schema/brands';
import { categories, customerCategories } from '#db/schema/categories';
import { consentEvents, consentLinks } from '#db/schema/consent';
import { contacts, deliveryAddresses } from '#db/schema/contacts';
import { counters } from '#db/schema/counters';
import { customFields, customValues } from '#db/schema/custom-fields';
import { customers } from '#db/schema/customers';
import { expenseCategories, expenseFiles, expenses, recurringExpenses } from '#db/schema/expenses';
import { files } from '#db/schema/files';
import { dismissedFindings, distinctCustomers } from '#db/schema/findings';
import { firms } from '#db/schema/firms';
import { importMappings } from '#db/schema/imports';
import { invoiceLines, invoiceLinks, invoices, invoiceTaxes, recurringInvoices } from '#db/schema/invoices';
import { customerMerges } from '#db/schema/merges';
import { noteFiles, noteReaders, notes } from '#db/schema/notes';
import { numberLedger, numberSeries } from '#db/schema/numbers';
import { mailSettings, outboxAttempts, outboxFiles, outboxMessages } from '#db/schema/outbox';
import { allocations, customerBalances, payments } from '#db/schema/payments';
import { products } from '#db/schema/products';
import { reminderChoices, reminderPlans, reminders, reminderSettings, reminderSteps, reminderStops, reminderTexts } from '#db/schema/reminders';
import { savedLists } from '#db/schema/saved-lists';
import { taxRates } from '#db/schema/taxes';
import { users } from '#db/schema/users';
import { welcomeSettings, welcomeTemplateCategories, welcomeTemplates } from '#db/schema/welcome';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { comparedCounter } from '#lib/customers/duplicates/pairs';

/** A table, and the columns by which its rows are in order, none like another. */
interface KeptTable {
  table: typeof contacts;
  by: readonly string[];
}

/** Every query here is the same, whatever the table. */
const kept = (table: unknown, ...by: string[]): KeptTable => ({ table: table as typeof contacts, by: by.length > 0 ? by : ['id'] });

/**
 * The tables of a firm, each behind those that its rows name. A new table that holds what a firm keeps is added here, and with that
 * it is exported and brought back. Not among them is what follows from others or is meant for a moment: sessions, invitations,
 * entries that were not saved yet, files on their way into the register, possible duplicates, counts.
 */
export const keptTables: readonly KeptTable[] = [
  kept(firms), kept(users), kept(counters, 'name'), kept(categories), kept(customFields), kept(customers, 'key'),
  kept(customerCategories, 'categoryId', 'customerKey'), kept(customValues, 'customerKey', 'fieldId', 'ordinal'),
  kept(contacts), kept(deliveryAddresses), kept(files), kept(consentEvents), kept(consentLinks),
  kept(notes), kept(noteReaders), kept(noteFiles, 'noteId', 'fileId'), kept(savedLists),
  kept(dismissedFindings, 'customerId', 'field', 'finding'), kept(distinctCustomers, 'oneId', 'otherId'), kept(customerMerges), kept(importMappings, 'headingsKey'),
  kept(taxRates), kept(products, 'key'), kept(numberSeries), kept(numberLedger), kept(brands, 'firmId'),
  kept(welcomeTemplates), kept(welcomeTemplateCategories, 'templateId', 'categoryId'), kept(welcomeSettings, 'firmId'),
  // To a document that was issued nothing is added: what it is made of comes before it.
  kept(invoiceLines, 'invoiceId', 'position'), kept(invoiceTaxes, 'invoiceId', 'position'), kept(invoices, 'key'), kept(invoiceLinks), kept(recurringInvoices),
  kept(payments, 'key'), kept(allocations), kept(customerBalances, 'customerId', 'currency'),
  kept(expenseCategories), kept(expenses, 'key'), kept(expenseFiles, 'expenseId', 'fileId'), kept(recurringExpenses),
  kept(mailSettings, 'firmId'), kept(outboxMessages, 'key'), kept(outboxFiles, 'messageId', 'fileId'), kept(outboxAttempts),
  kept(reminderPlans), kept(reminderSteps), kept(reminderChoices, 'level', 'subjectId'), kept(reminderSettings, 'firmId'), kept(reminderTexts, 'place', 'language'), kept(reminders), kept(reminderStops, 'invoiceId'),
  kept(auditEvents, 'position'),
];

/** What never leaves the program: with it somebody could try passwords, or send mail. Whoever is brought back gets a new one. */
const secret: ReadonlySet<string> = new Set(['passwordHash', 'password']);

/** The name of a table, which is its file's as well. */
export const nameOf = ({ table }: KeptTable): string => getTableName(table);

/** The columns of a table that are exported, by their names, in their order. */
export function columnsOf({ table }: KeptTable): Map<string, SQLiteColumn> {
  return new Map(Object.entries<SQLiteColumn>(getTableColumns(table)).filter(([name]) => !secret.has(name)));
}

/** How far customers were compared with each other is nothing to keep: what was found stays behind, and is found anew from the beginning. */
export const isKept = ({ table }: KeptTable, row: Record<string, unknown>): boolean => (table as unknown) !== counters || row['name'] !== comparedCounter;

/** The condition that stands in every query: the firm's own rows. The firm itself is a row too. */
export const matching = (ctx: Context, { table }: KeptTable): SQL => ofFirm(ctx, (table as unknown) === firms ? { firmId: firms.id } : table);

const atOnce = 1000;

/** Every row of a table that is this firm's, as it is kept, in order. */
export async function* rowsOf(ctx: Context, kept: KeptTable): AsyncGenerator<Record<string, unknown>, void> {
  const { table, by } = kept;
  const columns: Record<string, SQLiteColumn> = getTableColumns(table);
  const order = by.map((name) => columns[name] as SQLiteColumn);
  const names = [...columnsOf(kept).keys()];
  for (let last: Record<string, unknown> | undefined; ;) {
    const behind = last && sql`(${sql.join(order, sql`, `)}) > (${sql.join(by.map((name) => sql`${last?.[name]}`), sql`, `)})`;
    const rows: Record<string, unknown>[] = await read(ctx, 'backups.make', (db) => db.select().from(table).where(and(matching(ctx, kept), behind)).orderBy(...order).limit(atOnce));
    for (const row of rows) if (isKept(kept, row)) yield Object.fromEntries(names.map((name) => [name, row[name]]));
    last = rows.at(-1);
    if (rows.length < atOnce) return;
  }
}
