import { isDeepStrictEqual } from 'node:util';
import { and, type AnyColumn, eq, getTableColumns, inArray, or, type SQL } from 'drizzle-orm';
import { customerCategories } from '#db/schema/categories';
import { consentEvents, consentLinks } from '#db/schema/consent';
import { contacts, deliveryAddresses } from '#db/schema/contacts';
import { customValues } from '#db/schema/custom-fields';
import { customers } from '#db/schema/customers';
import { expenses, recurringExpenses } from '#db/schema/expenses';
import { dismissedFindings, distinctCustomers } from '#db/schema/findings';
import { invoices, recurringInvoices } from '#db/schema/invoices';
import type { RowsBefore } from '#db/schema/merges';
import { notes } from '#db/schema/notes';
import { outboxMessages } from '#db/schema/outbox';
import { allocations, payments } from '#db/schema/payments';
import { reminderChoices } from '#db/schema/reminders';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import type { Context } from '#lib/context';
import type { Customer } from '#lib/customers/queries';

type Row = Record<string, unknown>;

/** Whose rows are looked at. */
type Who = Pick<Customer, 'id' | 'key'>[];

interface Trace {
  table: typeof customers;
  /** The columns that name a row, or the rows that only mean something together, such as what is chosen in one field. */
  key: readonly string[];
  of: (who: Who) => SQL | undefined;
  /** Columns that are not given back: they count changes, or follow from others. */
  without?: readonly string[];
}

const idsOf = (who: Who) => who.map(({ id }) => id);
const keysOf = (who: Who) => who.map(({ key }) => key);

/** Every query here is the same, whatever the table: what differs is in the values. */
const asAny = (table: unknown) => table as typeof customers;

/** Columns of a customer that follow from the others, and its version, which only grows. */
const notGivenBack = ['version', 'phoneInternational', 'sortName', 'searchText', 'sounds', 'emailKey', 'taxIdKey', 'placeKey', 'standing', 'credit', 'lastDay'];

/** Where customers leave rows that a merge may change. Whatever hangs on these rows (readers and files of a note) goes with them. */
const traces: Record<string, Trace> = {
  customers: { table: customers, key: ['id'], of: (who) => or(inArray(customers.id, idsOf(who)), inArray(customers.mergedIntoId, idsOf(who))), without: notGivenBack },
  contacts: { table: asAny(contacts), key: ['id'], of: (who) => inArray(contacts.customerId, idsOf(who)) },
  deliveryAddresses: { table: asAny(deliveryAddresses), key: ['id'], of: (who) => inArray(deliveryAddresses.customerId, idsOf(who)) },
  notes: { table: asAny(notes), key: ['id'], of: (who) => inArray(notes.customerId, idsOf(who)) },
  consentEvents: { table: asAny(consentEvents), key: ['id'], of: (who) => inArray(consentEvents.customerId, idsOf(who)) },
  consentLinks: { table: asAny(consentLinks), key: ['id'], of: (who) => inArray(consentLinks.customerId, idsOf(who)) },
  customerCategories: { table: asAny(customerCategories), key: ['categoryId', 'customerKey'], of: (who) => inArray(customerCategories.customerKey, keysOf(who)) },
  customValues: { table: asAny(customValues), key: ['customerKey', 'fieldId'], of: (who) => inArray(customValues.customerKey, keysOf(who)) },
  invoices: { table: asAny(invoices), key: ['id'], of: (who) => inArray(invoices.customerId, idsOf(who)) },
  recurringInvoices: { table: asAny(recurringInvoices), key: ['id'], of: (who) => inArray(recurringInvoices.customerId, idsOf(who)) },
  payments: { table: asAny(payments), key: ['id'], of: (who) => inArray(payments.customerId, idsOf(who)) },
  allocations: { table: asAny(allocations), key: ['id'], of: (who) => inArray(allocations.customerId, idsOf(who)) },
  expenses: { table: asAny(expenses), key: ['id'], of: (who) => inArray(expenses.customerId, idsOf(who)) },
  recurringExpenses: { table: asAny(recurringExpenses), key: ['id'], of: (who) => inArray(recurringExpenses.customerId, idsOf(who)) },
  outboxMessages: { table: asAny(outboxMessages), key: ['id'], of: (who) => inArray(outboxMessages.customerId, idsOf(who)) },
  dismissedFindings: { table: asAny(dismissedFindings), key: ['customerId', 'field', 'finding'], of: (who) => inArray(dismissedFindings.customerId, idsOf(who)) },
  reminderChoices: { table: asAny(reminderChoices), key: ['level', 'subjectId'], of: (who) => inArray(reminderChoices.subjectId, idsOf(who)) },
  distinctCustomers: { table: asAny(distinctCustomers), key: ['oneId', 'otherId'], of: (who) => or(inArray(distinctCustomers.oneId, idsOf(who)), inArray(distinctCustomers.otherId, idsOf(who))) },
};

