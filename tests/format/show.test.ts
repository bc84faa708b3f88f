import { expect, test } from 'vitest';
import { dayAndTime, plainNumber } from '#lib/format';

const lateInJanuary = Date.UTC(2026, 0, 31, 22, 30);

test("a document's number has no grouping, in the person's digits", () => {
  expect(plainNumber(1_234_567, 'latn')).toBe('1234567');
  expect(plainNumber(1_234_567, 'arab')).toBe('١٢٣٤٥٦٧');
});

test("an instant is shown in the firm's time zone", () => {
  expect(dayAndTime(lateInJanuary, 'en', 'latn', 'UTC')).toContain('Jan 31, 2026');
  expect(dayAndTime(lateInJanuary, 'en', 'latn', 'Asia/Riyadh')).toContain('Feb 1, 2026');
});

test.each([
  ['ar', 'latn', /2026/],
  ['ar', 'arab', /٢٠٢٦/],
  ['en', 'latn', /2026/],
  ['en', 'arab', /٢٠٢٦/],
] as const)('a day in %s with %s digits is Gregorian and in those digits alone', (locale, digits, year) => {
  const shown = dayAndTime(lateInJanuary, locale, digits, 'Asia/Riyadh');
  expect(shown).toMatch(year);
  expect(shown).not.toMatch(digits === 'latn' ? /[٠-٩]/ : /[0-9]/);
});
