import { and, eq, inArray, notInArray, or } from 'drizzle-orm';
import { consentLinks } from '#db/schema/consent';
import { contacts, deliveryAddresses } from '#db/schema/contacts';
import { customValues } from '#db/schema/custom-fields';
import { expenses, recurringExpenses } from '#db/schema/expenses';
import { dismissedFindings, distinctCustomers } from '#db/schema/findings';
import { invoices, recurringInvoices } from '#db/schema/invoices';
import { notes } from '#db/schema/notes';
import { outboxMessages } from '#db/schema/outbox';
import { allocations, payments } from '#db/schema/payments';
import { reminderChoices } from '#db/schema/reminders';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import { settleCustomer } from '#lib/balances/settle';
import type { Context } from '#lib/context';
import type { CustomField } from '#lib/custom-fields/field';
import type { CustomerValues, FieldName } from '#lib/customers/fields';
import type { Customer } from '#lib/customers/queries';

/** One customer that is kept, and those that are merged into it, as they were before. */
export interface Merging {
  kept: Customer;
  merged: readonly Customer[];
}

const idsOf = (customers: readonly Customer[]): string[] => customers.map(({ id }) => id);

/**
 * Moves what belongs to the others. Of all contacts one stays the main one and one gets the invoices.
 * @param mainOf id of the customer whose main contact is that of all
 */
export async function moveBelongings(db: Db, ctx: Context, { kept, merged }: Merging, mainOf: string): Promise<void> {
  const ids = idsOf(merged);
  await moveContacts(db, ctx, [kept.id, ...ids], mainOf);
  await db.update(deliveryAddresses).set({ customerId: kept.id }).where(and(ofFirm(ctx, deliveryAddresses), inArray(deliveryAddresses.customerId, ids)));
  await db.update(notes).set({ customerId: kept.id }).where(and(ofFirm(ctx, notes), inArray(notes.customerId, ids)));
  for (const table of [invoices, recurringInvoices, payments, allocations, expenses, recurringExpenses, outboxMessages]) await db.update(table).set({ customerId: kept.id }).where(and(ofFirm(ctx, table), inArray(table.customerId, ids)));
  for (const id of [kept.id, ...ids]) await settleCustomer(db, ctx, id);
  await db.update(consentLinks).set({ customerId: kept.id }).where(and(ofFirm(ctx, consentLinks), inArray(consentLinks.customerId, ids)));
}

async function moveContacts(db: Db, ctx: Context, ids: [string, ...string[]], mainOf: string): Promise<void> {
  const [keptId] = ids;
  const people = await db.select().from(contacts).where(and(ofFirm(ctx, contacts), inArray(contacts.customerId, ids)));
  const [invoiced] = people.filter(({ isForInvoices }) => isForInvoices).toSorted((a, b) => ids.indexOf(a.customerId) - ids.indexOf(b.customerId));
  for (const { id, customerId, isMain } of people) {
    const standing = { customerId: keptId, isMain: isMain && customerId === mainOf, isForInvoices: id === invoiced?.id };
    await db.update(contacts).set(standing).where(and(ofFirm(ctx, contacts), eq(contacts.id, id)));
  }
}

/**
 * Fields that the firm has archived are shown nowhere: of them nothing is chosen, and what the kept one lacks is filled in.
 * @param fields those that are in use
 */
export async function copyUnusedFields(db: Db, ctx: Context, { kept, merged }: Merging, fields: readonly CustomField[]): Promise<void> {
  const filled = new Set(fields.map(({ id }) => id));
  for (const { key } of [kept, ...merged]) {
    const rows = await db.select().from(customValues).where(and(ofFirm(ctx, customValues), eq(customValues.customerKey, key), notInArray(customValues.fieldId, [...filled])));
    if (key !== kept.key && rows.length > 0) await db.insert(customValues).values(rows.map((row) => ({ ...row, customerKey: kept.key })));
    for (const { fieldId } of rows) filled.add(fieldId);
  }
}

/**
 * Who was found not to be the same as one of them is not the same as the kept one; what was right in a value is right where that
 * value stands now.
 * @param values the record of the kept one after the merge
 */
export async function copyDecisions(db: Db, ctx: Context, { kept, merged }: Merging, values: CustomerValues): Promise<void> {
  const ids = idsOf(merged);
  const pairs = await db.select().from(distinctCustomers).where(and(ofFirm(ctx, distinctCustomers), or(inArray(distinctCustomers.oneId, ids), inArray(distinctCustomers.otherId, ids))));
  for (const { oneId, otherId, ...decision } of pairs) {
    const third = ids.includes(oneId) ? otherId : oneId;
    if (third === kept.id || ids.includes(third)) continue;
    const [one, other] = [kept.id, third].toSorted() as [string, string];
    await db.insert(distinctCustomers).values({ ...decision, oneId: one, otherId: other }).onConflictDoNothing();
  }
  const findings = await db.select().from(dismissedFindings).where(and(ofFirm(ctx, dismissedFindings), inArray(dismissedFindings.customerId, ids)));
  for (const finding of findings) {
    if (values[finding.field as FieldName] === finding.value) await db.insert(dismissedFindings).values({ ...finding, customerId: kept.id }).onConflictDoNothing();
  }
  await copyReminderChoice(db, ctx, kept.id, ids);
}

/** Whoever is to have no reminders has none under another name either; else the customer that is kept keeps to its own choice, or takes the first there is. */
async function copyReminderChoice(db: Db, ctx: Context, keptId: string, ids: readonly string[]): Promise<void> {
  const chosen = await db.select().from(reminderChoices).where(and(ofFirm(ctx, reminderChoices), eq(reminderChoices.level, 'customer'), inArray(reminderChoices.subjectId, [keptId, ...ids])));
  const choice = chosen.find(({ planId }) => planId === null) ?? chosen.find(({ subjectId }) => subjectId === keptId) ?? chosen[0];
  if (!choice || choice.subjectId === keptId) return;
  const { planId, sinceDay } = choice;
  await db.insert(reminderChoices).values({ ...choice, subjectId: keptId }).onConflictDoUpdate({ target: [reminderChoices.level, reminderChoices.subjectId], set: { planId, sinceDay } });
}
