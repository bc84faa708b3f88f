import { and, eq } from 'drizzle-orm';
import { isUniqueViolation } from '#db/errors';
import { reminderPlans, reminderSteps } from '#db/schema/reminders';
import type { Db } from '#db/types';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { lookAgain } from '#lib/balances/look-again';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { newId } from '#lib/ids';
import { translator } from '#lib/messages';
import { Changed, Invalid, Missing } from '#lib/problems';
import { findChoice } from '#lib/reminders/choose';
import { keepChoice, type Plan, plansWithSteps, type Step } from '#lib/reminders/plan';
import { parsePlanForm, type StepInput } from '#lib/reminders/plan-input';
import { fold } from '#lib/text';

export type PlanWithSteps = Plan & { steps: Step[] };

/** All of the firm's plans, the eldest first, archived ones too. */
export async function listReminderPlans(ctx: Context): Promise<PlanWithSteps[]> {
  return read(ctx, 'invoices.view', async (db) => [...(await plansWithSteps(db, ctx)).values()]);
}

/** The plan of this id, or null: also when it is another firm's. */
export async function findReminderPlan(ctx: Context, id: string): Promise<PlanWithSteps | null> {
  return read(ctx, 'invoices.view', async (db) => (await plansWithSteps(db, ctx)).get(id) ?? null);
}

async function orTaken<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) throw new Invalid([{ field: 'name', key: 'reminders.wrong.nameTaken' }]);
    throw error;
  }
}

async function storePlan(db: Db, ctx: Context, id: string, name: string, steps: readonly Omit<StepInput, 'id'>[]): Promise<void> {
  const at = now();
  await db.insert(reminderPlans).values({ id, firmId: ctx.firm.id, name, nameKey: fold(name), version: 1, createdAt: at, createdBy: ctx.user.id });
  for (const step of steps) await db.insert(reminderSteps).values({ ...step, id: newId(), firmId: ctx.firm.id, planId: id, createdAt: at });
  await record(db, ctx, { action: 'reminders.planCreated', subjectId: id, changes: { name: { from: '', to: name } } });
}

/**
 * Makes a plan.
 * @param id its id: a form that is sent twice makes one plan
 * @returns its id
 * @throws Forbidden; Invalid also when there is one of that name, archived or not
 */
export async function createReminderPlan(ctx: Context, values: Record<string, string>, id = newId()): Promise<string> {
  const input = parsePlanForm(values);
  return orTaken(() =>
    write(ctx, 'firm.edit', async (db) => {
      if ((await plansWithSteps(db, ctx)).has(id)) return id;
      await storePlan(db, ctx, id, input.name, input.steps);
      return id;
    }),
  );
}

/**
 * Changes a plan, for invoices that are open already as well: what has gone out stays, and no step goes out a second time.
 * @param version the one that was seen
 * @throws Forbidden, Missing, Invalid, Changed
 */
export async function changeReminderPlan(ctx: Context, id: string, version: number, values: Record<string, string>): Promise<void> {
  const input = parsePlanForm(values);
  await orTaken(() =>
    write(ctx, 'firm.edit', async (db) => {
      const before = (await plansWithSteps(db, ctx)).get(id);
      if (!before) throw new Missing(id);
      if (before.version !== version) throw new Changed(id);
      await db.update(reminderPlans).set({ name: input.name, nameKey: input.nameKey, version: version + 1 }).where(and(ofFirm(ctx, reminderPlans), eq(reminderPlans.id, id)));
      const known = new Set(before.steps.map((step) => step.id));
      for (const { id: stepId, ...step } of input.steps) {
        if (known.has(stepId)) await db.update(reminderSteps).set(step).where(and(ofFirm(ctx, reminderSteps), eq(reminderSteps.id, stepId)));
        else await db.insert(reminderSteps).values({ ...step, id: newId(), firmId: ctx.firm.id, planId: id, createdAt: now() });
      }
      const kept = new Set(input.steps.map((step) => step.id));
      for (const gone of known) if (!kept.has(gone)) await db.update(reminderSteps).set({ removedAt: now() }).where(and(ofFirm(ctx, reminderSteps), eq(reminderSteps.id, gone)));
      await lookAgain(db, ctx);
      await record(db, ctx, { action: 'reminders.planChanged', subjectId: id, changes: { name: { from: before.name, to: input.name } } });
    }),
  );
}

/**
 * Offers a plan no more, or again. Where it was chosen, it goes on. Pressed twice, it is done once.
 * @throws Forbidden, Missing
 */
export async function setReminderPlanArchived(ctx: Context, id: string, isArchived: boolean): Promise<void> {
  await write(ctx, 'firm.edit', async (db) => {
    const before = (await plansWithSteps(db, ctx)).get(id);
    if (!before) throw new Missing(id);
    if ((before.archivedAt !== null) === isArchived) return;
    await db.update(reminderPlans).set({ archivedAt: isArchived ? now() : null, version: before.version + 1 }).where(and(ofFirm(ctx, reminderPlans), eq(reminderPlans.id, id)));
    await record(db, ctx, { action: isArchived ? 'reminders.planArchived' : 'reminders.planRestored', subjectId: id });
  });
}

const usual = { fee: null, feeCurrency: null, recipient: 'invoiceContact' } as const;

/** The plans that the program comes with, by the messages that name them. */
const usualPlans = [
  { name: 'reminders.usual.standard', steps: [{ days: -3, tone: 'friendly' }, { days: 3, tone: 'friendly' }, { days: 10, tone: 'firm' }, { days: 21, tone: 'last' }] },
  { name: 'reminders.usual.gentle', steps: [{ days: 7, tone: 'friendly' }, { days: 30, tone: 'firm' }] },
] as const;

/**
 * Makes the plans that the program comes with, as far as there is none of their name, and lets the first hold for the whole firm where
 * nobody has chosen yet. Pressed twice, it is done once.
 * @returns whether any was made
 * @throws Forbidden
 */
export async function beginReminding(ctx: Context): Promise<boolean> {
  return write(ctx, 'firm.edit', async (db) => {
    const t = translator(ctx.locale);
    const there = [...(await plansWithSteps(db, ctx)).values()];
    const missing = usualPlans.filter(({ name }) => !there.some(({ nameKey }) => nameKey === fold(t(name)))).map((plan) => ({ ...plan, id: newId() }));
    for (const plan of missing) await storePlan(db, ctx, plan.id, t(plan.name), plan.steps.map((step) => ({ ...usual, ...step })));
    const [first] = missing;
    if (first && (await findChoice(ctx, 'firm', ctx.firm.id)) === null) await keepChoice(db, ctx, 'firm', ctx.firm.id, first.id);
    return missing.length > 0;
  });
}
