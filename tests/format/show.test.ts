import { expect, test } from 'vitest';
import { ago, dayAndTime, fileSize, plainNumber } from '#lib/format';

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

test.each([
  [0, 'en', 'now'],
  [90 * 1000, 'en', '1 minute ago'],
  [3 * 3_600_000, 'en', '3 hours ago'],
  [25 * 3_600_000, 'en', 'yesterday'],
  [3 * 86_400_000, 'ar', 'قبل 3 أيام'],
  [-5000, 'en', 'now'],
] as const)('an instant %i ms ago is told in %s as "%s"', (elapsed, locale, words) => expect(ago(Date.now() - elapsed, locale, 'latn')).toBe(words));

test.each([
  [0, 'en', '0 byte'],
  [999, 'en', '999 byte'],
  [1500, 'en', '1.5 kB'],
  [27_340_000, 'en', '27.3 MB'],
  [3_000_000_000_000_000, 'en', '3,000 TB'],
] as const)('%i bytes are shown in %s as %s', (bytes, locale, shown) => expect(fileSize(bytes, locale, 'latn')).toBe(shown));
