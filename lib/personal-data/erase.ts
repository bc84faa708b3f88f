import { and, eq, inArray, isNull, notInArray, or } from 'drizzle-orm';
import { consentEvents, consentLinks } from '#db/schema/consent';
import { contacts, deliveryAddresses } from '#db/schema/contacts';
import { customValues } from '#db/schema/custom-fields';
import { customers } from '#db/schema/customers';
import { customerDrafts } from '#db/schema/drafts';
import { invoiceLines, invoiceLinks, invoices, invoiceTaxes, recurringInvoices } from '#db/schema/invoices';
import { files } from '#db/schema/files';
import { dismissedFindings, distinctCustomers } from '#db/schema/findings';
import { importRows } from '#db/schema/imports';
import { noteFiles, noteReaders, notes } from '#db/schema/notes';
import { outboxAttempts, outboxFiles, outboxMessages } from '#db/schema/outbox';
import { reminderStops } from '#db/schema/reminders';
import type { Db } from '#db/types';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { emptyValues } from '#lib/customers/fields';
import { customerSchema, derivedColumns, valuesOf } from '#lib/customers/input';
import { demandUnmerged } from '#lib/customers/open';
import { type Customer, findCustomer } from '#lib/customers/queries';
import { releaseContent } from '#lib/files/store';
import { forgetMergesInto } from '#lib/merges/forget';
import { mergedCustomers } from '#lib/merges/queries';
import { translator } from '#lib/messages';
import { Changed, Invalid, Missing } from '#lib/problems';
import { westernDigits } from '#lib/text';

/** What stays of the record: it says how the firm worked with somebody, and not with whom. */
const impersonal = ['kind', 'country', 'paymentTermDays', 'currency', 'locale'] as const;

/** What stands in place of a reason that somebody wrote down. */
const noReason = '—';

/** What stands in place of the name, in the words of whoever erases. */
export function erasedName(ctx: Context, number: number): string {
  return translator(ctx.locale)('personalData.placeholder', { number });
}

/**
 * Erases the personal data of a customer at their wish (GDPR Art. 17; Saudi PDPL Art. 4 and 18): record, contacts, addresses, own
 * fields, notes, files, unfinished entries; with it those who were merged into it, who are the same person. Number, consent
 * events and the log of changes stay; so does what was issued to, paid by and spent for them, which the law has the firm keep as its
 * books; see docs/decisions/009-contacts-addresses-erasing.md.
 * @param version the version that the person saw when they decided
 * @param typedNumber the customer's number, typed by hand to confirm
 * @throws Forbidden, Missing; Invalid when the number is another one or the customer was merged into another; Changed when somebody else saved in between
 */
export async function eraseCustomer(ctx: Context, id: string, version: number, typedNumber: string): Promise<void> {
  const named = await read(ctx, 'customers.erase', async (db) => {
    const ids = [...(await noteFilesOf(db, ctx, id)), ...(await evidenceOf(db, ctx, id)), ...(await mailFilesOf(db, ctx, id))];
    return db.select({ sha256: files.sha256 }).from(files).where(and(ofFirm(ctx, files), inArray(files.id, ids)));
  });
  // The content goes from the disk as well, where no other row names it.
  await releaseContent(named.map(({ sha256 }) => sha256), () => eraseRows(ctx, id, version, typedNumber));
}

async function eraseRows(ctx: Context, id: string, version: number, typedNumber: string): Promise<void> {
  await write(ctx, 'customers.erase', async (db) => {
    const customer = await findCustomer(ctx, id);
    if (!customer) throw new Missing(id);
    if (customer.erasedAt !== null) return;
    demandUnmerged(customer);
    const { number } = customer;
    if (westernDigits(typedNumber).trim() !== String(number)) throw new Invalid([{ field: 'number', key: 'personalData.wrongNumber', values: { number: String(number) } }]);
    if (customer.version !== version) throw new Changed(id);
    const all = [customer, ...(await mergedCustomers(ctx, id))];
    for (const one of all) {
      await eraseRecord(db, ctx, one);
      await eraseBelongings(db, ctx, one);
      await eraseFiles(db, ctx, [...(await eraseNotes(db, ctx, one.id)), ...(await eraseEvidence(db, ctx, one.id)), ...(await eraseMail(db, ctx, one.id))]);
      await record(db, ctx, { action: 'customer.erased', subjectId: one.id });
    }
    await forgetMergesInto(db, ctx, all.map((one) => one.id));
  });
}

