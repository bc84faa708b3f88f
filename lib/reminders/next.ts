import type { reminders } from '#db/schema/reminders';
import type { Context } from '#lib/context';
import { type Day, dayIn } from '#lib/day';
import type { Invoice } from '#lib/invoices/queries';
import { type AppliedPlan, type DatedStep, stepsAfter } from '#lib/reminders/plan';
import type { Weekend } from '#lib/reminders/weekend';

export type Reminder = typeof reminders.$inferSelect;

/** What is known of an invoice when its reminders are reckoned. */
export interface Standing {
  invoice: Pick<Invoice, 'dueDay' | 'issuedAt'>;
  applied: AppliedPlan;
  weekend: Weekend;
  /** What became of its steps so far. */
  past: readonly Reminder[];
}

/** Whether a step has had its turn: one that is held has not. */
const isOver = ({ state }: Reminder): boolean => state !== 'held';

/** Whether those before it are over as well: not where a person left it out ahead of its day, and said nothing of them. */
const isTurn = (ctx: Context, { state, reason, day, at }: Reminder): boolean => !(state === 'skipped' && reason === 'person' && dayIn(ctx.firm.timeZone, at) < day);

/**
 * The steps that still lie ahead of an invoice, in their order. Time goes forward only: what should have gone out before the invoice was
 * issued, before its plan was chosen, or before its latest reminder, is not made up for.
 */
export function stepsAhead(ctx: Context, { invoice, applied, weekend, past }: Standing): DatedStep[] {
  if (invoice.dueDay === null || applied.plan === null) return [];
  const over = past.filter(isOver);
  const latest = over.filter((row) => isTurn(ctx, row)).map(({ day }) => day).toSorted().at(-1) ?? '';
  const issuedOn = invoice.issuedAt === null ? '' : dayIn(ctx.firm.timeZone, invoice.issuedAt);
  const first = issuedOn > applied.sinceDay ? issuedOn : applied.sinceDay;
  return stepsAfter(applied.plan.steps, invoice.dueDay, weekend).filter(({ step, day }) => day >= first && day > latest && !over.some(({ stepId }) => stepId === step.id));
}

/** What is to go out on a day: the latest step that is due, and those that it overtakes. */
export interface Due extends DatedStep {
  overtaken: DatedStep[];
  /** A person holds it: it waits, and nothing goes out. */
  held: boolean;
}

/** What of these steps is due by a day; null when nothing is. */
export function dueBy(ahead: readonly DatedStep[], past: readonly Reminder[], today: Day): Due | null {
  const due = ahead.filter(({ day }) => day <= today);
  const latest = due.at(-1);
  if (!latest) return null;
  return { ...latest, overtaken: due.slice(0, -1), held: past.some(({ stepId, state }) => stepId === latest.step.id && state === 'held') };
}
