import { z } from 'zod';
import { reminderRecipients, reminderTones } from '#db/schema/reminders';
import { isCurrency } from '#lib/currencies';
import { line, oneOf, parse } from '#lib/form';
import { amountInput, readAmount } from '#lib/money';
import { type FieldProblem, Invalid } from '#lib/problems';
import type { Plan, Step } from '#lib/reminders/plan';
import { fold, westernDigits } from '#lib/text';

export const mostSteps = 12;
const mostDays = 365;

export const stepParts = ['id', 'days', 'side', 'tone', 'recipient', 'fee', 'feeCurrency'] as const;
export type StepPart = (typeof stepParts)[number];

/** The name of a field of a step, counted from 1. */
export const stepField = (position: number, part: StepPart): string => `step.${position}.${part}`;

export const planFieldNames: readonly string[] = ['name', ...Array.from({ length: mostSteps }, (_, index) => stepParts.map((part) => stepField(index + 1, part))).flat()];

/** A step as it was typed; with the id of the one that it was before. */
export type StepInput = Pick<Step, 'days' | 'tone' | 'recipient' | 'fee' | 'feeCurrency'> & { id: string };

export interface PlanInput {
  name: string;
  nameKey: string;
  steps: StepInput[];
}

const nameSchema = z.object({ name: line(60) });

const stepSchema = z.object({
  id: line(40),
  days: line(6).transform(westernDigits).refine((text) => /^\d{1,3}$/.test(text) && Number(text) <= mostDays, 'reminders.wrong.days').transform(Number),
  side: oneOf(['before', 'after']),
  tone: oneOf(reminderTones),
  recipient: oneOf(reminderRecipients),
  fee: line(40),
  feeCurrency: line(3),
});

function parseStep(values: Record<string, string>): StepInput {
  const { side, days, fee: typed, feeCurrency: currency, ...step } = parse(stepSchema, values);
  const signed = side === 'before' ? 0 - days : days;
  if (typed === '') return { ...step, days: signed, fee: null, feeCurrency: null };
  const fee = isCurrency(currency) ? readAmount(typed, currency) : null;
  if (fee === null || fee < 0) throw new Invalid([{ field: 'fee', key: 'errors.amount' }]);
  return { ...step, days: signed, ...(fee === 0 ? { fee: null, feeCurrency: null } : { fee, feeCurrency: currency }) };
}

/**
 * Reads a plan as its form sends it: a row whose days are empty is no step.
 * @throws Invalid also when there is no step, or two on one day
 */
export function parsePlanForm(values: Record<string, string>): PlanInput {
  const problems: FieldProblem[] = [];
  const collect = <Result>(work: () => Result, rename: (field: string) => string): Result | null => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      problems.push(...error.problems.map((problem) => ({ ...problem, field: rename(problem.field) })));
      return null;
    }
  };
  const name = collect(() => parse(nameSchema, values, ['name']).name, (field) => field);
  const steps: StepInput[] = [];
  for (let position = 1; position <= mostSteps; position += 1) {
    const row = Object.fromEntries(stepParts.map((part) => [part, values[stepField(position, part)] ?? '']));
    if ((row['days'] ?? '').trim() === '') continue;
    const step = collect(() => parseStep(row), (field) => stepField(position, field as StepPart));
    if (step && steps.some(({ days }) => days === step.days)) problems.push({ field: stepField(position, 'days'), key: 'reminders.wrong.sameDay' });
    if (step) steps.push(step);
  }
  if (steps.length === 0 && problems.length === 0) problems.push({ field: stepField(1, 'days'), key: 'reminders.wrong.noSteps' });
  if (problems.length > 0 || name === null) throw new Invalid(problems);
  return { name, nameKey: fold(name), steps: steps.toSorted((a, b) => a.days - b.days) };
}

/** A plan as its form shows it. The other way is `parsePlanForm`. */
export function valuesOfReminderPlan({ name, steps }: Pick<Plan, 'name'> & { steps: readonly StepInput[] }): Record<string, string> {
  const rows = steps.flatMap(({ id, days, tone, recipient, fee, feeCurrency }, index) =>
    Object.entries({ id, days: String(Math.abs(days)), side: days < 0 ? 'before' : 'after', tone, recipient, fee: fee === null || feeCurrency === null ? '' : amountInput(fee, feeCurrency), feeCurrency: feeCurrency ?? '' })
      .map(([part, value]) => [stepField(index + 1, part as StepPart), value]));
  return { name, ...(Object.fromEntries(rows) as Record<string, string>) };
}
