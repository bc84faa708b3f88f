import { and, eq } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import type { welcomeReminders } from '#db/schema/welcome';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { apart } from '#lib/custom-fields/field';
import type { CustomerValues } from '#lib/customers/fields';
import type { Day } from '#lib/day';
import { todayOf } from '#lib/invoices/input';
import type { Invoice } from '#lib/invoices/queries';
import { translator } from '#lib/messages';
import { Invalid } from '#lib/problems';
import type { WelcomeTemplate } from '#lib/registration/queries';
import { plansFor, plansWithSteps, setInvoicePlan, type Step, stepsAfter, type Tone } from '#lib/reminders/plan';
import { planForNew, type PlanWithSteps } from '#lib/reminders/plan-for-new';
import { weekendOf } from '#lib/reminders/settings';

/** A reminder that follows an invoice unless it is paid. */
export interface Reminder {
  day: Day;
  tone: Tone;
}

interface ChosenReminders {
  reminders: (typeof welcomeReminders)[number];
  planId: string | null;
}

const plansOf = (ctx: Context): Promise<Map<string, PlanWithSteps>> => read(ctx, 'invoices.view', (db) => plansWithSteps(db, ctx));

/**
 * Which reminders a template is followed by.
 * @param values `reminders`: `usual`, `none`, or the id of a plan
 * @throws Invalid
 */
export async function readReminders(ctx: Context, values: Record<string, string>): Promise<ChosenReminders> {
  const chosen = values['reminders'] ?? '';
  if (chosen === '' || chosen === 'usual') return { reminders: 'usual', planId: null };
  if (chosen === 'none') return { reminders: 'none', planId: null };
  const plan = (await plansOf(ctx)).get(chosen);
  if (!plan || plan.archivedAt !== null) throw new Invalid([{ field: 'reminders', key: 'errors.choice' }]);
  return { reminders: 'plan', planId: plan.id };
}

/** What a template's form offers: the usual ones, none, and the plans in use. Where an archived one was chosen, the usual ones hold. */
export async function reminderChoices(ctx: Context): Promise<{ value: string; label: string }[]> {
  const t = translator(ctx.locale, ctx.user.digits);
  const plans = [...(await plansOf(ctx)).values()].filter(({ archivedAt }) => archivedAt === null);
  return [...(['usual', 'none'] as const).map((value) => ({ value: value as string, label: t(`welcome.reminderChoices.${value}`) })), ...plans.map(({ id, name }) => ({ value: id, label: name }))];
}

/** From today on. Of several on one day, as after a weekend, only the latest goes out. */
async function ahead(ctx: Context, steps: readonly Step[], dueDay: Day): Promise<Reminder[]> {
  const today = todayOf(ctx);
  const dated = stepsAfter(steps, dueDay, await weekendOf(ctx)).filter(({ day }) => day >= today);
  return dated.filter(({ day }, index) => dated[index + 1]?.day !== day).map(({ step: { tone }, day }) => ({ day, tone }));
}

/** The plan of a template, as long as it is in use; of one that is archived the usual one takes the place. */
async function ownPlan(ctx: Context, { reminders, planId }: ChosenReminders): Promise<PlanWithSteps | null> {
  const plan = reminders === 'plan' ? (await plansOf(ctx)).get(planId ?? '') : undefined;
  return plan && plan.archivedAt === null ? plan : null;
}

/** What would follow an invoice of a template that is due on a day, for a customer with these values. */
export async function remindersOf(ctx: Context, template: Pick<WelcomeTemplate, 'reminders' | 'planId'>, { categories }: Pick<CustomerValues, 'categories'>, dueDay: Day): Promise<Reminder[]> {
  if (template.reminders === 'none') return [];
  const plan = (await ownPlan(ctx, template)) ?? (await planForNew(ctx, apart(categories)));
  return plan ? ahead(ctx, plan.steps, dueDay) : [];
}

/** Chooses for an invoice what its template says. Call it in the write that issues it. */
export async function setReminders(db: Db, ctx: Context, template: Pick<WelcomeTemplate, 'reminders' | 'planId'>, invoiceId: string): Promise<void> {
  const plan = await ownPlan(ctx, template);
  if (plan) await setInvoicePlan(db, ctx, invoiceId, plan.id);
  else if (template.reminders === 'none') await setInvoicePlan(db, ctx, invoiceId, null);
}

/** What is still to come of an invoice; nothing where nothing of it is open. */
export async function remindersToCome(ctx: Context, { id, customerId, dueDay, open, status }: Pick<Invoice, 'id' | 'customerId' | 'dueDay' | 'open' | 'status'>): Promise<Reminder[]> {
  if (dueDay === null || open <= 0 || status !== 'issued') return [];
  const [applied] = await read(ctx, 'invoices.view', async (db) => {
    const [customer] = await db.select({ key: customers.key }).from(customers).where(and(ofFirm(ctx, customers), eq(customers.id, customerId))).limit(1);
    return customer ? plansFor(db, ctx, [{ customerId, customerKey: customer.key, invoiceId: id }]) : [];
  });
  return applied?.plan ? ahead(ctx, applied.plan.steps, dueDay) : [];
}
