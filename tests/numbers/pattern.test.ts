import { expect, test } from 'vitest';
import { mayMeet, numberOf, patternProblem, periodOf } from '#lib/numbers/pattern';
import { seededRandom } from '../support/random.ts';

test.each<[string, ReturnType<typeof patternProblem>]>([
  ['INV-{YYYY}-{####}', null], ['{#}', null], ['{YY}{MM}-{###}', null], ['فاتورة {YYYY}/{#####}', null],
  ['INV', 'counter'], ['{#}-{#}', 'counter'], ['{MM}-{#}', 'month'], ['{QQ}-{#}', 'braces'], ['{{#}}', 'braces'], ['{###########}', 'braces'], ['A\u200F{#}', 'signs'], ['A\u0000{#}', 'signs'],
])('a pattern %s: %s', (pattern, problem) => expect(patternProblem(pattern)).toBe(problem));

test('numbers count anew with the year or month that they name', () => {
  expect([periodOf('A{#}', '2026-05-01'), periodOf('{YY}-{#}', '2026-05-01'), periodOf('{YYYY}{MM}-{#}', '2026-05-01')]).toEqual(['', '2026', '2026-05']);
  expect(numberOf('{YY}{MM}-{###}', '2026-05-01', 12_345)).toBe('2605-12345');
});

test.each<[string, string, boolean]>([
  ['INV-{YYYY}-{####}', 'INV-{YYYY}-{####}', true],
  ['INV-{YYYY}-{####}', 'inv-{YYYY}-{####}', true],
  ['INV-{YYYY}-{####}', 'INV-{YY}{MM}-{####}', true],
  ['INV-{###}', 'INV-{####}', true],
  ['INV-{#}', 'INV-2{#}', true],
  ['{#}', '{YYYY}{#}', true],
  ['{#}', '7{#}8', true],
  ['INV-{#}', 'JED-{#}', false],
  ['INV-{YYYY}-{####}', 'INV{YYYY}-{####}', false],
  ['INV-{#}', 'INV-{#}-A', false],
  ['A{##########}', 'A1', false],
  ['{##}-{YY}', '{YYYY}-{###}', false],
])('%s and %s may make the same number: %s', (one, other, may) => {
  expect(mayMeet(one, other)).toBe(may);
  expect(mayMeet(other, one)).toBe(may);
});

test('of patterns that are said never to meet, no two numbers are the same', () => {
  const { random } = seededRandom();
  const any = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;
  const marks = ['', '', '-', 'A', '1', '20'];
  const aPattern = () => [any(marks), any(['', '{YYYY}', '{YY}', '{YY}{MM}']), any(marks), any(['{#}', '{##}', '{####}']), any(marks)].join('');
  const days = ['2001-01-01', '2012-12-31', '2026-05-01', '2120-01-01'];
  const numbersOf = (pattern: string) => new Set(days.flatMap((day) => [1, 2, 9, 10, 12, 99, 101, 1001, 2601, 20_261].map((sequence) => numberOf(pattern, day, sequence))));
  let apart = 0;
  for (let round = 0; round < 3000; round += 1) {
    const [one, other] = [aPattern(), aPattern()];
    if (mayMeet(one, other)) continue;
    apart += 1;
    const others = numbersOf(other);
    expect({ one, other, same: [...numbersOf(one)].filter((number) => others.has(number)) }).toEqual({ one, other, same: [] });
  }
  expect(apart).toBeGreaterThan(300);
});
