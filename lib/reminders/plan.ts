import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import { categories, customerCategories } from '#db/schema/categories';
import { reminderChoices, reminderPlans, reminderSteps } from '#db/schema/reminders';
import type { customers } from '#db/schema/customers';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import { record } from '#lib/audit/record';
import { lookAgain } from '#lib/balances/look-again';
import type { Context } from '#lib/context';
import type { Day } from '#lib/day';
import { addDays } from '#lib/day';
import { todayOf } from '#lib/invoices/input';
import { Missing } from '#lib/problems';
import { type Weekend, workingDay } from '#lib/reminders/weekend';

export { reminderLevels, reminderRecipients, reminderTones } from '#db/schema/reminders';

export type Plan = typeof reminderPlans.$inferSelect;
export type Step = typeof reminderSteps.$inferSelect;
export type Tone = Step['tone'];
export type Choice = typeof reminderChoices.$inferSelect;
export type Level = Choice['level'];

/** The plan that holds for a customer or an invoice, and where that was said. */
export interface AppliedPlan {
  /** Null: nobody is reminded here. */
  plan: (Plan & { steps: Step[] }) | null;
  /** Where it was chosen; null where nobody has chosen anything. */
  level: Level | null;
  /** The category that it was chosen for. */
  categoryName: string | null;
  /** What was due before this day is not made up for. */
  sinceDay: Day;
}

/** For whom a plan is asked for. */
export interface Reminded {
  customerId: string;
  customerKey: number;
  /** Null for a customer as such. */
  invoiceId: string | null;
}

/** All of a firm's plans, archived ones too, each with its steps in their order. */
export async function plansWithSteps(db: Db, ctx: Context): Promise<Map<string, Plan & { steps: Step[] }>> {
  const plans = await db.select().from(reminderPlans).where(ofFirm(ctx, reminderPlans)).orderBy(asc(reminderPlans.createdAt), asc(reminderPlans.id));
  const steps = await db.select().from(reminderSteps).where(and(ofFirm(ctx, reminderSteps), isNull(reminderSteps.removedAt))).orderBy(asc(reminderSteps.days), asc(reminderSteps.id));
  const byPlan = Map.groupBy(steps, ({ planId }) => planId);
  return new Map(plans.map((plan) => [plan.id, { ...plan, steps: byPlan.get(plan.id) ?? [] }]));
}

/**
 * Which plan holds for each of several, in their order: what was chosen for the invoice goes before what was chosen for the customer,
 * that before their category, that before the firm. Of a customer in several categories, one that is to have no reminders wins, then the
 * first by name.
 */
export async function plansFor(db: Db, ctx: Context, subjects: readonly Reminded[]): Promise<AppliedPlan[]> {
  if (subjects.length === 0) return [];
  const plans = await plansWithSteps(db, ctx);
  const own = subjects.flatMap(({ customerId, invoiceId }) => (invoiceId === null ? [customerId] : [customerId, invoiceId]));
  const chosen = await db.select().from(reminderChoices).where(and(ofFirm(ctx, reminderChoices), or(inArray(reminderChoices.level, ['firm', 'category']), inArray(reminderChoices.subjectId, [...new Set(own)]))));
  const ofSubject = new Map(chosen.map((choice) => [choice.subjectId, choice]));
  const keys = [...new Set(subjects.map(({ customerKey }) => customerKey))];
  const memberships = chosen.some(({ level }) => level === 'category')
    ? await db
        .select({ customerKey: customerCategories.customerKey, id: categories.id, name: categories.name })
        .from(customerCategories)
        .innerJoin(categories, eq(categories.id, customerCategories.categoryId))
        .where(and(ofFirm(ctx, customerCategories), inArray(customerCategories.customerKey, keys)))
        .orderBy(asc(categories.nameKey))
    : [];
  const categoriesOf = Map.groupBy(memberships, ({ customerKey }) => customerKey);
  return subjects.map(({ customerId, customerKey, invoiceId }) => {
    const fitting = (categoriesOf.get(customerKey) ?? []).flatMap(({ id, name }) => {
      const choice = ofSubject.get(id);
      return choice ? [{ choice, name }] : [];
    });
    const category = fitting.find(({ choice }) => choice.planId === null) ?? fitting[0];
    const choice = (invoiceId === null ? undefined : ofSubject.get(invoiceId)) ?? ofSubject.get(customerId) ?? category?.choice ?? ofSubject.get(ctx.firm.id);
    return {
      plan: plans.get(choice?.planId ?? '') ?? null,
      level: choice?.level ?? null,
      categoryName: choice?.level === 'category' ? (category?.name ?? null) : null,
      sinceDay: choice?.sinceDay ?? todayOf(ctx),
    };
  });
}

/** The plan by which a customer's invoices are reminded of, unless something else is chosen for one of them. */
export async function planFor(ctx: Context, customer: Pick<typeof customers.$inferSelect, 'id' | 'key'>): Promise<AppliedPlan> {
  const [applied] = await read(ctx, 'invoices.view', (db) => plansFor(db, ctx, [{ customerId: customer.id, customerKey: customer.key, invoiceId: null }]));
  if (!applied) throw new Missing(customer.id);
  return applied;
}

/** A step with the day on which it goes out. */
export interface DatedStep {
  step: Step;
  day: Day;
}

/**
 * What goes out when, in the order of the days: a step that falls on a weekend goes out on the next working day.
 * @param dueDay when the invoice is due
 * @param weekend of the firm (`weekendOf`); without it, days are as reckoned
 */
export function stepsAfter(steps: readonly Step[], dueDay: Day, weekend: Weekend = 'none'): DatedStep[] {
  return steps.toSorted((a, b) => a.days - b.days).map((step) => ({ step, day: workingDay(addDays(dueDay, step.days), weekend) }));
}

/**
 * Chooses for an invoice by which plan it is reminded of, in the write of what causes it; null: not at all.
 * @throws Missing
 */
export async function setInvoicePlan(db: Db, ctx: Context, invoiceId: string, planId: string | null): Promise<void> {
  await keepChoice(db, ctx, 'invoice', invoiceId, planId);
}

/** Keeps what was chosen. Call it in a write, after it is certain that the subject is this firm's. */
export async function keepChoice(db: Db, ctx: Context, level: Level, subjectId: string, planId: string | null): Promise<void> {
  const [before] = await db.select({ planId: reminderChoices.planId }).from(reminderChoices).where(and(ofFirm(ctx, reminderChoices), eq(reminderChoices.level, level), eq(reminderChoices.subjectId, subjectId))).limit(1);
  // Where an archived plan holds it goes on: a form that leaves it as it is chooses nothing.
  if (before && before.planId === planId) return;
  const [plan] = planId === null ? [] : await db.select({ id: reminderPlans.id }).from(reminderPlans).where(and(ofFirm(ctx, reminderPlans), eq(reminderPlans.id, planId), isNull(reminderPlans.archivedAt))).limit(1);
  if (planId !== null && !plan) throw new Missing(planId);
  const sinceDay = todayOf(ctx);
  await db.insert(reminderChoices).values({ firmId: ctx.firm.id, level, subjectId, planId, sinceDay }).onConflictDoUpdate({ target: [reminderChoices.level, reminderChoices.subjectId], set: { planId, sinceDay } });
  await lookAgain(db, ctx);
  await record(db, ctx, { action: 'reminders.planChosen', subjectId, changes: { plan: { from: before?.planId ?? '', to: planId ?? '' } } });
}
