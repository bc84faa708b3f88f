import { and, asc, count, desc, eq, gt, inArray, isNull, lte, notInArray, type SQL } from 'drizzle-orm';
import { consentEvents } from '#db/schema/consent';
import { contacts, deliveryAddresses } from '#db/schema/contacts';
import { customers } from '#db/schema/customers';
import { expenses } from '#db/schema/expenses';
import { invoices, recurringInvoices } from '#db/schema/invoices';
import { customerMerges } from '#db/schema/merges';
import { noteFiles, notes } from '#db/schema/notes';
import { payments } from '#db/schema/payments';
import { users } from '#db/schema/users';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import { listEvents } from '#lib/audit/queries';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { type Customer, findCustomer } from '#lib/customers/queries';
import { undoable } from '#lib/merges/forget';
import { homesOf } from '#lib/merges/homes';
import { readableBy } from '#lib/notes/readable';

/** Why a merge cannot be undone: its time is over, its customer was erased or merged itself, or a later one stands on it. */
export type Hindrance = 'over' | 'erased' | 'mergedItself' | 'laterFirst';

export type MergeRow = typeof customerMerges.$inferSelect;

export interface Merge extends MergeRow {
  mergedByName: string;
  /** Until when it can be undone: milliseconds since 1970-01-01T00:00:00Z. */
  until: number;
  hindrance: Hindrance | null;
  /** Those that were merged into the kept one. */
  merged: { id: string; number: number; name: string }[];
}

/** Those who were merged into a customer. */
export async function mergedCustomers(ctx: Context, keptId: string): Promise<Customer[]> {
  return read(ctx, 'customers.view', (db) => db.select().from(customers).where(and(ofFirm(ctx, customers), eq(customers.mergedIntoId, keptId))).orderBy(asc(customers.number)));
}

/** The merges into a customer that stand, newest first. */
export async function mergesInto(ctx: Context, keptId: string): Promise<Merge[]> {
  const rows = await mergesWhere(ctx, and(eq(customerMerges.keptId, keptId), isNull(customerMerges.undoneAt)));
  const merges: Merge[] = [];
  for (const { merge, mergedByName } of rows) merges.push(await withHindrance(ctx, merge, mergedByName, rows[0]?.merge.id === merge.id));
  return merges;
}

/** The merge of this id; null when it is not there for this firm. */
export async function findMerge(ctx: Context, id: string): Promise<Merge | null> {
  const [row] = await mergesWhere(ctx, eq(customerMerges.id, id));
  if (!row) return null;
  const later = await mergesWhere(ctx, and(eq(customerMerges.keptId, row.merge.keptId), isNull(customerMerges.undoneAt), gt(customerMerges.id, id)));
  return withHindrance(ctx, row.merge, row.mergedByName, later.length === 0);
}

async function mergesWhere(ctx: Context, which: SQL | undefined) {
  return read(ctx, 'customers.view', (db) =>
    db
      .select({ merge: customerMerges, mergedByName: users.name })
      .from(customerMerges)
      .innerJoin(users, eq(users.id, customerMerges.mergedBy))
      .where(and(ofFirm(ctx, customerMerges), which))
      .orderBy(desc(customerMerges.id)),
  );
}

async function withHindrance(ctx: Context, merge: MergeRow, mergedByName: string, isLatest: boolean): Promise<Merge> {
  const kept = await findCustomer(ctx, merge.keptId);
  const merged = await read(ctx, 'customers.view', (db) =>
    db.select({ id: customers.id, number: customers.number, name: customers.name }).from(customers).where(and(ofFirm(ctx, customers), inArray(customers.id, merge.mergedIds))).orderBy(asc(customers.number)),
  );
  const until = merge.mergedAt + undoable;
  const hindrances: [Hindrance, boolean][] = [
    ['erased', kept?.erasedAt !== null], ['over', until <= now() || Object.keys(merge.before).length === 0], ['mergedItself', kept?.mergedIntoId !== null], ['laterFirst', !isLatest],
  ];
  return { ...merge, mergedByName, until, merged, hindrance: hindrances.find(([, holds]) => holds)?.[0] ?? null };
}

/** How many there are of what hangs on customers. Of notes and their files only those count that this person may know of. */
export interface Belongings {
  contacts: number;
  deliveries: number;
  notes: number;
  files: number;
  consents: number;
  /** Invoices, credit notes and quotes, drafts included. */
  documents: number;
  payments: number;
  /** By which invoices are made again and again. */
  plans: number;
  /** What was spent for them. */
  expenses: number;
}