/** The tables in which a merge is followed. */
export const tracedTables: readonly string[] = Object.keys(traces);

/** What became of the rows of one key. Of a row that was changed, only the columns that are different. */
interface RowChange extends Row {
  key: Row;
  was: Row[];
  became: Row[];
}

/** All rows of these customers, by table and key. */
type Snapshot = Map<string, Map<string, Row[]>>;

const pick = (row: Row, columns: readonly string[]): Row => Object.fromEntries(columns.map((column) => [column, row[column]]));

function grouped(rows: Row[], key: readonly string[]): Map<string, Row[]> {
  const inOrder = rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return Map.groupBy(inOrder, (row) => JSON.stringify(pick(row, key)));
}

export async function snapshot(db: Db, ctx: Context, who: Who): Promise<Snapshot> {
  const taken: Snapshot = new Map();
  for (const [name, { table, key, of }] of Object.entries(traces)) {
    taken.set(name, grouped(await db.select().from(table).where(and(ofFirm(ctx, table), of(who))), key));
  }
  return taken;
}

/** The columns of a row that are given back where another value stands. */
function changedColumns({ without = [] }: Trace, was: Row, became: Row): string[] {
  return Object.keys(was).filter((column) => !without.includes(column) && !isDeepStrictEqual(was[column], became[column]));
}

function changeOf(trace: Trace, key: string, was: Row[], became: Row[]): RowChange[] {
  const named = JSON.parse(key) as Row;
  const [one, other] = [was[0], became[0]];
  if (trace.key.includes('id') && one && other) {
    const columns = changedColumns(trace, one, other);
    return columns.length === 0 ? [] : [{ key: named, was: [pick(one, columns)], became: [pick(other, columns)] }];
  }
  return isDeepStrictEqual(was, became) ? [] : [{ key: named, was, became }];
}

/** What is different between two moments, by table; enough to lead back from the later to the earlier. */
export function changesBetween(before: Snapshot, after: Snapshot): RowsBefore {
  return Object.fromEntries(Object.entries(traces).map(([name, trace]) => {
    const [was, became] = [before.get(name) ?? new Map<string, Row[]>(), after.get(name) ?? new Map<string, Row[]>()];
    return [name, [...new Set([...was.keys(), ...became.keys()])].flatMap((key) => changeOf(trace, key, was.get(key) ?? [], became.get(key) ?? []))];
  }));
}

/**
 * Leads back what was changed. What has been changed again since stays as it is now: a column of a row that has an id, and
 * elsewhere the rows of a key as a whole. Call it in the write that undoes the merge.
 */
export async function takeBack(db: Db, ctx: Context, changes: RowsBefore): Promise<void> {
  for (const [name, trace] of Object.entries(traces)) {
    for (const change of changes[name] ?? []) await takeBackRows(db, ctx, trace, change as RowChange);
  }
}

async function takeBackRows(db: Db, ctx: Context, { table, key }: Trace, { key: named, was, became }: RowChange): Promise<void> {
  const columns: Record<string, AnyColumn> = getTableColumns(table);
  const rows = and(...key.map((name) => eq(columns[name] as AnyColumn, named[name])));
  const current: Row[] = await db.select().from(table).where(and(ofFirm(ctx, table), rows));
  const [one, other, present] = [was[0], became[0], current[0]];
  if (key.includes('id') && one && other) {
    const untouched = Object.keys(one).filter((column) => isDeepStrictEqual(present?.[column], other[column]));
    if (untouched.length > 0) await db.update(table).set(pick(one, untouched)).where(and(ofFirm(ctx, table), rows));
    return;
  }
  if (!isDeepStrictEqual([...grouped(current, key).values()].flat(), became)) return;
  if (current.length > 0) await db.delete(table).where(and(ofFirm(ctx, table), rows));
  if (was.length > 0) await db.insert(table).values(was as (typeof table.$inferInsert)[]);
}
