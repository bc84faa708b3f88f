import { describe, expect, test } from 'vitest';
import { fold, lengthOf, tidy, westernDigits } from '#lib/text';

describe('texts that a person takes for the same fold alike', () => {
  test.each([
    ['hamza on and under alif, madda, wasla', 'أإآٱ', 'اااا'],
    ['alif maqsura and yaa', 'مصطفى', 'مصطفي'],
    ['hamza on yaa and on waw', 'رئيس مؤمن', 'رييس مومن'],
    ['taa marbuta and haa', 'فاطمة', 'فاطمه'],
    ['Persian yeh and kaf', 'علی کریم', 'علي كريم'],
    ['Urdu and Kurdish heh', 'ہە', 'هه'],
    ['vowel marks and shadda', 'مُحَمَّدٌ', 'محمد'],
    ['Quranic marks', 'الرَّحۡمَٰنِ', 'الرحمن'],
    ['tatweel', 'محمـــــد', 'محمد'],
    ['presentation forms and ligatures', 'ﻣﺤﻤﺪ ﷲ ﻻ', 'محمد الله لا'],
    ['Arabic and Persian digits', '٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹', '0123456789 0123456789'],
    ['case', 'MARIA Anders', 'maria anders'],
    ['Latin accents, composed', 'Ünïcödé Ñandú Çelik Škoda', 'unicode nandu celik skoda'],
    ['Latin accents, taken apart', 'Jose\u0301', 'jose'],
    ['German sharp s, small and capital', 'Straße STRAẞE', 'strasse strasse'],
    ['letters with a stroke', 'Łódź Øre Đặng Ħal', 'lodz ore dang hal'],
    ['joined letters', 'Æon œuvre ﬁn', 'aeon oeuvre fin'],
    ['Icelandic letters', 'Þór Óðinn', 'thor odinn'],
    ['Turkish i with and without a dot', 'İSTANBUL ılık', 'istanbul ilik'],
    ['full-width letters and digits', 'Ｔｏｋｙｏ１', 'tokyo1'],
    ['Greek and Cyrillic case', 'ΑΘΉΝΑ Москва', 'αθηνα москва'],
    ['spaces of every kind, doubled', '  a\u00a0\u2003b \n\t c ', 'a b c'],
    ['zero-width characters', 'a\u200bb\u200cc\u200dd\u2060e', 'abcde'],
    ['direction marks, embeddings and isolates', '\u200ea\u200fb\u061cc\u202ad\u202ee\u202cf\u2066g\u2069', 'abcdefg'],
    ['soft hyphen and control characters', 'a\u00adb\u0007c\0d', 'abcd'],
  ])('%s', (_, text, folded) => expect(fold(text)).toBe(folded));
});

test.each(['محمد أحمد', 'Straße', 'İstanbul', '東京 ハンバーガー', 'हिन्दी', '👨‍👩‍👧', 'ŉ'])('folding twice is folding once: %s', (text) => {
  expect(fold(fold(text))).toBe(fold(text));
});

test.each([
  ['ب', 'ت'],
  ['س', 'ش'],
  ['ح', 'خ'],
  ['o', 'u'],
  ['東', '京'],
  ['e', 'е'],
])('different letters stay different: %s and %s', (one, other) => expect(fold(one)).not.toBe(fold(other)));

test('Arabic and Persian digits become Western ones, and nothing else changes', () => {
  expect(westernDigits('٠٥٠-۱۲۳ x９')).toBe('050-123 x９');
});

describe('what is kept of what was typed', () => {
  test.each([
    ['spaces around it go', ' \t\u00a0Maria \n', 'Maria'],
    ['spaces inside stay', 'Maria  Anders', 'Maria  Anders'],
    ['accents are composed', 'Jose\u0301', 'José'],
    ['line ends are made one', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['compatibility forms stay as they are', 'ﬁ ﷲ ①', 'ﬁ ﷲ ①'],
    ['direction marks inside stay', 'a\u200fb', 'a\u200fb'],
    ['tatweel and vowel marks stay', 'مُحَمـــد', 'مُحَمـــد'],
  ])('%s', (_, typed, kept) => expect(tidy(typed)).toBe(kept));
});

test.each([
  ['', 0],
  ['abc', 3],
  ['محمد', 4],
  ['😀😀', 2],
  ['👨‍👩‍👧', 5],
  ['𝒳', 1],
])('the length of %j is %d characters of Unicode', (text, length) => expect(lengthOf(text)).toBe(length));
