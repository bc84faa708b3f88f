import { describe, expect, test } from 'vitest';
import { fromGregorian, fromHijri, toHijri } from '#lib/notes/hijri';

const dayLength = 86_400_000;

test.each([
  // Umm al-Qura, as published for Saudi Arabia: beginnings of years and of Ramadan.
  [[1445, 1, 1], '2023-07-19'],
  [[1446, 1, 1], '2024-07-07'],
  [[1447, 1, 1], '2025-06-26'],
  [[1445, 9, 1], '2024-03-11'],
  [[1446, 9, 1], '2025-03-01'],
  [[1447, 9, 1], '2026-02-18'],
  [[1300, 1, 1], '1882-11-12'],
  [[1448, 6, 11], '2026-11-21'],
] as const)('%j is %s', ([year, month, day], gregorian) => {
  expect(fromHijri(year, month, day)).toBe(gregorian);
  expect(toHijri(gregorian)).toBe([year, ...[month, day].map((number) => String(number).padStart(2, '0'))].join('-'));
});

test('days of every week from 1300 to 1600 are found again', () => {
  const last = Date.parse(fromHijri(1600, 12, 29) ?? '');
  expect(last).not.toBeNaN();
  const wrong: string[] = [];
  for (let instant = Date.UTC(1882, 10, 12); instant <= last; instant += 7 * dayLength) {
    const day = new Date(instant).toISOString().slice(0, 10);
    const [year = 0, month = 0, date = 0] = toHijri(day).split('-').map(Number);
    if (fromHijri(year, month, date) !== day) wrong.push(day);
  }
  expect(wrong).toEqual([]);
});

test('a month has a thirtieth day or none, and never a thirty-first', () => {
  const lengths = Array.from({ length: 12 }, (_, month) => (fromHijri(1447, month + 1, 30) ? 30 : 29));
  expect([354, 355]).toContain(lengths.reduce((sum, length) => sum + length, 0));
  expect(lengths).toContain(29);
  expect(fromHijri(1447, lengths.indexOf(29) + 1, 30)).toBeNull();
  expect(fromHijri(1447, lengths.indexOf(30) + 1, 31)).toBeNull();
});

describe('what is no day is refused', () => {
  test.each([[1447, 13, 1], [1447, 0, 1], [1447, 1, 0], [1299, 12, 1], [1601, 1, 1], [2026, 1, 1], [Number.NaN, 1, 1]])('Hijri %d-%d-%d', (year, month, day) => {
    expect(fromHijri(year, month, day)).toBeNull();
  });

  test.each([[2026, 2, 29], [2026, 13, 1], [2026, 0, 1], [2026, 4, 31], [1447, 1, 1], [1899, 12, 31], [Number.NaN, 1, 1]])('Gregorian %d-%d-%d', (year, month, day) => {
    expect(fromGregorian(year, month, day)).toBeNull();
  });
});

test.each([[2026, 12, 1, '2026-12-01'], [2028, 2, 29, '2028-02-29']] as const)('Gregorian %d-%d-%d is %s', (year, month, day, written) => {
  expect(fromGregorian(year, month, day)).toBe(written);
});
