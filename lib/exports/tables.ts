import { and, asc, eq, gt } from 'drizzle-orm';
import { consentEvents } from '#db/schema/consent';
import { contacts, deliveryAddresses } from '#db/schema/contacts';
import { customers } from '#db/schema/customers';
import { files } from '#db/schema/files';
import { noteFiles, notes } from '#db/schema/notes';
import { users } from '#db/schema/users';
import { ofFirm, read } from '#lib/access';
import { allCategories } from '#lib/categories/queries';
import type { Context } from '#lib/context';
import { activeFields } from '#lib/custom-fields/queries';
import { eachCustomer } from '#lib/exports/register';
import { fileFields, fileTexts } from '#lib/exports/values';
import { joinedWords } from '#lib/imports/lists';

/** A table of the firm's data as it leaves the program: texts under headings. */
export interface ExportedTable {
  name: string;
  headings: readonly string[];
  rows: AsyncIterable<string[]>;
}

const atOnce = 500;

/** Rows a few hundred at a time, each page behind the last id of the one before. */
async function* paged<Row extends { id: string }>(page: (after: string) => Promise<Row[]>): AsyncGenerator<Row, void> {
  for (let rows = await page(''); rows.length > 0; rows = await page(rows.at(-1)?.id ?? '')) yield* rows;
}

async function* mapped<Row>(rows: AsyncIterable<Row>, cells: (row: Row) => string[]): AsyncGenerator<string[], void> {
  for await (const row of rows) yield cells(row);
}

const instant = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());
const yes = (is: boolean): string => (is ? 'yes' : '');

/** Every customer, archived ones as well. The columns are those that an import reads. */
async function customerTable(ctx: Context): Promise<ExportedTable> {
  const names = fileFields(await activeFields(ctx));
  const text = await fileTexts(ctx);
  const rows = mapped(eachCustomer(ctx, { search: '' }), ({ customer, values }) => [String(customer.number), yes(customer.archivedAt !== null), ...names.map((name) => text(name, values))]);
  return { name: 'customers', headings: ['number', 'archived', ...names], rows };
}

function contactTable(ctx: Context): ExportedTable {
  const page = (after: string) => read(ctx, 'backups.make', (db) =>
    db.select({ id: contacts.id, contact: contacts, number: customers.number }).from(contacts).innerJoin(customers, eq(customers.id, contacts.customerId))
      .where(and(ofFirm(ctx, contacts), gt(contacts.id, after))).orderBy(asc(contacts.id)).limit(atOnce));
  return {
    name: 'contacts', headings: ['customer', 'name', 'position', 'emails', 'phones', 'isForInvoices', 'archivedAt'],
    rows: mapped(paged(page), ({ number, contact: { name, position, emails, phones, isForInvoices, archivedAt } }) => [String(number), name, position ?? '', joinedWords(emails), joinedWords(phones), yes(isForInvoices), instant(archivedAt)]),
  };
}

function addressTable(ctx: Context): ExportedTable {
  const parts = ['label', 'country', 'street', 'buildingNumber', 'additionalNumber', 'district', 'city', 'postalCode', 'region'] as const;
  const page = (after: string) => read(ctx, 'backups.make', (db) =>
    db.select({ id: deliveryAddresses.id, address: deliveryAddresses, number: customers.number }).from(deliveryAddresses).innerJoin(customers, eq(customers.id, deliveryAddresses.customerId))
      .where(and(ofFirm(ctx, deliveryAddresses), gt(deliveryAddresses.id, after))).orderBy(asc(deliveryAddresses.id)).limit(atOnce));
  return {
    name: 'addresses', headings: ['customer', ...parts, 'archivedAt'],
    rows: mapped(paged(page), ({ number, address }) => [String(number), ...parts.map((part) => address[part] ?? ''), instant(address.archivedAt)]),
  };
}

function consentTable(ctx: Context): ExportedTable {
  const page = (after: string) => read(ctx, 'backups.make', (db) =>
    db.select({ id: consentEvents.id, event: consentEvents, number: customers.number, recorder: users.name }).from(consentEvents).innerJoin(customers, eq(customers.id, consentEvents.customerId)).leftJoin(users, eq(users.id, consentEvents.recordedBy))
      .where(and(ofFirm(ctx, consentEvents), gt(consentEvents.id, after))).orderBy(asc(consentEvents.id)).limit(atOnce));
  return {
    name: 'consents', headings: ['customer', 'channel', 'purpose', 'isGiven', 'at', 'method', 'wording', 'recordedBy', 'remark', 'evidenceFile'],
    rows: mapped(paged(page), ({ number, recorder, event: { channel, purpose, isGiven, at, method, wording, remark, evidenceFileId } }) =>
      [String(number), channel, purpose, isGiven ? 'yes' : 'no', instant(at), method, String(wording), recorder ?? '', remark ?? '', evidenceFileId ?? '']),
  };
}

/** All notes, whoever they are meant for: whoever runs the program can read its database as well. */
function noteTable(ctx: Context): ExportedTable {
  const page = (after: string) => read(ctx, 'backups.make', (db) =>
    db.select({ id: notes.id, note: notes, number: customers.number, author: users.name }).from(notes).innerJoin(customers, eq(customers.id, notes.customerId)).innerJoin(users, eq(users.id, notes.authorId))
      .where(and(ofFirm(ctx, notes), gt(notes.id, after))).orderBy(asc(notes.id)).limit(atOnce));
  return {
    name: 'notes', headings: ['id', 'customer', 'kind', 'text', 'eventDay', 'reminderDays', 'author', 'createdAt', 'updatedAt'],
    rows: mapped(paged(page), ({ id, number, author, note: { kind, text, eventDay, reminderDays, createdAt, updatedAt } }) =>
      [id, String(number), kind, text, eventDay ?? '', reminderDays === null ? '' : String(reminderDays), author, instant(createdAt), instant(updatedAt)]),
  };
}

export interface ExportedFile {
  id: string;
  note: string | null;
  name: string;
  mediaType: string;
  sha256: string;
  createdAt: number;
}

/** Every uploaded file, with the note that it hangs on. */
export function eachFile(ctx: Context): AsyncGenerator<ExportedFile, void> {
  return paged((after) => read(ctx, 'backups.make', (db) =>
    db.select({ id: files.id, note: noteFiles.noteId, name: files.name, mediaType: files.mediaType, sha256: files.sha256, createdAt: files.createdAt }).from(files).leftJoin(noteFiles, eq(noteFiles.fileId, files.id))
      .where(and(ofFirm(ctx, files), gt(files.id, after))).orderBy(asc(files.id)).limit(atOnce)));
}

async function* categoryRows(ctx: Context): AsyncGenerator<string[], void> {
  for (const { name, color, description, archivedAt } of await allCategories(ctx)) yield [name, color, description ?? '', instant(archivedAt)];
}

/** What a firm has, but for its files. */
export async function exportedTables(ctx: Context): Promise<ExportedTable[]> {
  const categories = { name: 'categories', headings: ['name', 'color', 'description', 'archivedAt'], rows: categoryRows(ctx) };
  return [await customerTable(ctx), contactTable(ctx), addressTable(ctx), consentTable(ctx), noteTable(ctx), categories];
}