interface Which {
  contacts?: SQL | undefined;
  deliveries?: SQL | undefined;
  notes?: SQL | undefined;
  consents?: SQL | undefined;
  documents?: SQL | undefined;
  payments?: SQL | undefined;
  plans?: SQL | undefined;
  expenses?: SQL | undefined;
}

/** What moves when these customers are merged into another. */
export async function belongingsOf(ctx: Context, customerIds: readonly string[]): Promise<Belongings> {
  return countBelongings(ctx, customerIds, {});
}

async function countBelongings(ctx: Context, customerIds: readonly string[], which: Which): Promise<Belongings> {
  const ids = [...customerIds];
  return read(ctx, 'customers.view', async (db) => {
    const readable = and(ofFirm(ctx, notes), inArray(notes.customerId, ids), readableBy(ctx, db), which.notes);
    return {
      contacts: total(await db.select({ total: count() }).from(contacts).where(and(ofFirm(ctx, contacts), inArray(contacts.customerId, ids), which.contacts))),
      deliveries: total(await db.select({ total: count() }).from(deliveryAddresses).where(and(ofFirm(ctx, deliveryAddresses), inArray(deliveryAddresses.customerId, ids), which.deliveries))),
      notes: total(await db.select({ total: count() }).from(notes).where(and(ofFirm(ctx, notes), readable))),
      files: await countFiles(db, ctx, readable),
      consents: total(await db.select({ total: count() }).from(consentEvents).where(and(ofFirm(ctx, consentEvents), inArray(consentEvents.customerId, ids), which.consents))),
      documents: total(await db.select({ total: count() }).from(invoices).where(and(ofFirm(ctx, invoices), inArray(invoices.customerId, ids), which.documents))),
      payments: total(await db.select({ total: count() }).from(payments).where(and(ofFirm(ctx, payments), inArray(payments.customerId, ids), which.payments))),
      plans: total(await db.select({ total: count() }).from(recurringInvoices).where(and(ofFirm(ctx, recurringInvoices), inArray(recurringInvoices.customerId, ids), which.plans))),
      expenses: total(await db.select({ total: count() }).from(expenses).where(and(ofFirm(ctx, expenses), inArray(expenses.customerId, ids), which.expenses))),
    };
  });
}

const total = ([row]: { total: number }[]): number => row?.total ?? 0;

async function countFiles(db: Db, ctx: Context, readable: SQL | undefined): Promise<number> {
  return total(await db.select({ total: count() }).from(noteFiles).innerJoin(notes, eq(notes.id, noteFiles.noteId)).where(and(ofFirm(ctx, noteFiles), readable)));
}

/** What came to the kept customer after a merge, and stays with it when the merge is undone. */
export interface Added extends Belongings {
  /** Fields that the merge had filled and somebody has changed since: they keep the new value. */
  fields: string[];
}

/** What was added to a customer between a merge and its undoing, or until now. */
export async function addedSince(ctx: Context, merge: MergeRow): Promise<Added> {
  const { id, keptId, mergedAt, undoneAt } = merge;
  const until = undoneAt ?? now();
  // What paid or credited the others' invoices goes back with them, and does not stay.
  const { payments: following, creditNotes } = await read(ctx, 'customers.view', (db) => homesOf(db, ctx, merge));
  const counted = await countBelongings(ctx, [keptId], {
    contacts: and(gt(contacts.id, id), lte(contacts.createdAt, until)),
    deliveries: and(gt(deliveryAddresses.id, id), lte(deliveryAddresses.createdAt, until)),
    notes: and(gt(notes.id, id), lte(notes.createdAt, until)),
    consents: and(gt(consentEvents.id, id), lte(consentEvents.at, until)),
    documents: and(gt(invoices.id, id), lte(invoices.createdAt, until), notInArray(invoices.id, [...creditNotes.keys()])),
    payments: and(gt(payments.id, id), lte(payments.createdAt, until), notInArray(payments.id, [...following.keys()])),
    plans: and(gt(recurringInvoices.id, id), lte(recurringInvoices.createdAt, until)),
    expenses: and(gt(expenses.id, id), lte(expenses.createdAt, until)),
  });
  const events = await listEvents(ctx, { subjects: [keptId], actions: ['customer.updated', 'customer.merged'] });
  // The event of the merge was recorded just before the merge itself, newest come first.
  const merging = events.findIndex(({ action, at }) => action === 'customer.merged' && at <= mergedAt);
  const byMerge = Object.keys(events[merging]?.changes ?? {});
  const later = events.slice(0, Math.max(merging, 0)).filter(({ action, at }) => action === 'customer.updated' && at <= until);
  const changed = new Set(later.flatMap(({ changes }) => Object.keys(changes)));
  return { ...counted, fields: byMerge.filter((name) => changed.has(name)) };
}
