import { describe, expect, test } from 'vitest';
import { translator } from '#lib/messages';
import { stepsAfter } from '#lib/reminders/plan';
import { parsePlanForm, valuesOfReminderPlan } from '#lib/reminders/plan-input';
import { usualTexts } from '#lib/reminders/usual-texts';
import { letterWords, type Variable } from '#lib/reminders/variables';
import { isWeekend, usualWeekend, workingDay } from '#lib/reminders/weekend';
import { Invalid } from '#lib/problems';

const nothing = Object.fromEntries(letterWords.names.map((name) => [name, ''])) as Record<Variable, string>;

describe('a text', () => {
  test('has its variables filled in, by their names in either language', () => {
    expect(letterWords.fill('{number} و{الرقم} { Number }', { ...nothing, number: 'INV-1' })).toBe('INV-1 وINV-1 INV-1');
  });

  test('loses the lines that have nothing to say, what introduces them, and paragraphs of nothing else', () => {
    expect(letterWords.fill('Dear {customer},\n\nTo pay:\n{bank}\n\nFee {fee}.\nThank you', { ...nothing, customer: 'Noor' })).toBe('Dear Noor,\n\nThank you');
    expect(letterWords.fill('To pay:\n{bank}', { ...nothing, bank: 'IBAN: 1\nBIC: 2' })).toBe('To pay:\nIBAN: 1\nBIC: 2');
  });

  test('may name nothing else in braces', () => {
    expect(letterWords.unknown('{number} {amuont}')).toBe('{amuont}');
    for (const texts of Object.values(usualTexts)) for (const { subject, body } of Object.values(texts)) expect(letterWords.unknown(`${subject}\n${body}`)).toBeNull();
  });

  test('keeps braces of a value as they are', () => {
    expect(letterWords.fill('{customer}', { ...nothing, customer: '{number} $& Co' })).toBe('{number} $& Co');
  });
});

test.each([
  [1, 'حلّ موعد سدادها أمس', 'يوم واحد'], [2, 'حلّ موعد سدادها قبل يومين', 'يومان'], [3, 'حلّ موعد سدادها قبل 3 أيام', '3 أيام'],
  [11, 'حلّ موعد سدادها قبل 11 يومًا', '11 يومًا'], [100, 'حلّ موعد سدادها قبل 100 يوم', '100 يوم'],
])('%d days are counted as Arabic counts them', (count, past, days) => {
  expect(translator('ar')('reminders.letter.past', { count, day: '' })).toBe(`${past}، في `);
  expect(translator('ar')('reminders.letter.days', { count })).toBe(days);
});

test('a weekend is where the firm is, and moves a day to the next working day', () => {
  expect([usualWeekend('SA'), usualWeekend('AE'), usualWeekend('DE'), usualWeekend(null)]).toEqual(['fridaySaturday', 'saturdaySunday', 'saturdaySunday', 'saturdaySunday']);
  expect([isWeekend('2026-03-06', 'fridaySaturday'), isWeekend('2026-03-06', 'saturdaySunday')]).toEqual([true, false]);
  expect([workingDay('2026-03-06', 'fridaySaturday'), workingDay('2026-03-07', 'saturdaySunday'), workingDay('2026-03-06', 'none')]).toEqual(['2026-03-08', '2026-03-09', '2026-03-06']);
});

describe('a plan', () => {
  const typed = { name: ' Strict ', 'step.1.days': '٣', 'step.1.side': 'after', 'step.1.tone': 'firm', 'step.1.recipient': 'customer', 'step.1.fee': '12.5', 'step.1.feeCurrency': 'SAR', 'step.3.days': '2', 'step.3.side': 'before', 'step.3.tone': 'friendly', 'step.3.recipient': 'invoiceContact' };
  const problemsOf = (values: Record<string, string>) => {
    try {
      return parsePlanForm(values);
    } catch (error) {
      return error instanceof Invalid ? error.problems.map(({ field, key }) => `${field} ${key}`) : error;
    }
  };

  test('is read as it was typed, in the order of its days, and back', () => {
    const plan = parsePlanForm(typed);
    expect(plan.steps).toMatchObject([{ days: -2, fee: null }, { days: 3, fee: 1250, feeCurrency: 'SAR' }]);
    expect(parsePlanForm(valuesOfReminderPlan(plan))).toEqual(plan);
    const full = plan.steps.map((step) => ({ ...step, firmId: '', planId: '', createdAt: 0, removedAt: null }));
    expect(stepsAfter(full, '2026-03-08', 'fridaySaturday').map(({ day }) => day)).toEqual(['2026-03-08', '2026-03-11']);
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['no name', { name: '' }, ['name errors.required']],
    ['no step', { 'step.1.days': '', 'step.3.days': '' }, ['step.1.days reminders.wrong.noSteps']],
    ['too many days', { 'step.1.days': '366' }, ['step.1.days reminders.wrong.days']],
    ['two on a day', { 'step.3.days': '3', 'step.3.side': 'after' }, ['step.3.days reminders.wrong.sameDay']],
    ['a fee of no currency', { 'step.1.feeCurrency': 'XXX' }, ['step.1.fee errors.amount']],
    ['a fee below nothing', { 'step.1.fee': '-1' }, ['step.1.fee errors.amount']],
    ['another tone', { 'step.1.tone': 'rude' }, ['step.1.tone errors.choice']],
  ])('with %s is refused', (_what, given, problems) => expect(problemsOf({ ...typed, ...given })).toEqual(problems));
});