async function eraseRecord(db: Db, ctx: Context, customer: Customer): Promise<void> {
  const before = valuesOf(customer);
  const kept = Object.fromEntries(impersonal.map((name) => [name, before[name]]));
  const input = customerSchema.parse({ ...emptyValues, ...kept, name: erasedName(ctx, customer.number) });
  const at = now();
  await db
    .update(customers)
    .set({
      ...input, ...derivedColumns(ctx.firm, customer.number, input),
      version: customer.version + 1, updatedAt: at, updatedBy: ctx.user.id, archivedAt: customer.archivedAt ?? at, erasedAt: at,
    })
    .where(and(ofFirm(ctx, customers), eq(customers.id, customer.id)));
}

/** Contacts and addresses keep their ids, which documents may name, and nothing else. */
async function eraseBelongings(db: Db, ctx: Context, { id, key }: Customer): Promise<void> {
  const t = translator(ctx.locale);
  const archivedAt = now();
  const nobody = { name: t('personalData.placeholderContact'), position: null, emails: [], phones: [], isMain: false, isForInvoices: false, archivedAt };
  const nowhere = { label: t('personalData.placeholderDelivery'), country: null, street: null, buildingNumber: null, additionalNumber: null, district: null, city: null, postalCode: null, region: null, archivedAt };
  await db.update(contacts).set(nobody).where(and(ofFirm(ctx, contacts), eq(contacts.customerId, id)));
  await db.update(deliveryAddresses).set(nowhere).where(and(ofFirm(ctx, deliveryAddresses), eq(deliveryAddresses.customerId, id)));
  await db.delete(customValues).where(and(ofFirm(ctx, customValues), eq(customValues.customerKey, key)));
  await db.delete(customerDrafts).where(and(ofFirm(ctx, customerDrafts), or(eq(customerDrafts.customerId, id), eq(customerDrafts.savedCustomerId, id))));
  await eraseDrafts(db, ctx, id);
  await db.delete(dismissedFindings).where(and(ofFirm(ctx, dismissedFindings), eq(dismissedFindings.customerId, id)));
  // The row of a file that told of them, and what they held before it.
  await db.update(importRows).set({ cells: [], before: null }).where(and(ofFirm(ctx, importRows), eq(importRows.customerId, id)));
  await db.delete(consentLinks).where(and(ofFirm(ctx, consentLinks), eq(consentLinks.customerId, id)));
  // What was issued is kept as the law asks, but no address out in the world opens it any more.
  const issued = db.select({ id: invoices.id }).from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.customerId, id)));
  await db.update(invoiceLinks).set({ revokedAt: archivedAt }).where(and(ofFirm(ctx, invoiceLinks), inArray(invoiceLinks.invoiceId, issued), isNull(invoiceLinks.revokedAt)));
  // That somebody disputed it belongs to the books, in which words does not.
  await db.update(reminderStops).set({ reason: noReason }).where(and(ofFirm(ctx, reminderStops), inArray(reminderStops.invoiceId, issued)));
  await db.update(distinctCustomers).set({ reason: null }).where(and(ofFirm(ctx, distinctCustomers), or(eq(distinctCustomers.oneId, id), eq(distinctCustomers.otherId, id))));
}

/** The ids of the files of a customer's notes. */
async function noteFilesOf(db: Db, ctx: Context, customerId: string): Promise<string[]> {
  const rows = await db.select({ id: noteFiles.fileId }).from(noteFiles).innerJoin(notes, eq(notes.id, noteFiles.noteId)).where(and(ofFirm(ctx, noteFiles), eq(notes.customerId, customerId)));
  return rows.map(({ id }) => id);
}

/** The ids of the files that prove a customer's consents. */
async function evidenceOf(db: Db, ctx: Context, customerId: string): Promise<string[]> {
  const rows = await db.select({ id: consentEvents.evidenceFileId }).from(consentEvents).where(and(ofFirm(ctx, consentEvents), eq(consentEvents.customerId, customerId)));
  return rows.flatMap(({ id }) => id ?? []);
}

/**
 * All notes, also those this person may not read: they are no less about the customer.
 * @returns the ids of the files that they named
 */
async function eraseNotes(db: Db, ctx: Context, customerId: string): Promise<string[]> {
  const fileIds = await noteFilesOf(db, ctx, customerId);
  const noteIds = (await db.select({ id: notes.id }).from(notes).where(and(ofFirm(ctx, notes), eq(notes.customerId, customerId)))).map(({ id }) => id);
  await db.delete(noteFiles).where(and(ofFirm(ctx, noteFiles), inArray(noteFiles.noteId, noteIds)));
  await db.delete(noteReaders).where(and(ofFirm(ctx, noteReaders), inArray(noteReaders.noteId, noteIds)));
  await db.delete(notes).where(and(ofFirm(ctx, notes), inArray(notes.id, noteIds)));
  return fileIds;
}

