import { and, asc, count, desc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import { invoiceLines, invoices, recurringInvoices } from '#db/schema/invoices';
import { users } from '#db/schema/users';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import type { Invoice } from '#lib/invoices/queries';

export type RecurringInvoice = typeof recurringInvoices.$inferSelect;

export const plansAPage = 50;

/** A plan as it stands in lists. */
export interface ListedPlan extends RecurringInvoice {
  customerName: string;
  /** When the customer was archived: until they are back the plan makes nothing. */
  customerArchivedAt: number | null;
  currency: string;
  total: number;
  /** What its first line says. */
  about: string | null;
  /** Documents that it was to issue and could not: they wait as drafts. */
  waiting: number;
}

export type PlanState = 'active' | 'paused' | 'ended';

/** How things stand with a plan. */
export const stateOfPlan = ({ pausedAt, endedAt }: Pick<RecurringInvoice, 'pausedAt' | 'endedAt'>): PlanState => (endedAt !== null ? 'ended' : pausedAt !== null ? 'paused' : 'active');

const waiting = sql<number>`(select count(*) from ${invoices} i where i.recurring_id = ${recurringInvoices.id} and i.firm_id = ${recurringInvoices.firmId} and i.status = 'draft' and ${recurringInvoices.issues})`;

const listed = { plan: recurringInvoices, customerName: customers.name, customerArchivedAt: customers.archivedAt, currency: invoices.currency, total: invoices.total, about: invoiceLines.name, waiting };

async function plansWhere(ctx: Context, condition: SQL | undefined, page: number): Promise<ListedPlan[]> {
  return read(ctx, 'invoices.view', async (db) => {
    const rows = await db
      .select(listed)
      .from(recurringInvoices)
      .innerJoin(invoices, eq(invoices.id, recurringInvoices.templateId))
      .innerJoin(customers, eq(customers.id, recurringInvoices.customerId))
      .leftJoin(invoiceLines, and(eq(invoiceLines.invoiceId, recurringInvoices.templateId), eq(invoiceLines.position, 1)))
      .where(and(ofFirm(ctx, recurringInvoices), condition))
      // What is due next comes first, what has ended last.
      .orderBy(sql`${recurringInvoices.endedAt} is not null`, sql`${asc(recurringInvoices.nextDay)} nulls last`, desc(recurringInvoices.id))
      .limit(plansAPage)
      .offset((page - 1) * plansAPage);
    return rows.map(({ plan, waiting: drafts, ...row }) => ({ ...plan, ...row, waiting: Number(drafts) }));
  });
}

const ofCustomer = (customerId: string): SQL | undefined => (customerId === '' ? undefined : eq(recurringInvoices.customerId, customerId));

/**
 * One page of the firm's plans, and how many there are in all.
 * @param customerId whose; `''` for everybody's
 * @param page from 1
 */
export async function listRecurring(ctx: Context, customerId: string, page: number): Promise<{ plans: ListedPlan[]; total: number }> {
  return read(ctx, 'invoices.view', async (db) => {
    const [all] = await db.select({ total: count() }).from(recurringInvoices).where(and(ofFirm(ctx, recurringInvoices), ofCustomer(customerId)));
    return { plans: await plansWhere(ctx, ofCustomer(customerId), page), total: all?.total ?? 0 };
  });
}

/** The plan of this id, or null: also when it is another firm's. */
export async function findRecurring(ctx: Context, id: string): Promise<(ListedPlan & { plannedBy: string }) | null> {
  const [plan] = await plansWhere(ctx, eq(recurringInvoices.id, id), 1);
  if (!plan) return null;
  const [person] = await read(ctx, 'invoices.view', (db) => db.select({ name: users.name }).from(users).where(and(ofFirm(ctx, users), eq(users.id, plan.createdBy))));
  return { ...plan, plannedBy: person?.name ?? '' };
}

/** How many plans of a customer have not ended. */
export async function countRecurring(ctx: Context, customerId: string): Promise<number> {
  const [row] = await read(ctx, 'invoices.view', (db) => db.select({ total: count() }).from(recurringInvoices).where(and(ofFirm(ctx, recurringInvoices), ofCustomer(customerId), isNull(recurringInvoices.endedAt))));
  return row?.total ?? 0;
}

/** The plans that an invoice has to do with: the one that made it, and those that repeat it. Latest first. */
export async function recurringOfInvoice(ctx: Context, invoice: Pick<Invoice, 'id' | 'recurringId'>): Promise<ListedPlan[]> {
  return plansWhere(ctx, or(eq(invoices.copyOfId, invoice.id), eq(recurringInvoices.id, invoice.recurringId ?? '')), 1);
}

/** The id of the plan whose pattern a document is; null when it is an ordinary one. */
export async function planOfTemplate(ctx: Context, invoiceId: string): Promise<string | null> {
  const [plan] = await read(ctx, 'invoices.view', (db) => db.select({ id: recurringInvoices.id }).from(recurringInvoices).where(and(ofFirm(ctx, recurringInvoices), eq(recurringInvoices.templateId, invoiceId))).limit(1));
  return plan?.id ?? null;
}

/** What a plan has made so far, latest first. */
export async function documentsOfPlan(ctx: Context, id: string, most: number): Promise<Invoice[]> {
  return read(ctx, 'invoices.view', (db) => db.select().from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.recurringId, id))).orderBy(desc(invoices.issueDay), desc(invoices.key)).limit(most));
}
