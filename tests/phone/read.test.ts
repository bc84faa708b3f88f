import { describe, expect, test } from 'vitest';
import { internationalPhone, nationalPhone, readPhone } from '#lib/phone';

describe('one number in its many spellings', () => {
  test.each([
    ['at home', '0501234567', 'SA'],
    ['with spaces', '050 123 4567', 'SA'],
    ['with dashes and brackets', '(050) 123-4567', 'SA'],
    ['in Arabic digits', '٠٥٠١٢٣٤٥٦٧', 'SA'],
    ['in Persian digits', '۰۵۰۱۲۳۴۵۶۷', 'SA'],
    ['with plus, no country known', '+966 50 123 4567', null],
    ['with plus, from another country', '+966501234567', 'DE'],
    ['with two zeros', '00966501234567', null],
    ['with two zeros and a space', '00 966 50 123 4567', 'EG'],
    ['with two zeros in Arabic digits', '٠٠٩٦٦٥٠١٢٣٤٥٦٧', null],
    ['with a mark of direction', '\u200e+966501234567\u200e', null],
    ['in a country that does not exist', '+966501234567', 'XX'],
  ])('%s', (_, typed, country) => expect(internationalPhone(typed, country)).toBe('+966501234567'));
});

test.each([
  ['one digit too many', '05012345678', 'SA'],
  ['a range that is not given out', '0101234567', 'SA'],
  ['no country to read it by', '0501234567', null],
  ['no number at all', 'call me', 'SA'],
  ['nothing', '', 'SA'],
])('there is no international form of %s', (_, typed, country) => expect(internationalPhone(typed, country)).toBeNull());

test('a number of the wrong length is still read, so that one can say what is wrong with it', () => {
  expect(readPhone('12', 'SA')?.isPossible()).toBe(false);
});

test('a valid number is written as where it belongs, any other as it was typed', () => {
  expect(nationalPhone('+966501234567', '+966501234567')).toBe('050 123 4567');
  expect(nationalPhone('call 12', null)).toBe('call 12');
});