/**
 * What describes the customer in the ledger of consents; that they consented or withdrew stays.
 * @returns the ids of the files that were its evidence
 */
async function eraseEvidence(db: Db, ctx: Context, customerId: string): Promise<string[]> {
  const fileIds = await evidenceOf(db, ctx, customerId);
  await db.update(consentEvents).set({ remark: null, evidenceFileId: null }).where(and(ofFirm(ctx, consentEvents), eq(consentEvents.customerId, customerId)));
  return fileIds;
}

/** The ids of the files that were attached to a customer's mail. */
async function mailFilesOf(db: Db, ctx: Context, customerId: string): Promise<string[]> {
  const rows = await db.select({ id: outboxFiles.fileId }).from(outboxFiles).innerJoin(outboxMessages, eq(outboxMessages.id, outboxFiles.messageId)).where(and(ofFirm(ctx, outboxFiles), eq(outboxMessages.customerId, customerId)));
  return rows.map(({ id }) => id);
}

/**
 * That something was sent stays, and when; to where and with which words does not. What was to go out stays here. What is with the server
 * now counts as taken back, its try as one of which nobody knows, until whoever sends it says that it was accepted (`lib/mail/work`).
 * @returns the ids of the files that were attached
 */
async function eraseMail(db: Db, ctx: Context, customerId: string): Promise<string[]> {
  const fileIds = await mailFilesOf(db, ctx, customerId);
  const ids = (await db.select({ id: outboxMessages.id }).from(outboxMessages).where(and(ofFirm(ctx, outboxMessages), eq(outboxMessages.customerId, customerId)))).map(({ id }) => id);
  await db.delete(outboxFiles).where(and(ofFirm(ctx, outboxFiles), inArray(outboxFiles.messageId, ids)));
  await db.update(outboxAttempts).set({ answer: null }).where(and(ofFirm(ctx, outboxAttempts), inArray(outboxAttempts.messageId, ids)));
  await db.update(outboxAttempts).set({ outcome: 'unknown', endedAt: now() }).where(and(ofFirm(ctx, outboxAttempts), inArray(outboxAttempts.messageId, ids), isNull(outboxAttempts.outcome)));
  const nothing = { toAddress: '', toName: null, subject: translator(ctx.locale)('mail.erased'), body: '', reason: 'erased' as const };
  await db.update(outboxMessages).set({ ...nothing, state: 'cancelled', leaseUntil: null }).where(and(ofFirm(ctx, outboxMessages), inArray(outboxMessages.id, ids), inArray(outboxMessages.state, ['queued', 'held', 'sending'])));
  await db.update(outboxMessages).set(nothing).where(and(ofFirm(ctx, outboxMessages), inArray(outboxMessages.id, ids)));
  return fileIds;
}

/** Those of these files that nothing names any more. */
async function eraseFiles(db: Db, ctx: Context, fileIds: string[]): Promise<void> {
  const notesElsewhere = await db.select({ id: noteFiles.fileId }).from(noteFiles).where(and(ofFirm(ctx, noteFiles), inArray(noteFiles.fileId, fileIds)));
  const evidenceElsewhere = await db.select({ id: consentEvents.evidenceFileId }).from(consentEvents).where(and(ofFirm(ctx, consentEvents), inArray(consentEvents.evidenceFileId, fileIds)));
  const mailElsewhere = await db.select({ id: outboxFiles.fileId }).from(outboxFiles).where(and(ofFirm(ctx, outboxFiles), inArray(outboxFiles.fileId, fileIds)));
  const stillNamed = [...notesElsewhere, ...evidenceElsewhere, ...mailElsewhere].flatMap(({ id }) => id ?? []);
  await db.delete(files).where(and(ofFirm(ctx, files), inArray(files.id, fileIds), notInArray(files.id, stillNamed)));
}

/** Documents that were never issued are nothing that must be kept. Those that were stay as they are. */
async function eraseDrafts(db: Db, ctx: Context, customerId: string): Promise<void> {
  const drafts = await db.select({ id: invoices.id }).from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.customerId, customerId), eq(invoices.status, 'draft')));
  const ids = drafts.map(({ id }) => id);
  for (const table of [invoiceLines, invoiceTaxes]) await db.delete(table).where(and(ofFirm(ctx, table), inArray(table.invoiceId, ids)));
  await db.delete(recurringInvoices).where(and(ofFirm(ctx, recurringInvoices), inArray(recurringInvoices.templateId, ids)));
  await db.delete(invoices).where(and(ofFirm(ctx, invoices), inArray(invoices.id, ids)));
}
