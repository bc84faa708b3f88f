import { expect, test } from 'vitest';
import { type NameKeys, nameKeys } from '#lib/customers/duplicates/name-keys';

const share = (kind: keyof NameKeys, one: string, other: string): boolean => {
  const there = new Set(nameKeys(other)[kind]);
  return nameKeys(one)[kind].some((key) => there.has(key));
};

test.each([
  ['محمد أحمد العتيبي', 'Mohamed Ahmed Alotaibi'],
  ['محمد أحمد العتيبي', 'العتيبى محمد احمد'],
  ['عبدالرحمن القحطاني', 'Abdul Rahman Al-Qahtani'],
  ['خالد يوسف الشمري', 'Khaled Youssef Al-Shammari'],
  ['Khaled Youssef Al-Shammari', 'Khalid Yusuf Alshamri'],
  ['سارة الغامدي', 'Sarah Al-Ghamdi'],
  ['نور الدين', 'Noureddine'],
  ['جمال الجزار', 'Gamal El-Gazzar'],
  ['شركة هشام الشريف', 'Hicham Chérif'],
  ['مؤسسة النجار ١٢٥٠', 'النجار 1250'],
  ['Mr Antonio Moreno', 'Moreno, Antonio'],
])('%s and %s are one name as a whole', (one, other) => expect(share('whole', one, other)).toBe(true));

test.each([
  ['محمد أحمد العتيبي', 'محمود خالد الشمري'],
  ['Maria Anders', 'Thomas Hardy'],
  ['النجار 1250', 'النجار 1251'],
])('%s and %s are two', (one, other) => expect(share('whole', one, other)).toBe(false));

test.each([
  ['left out', 'محمد أحمد العتيبي', 'محمد أحمد العتبي'],
  ['added', 'Thomas Hardy', 'Thomas Harrdy'],
  ['changed', 'Thomas Hardy', 'Thomas Hordy'],
  ['exchanged with its neighbour', 'Thomas Hardy', 'Thomas Hadry'],
  ['at the very beginning', 'Thomas Hardy', 'Rhomas Hardy'],
  ['in a name that is longer than its keys', 'Maria Magdalena Anders Futterkiste', 'Maria Magdaena Anders Futterkiste'],
  ['or a space between words', 'Alfreds Futter Kiste', 'Alfreds Futterkiste'],
])('a letter %s', (_, one, other) => expect(share('slips', one, other)).toBe(true));

test('two letters are no slip, and short names have none', () => {
  expect(share('slips', 'Thomas Hardy', 'Tomas Hadi')).toBe(false);
  expect(nameKeys('علي').slips).toEqual([]);
});

test('a middle name is left out, in the other script as well', () => {
  expect(share('pairs', 'محمد أحمد العتيبي', 'محمد العتيبي')).toBe(true);
  expect(share('pairs', 'محمد أحمد العتيبي', 'Mohammed Alotaibi')).toBe(true);
  expect(share('pairs', 'محمد أحمد العتيبي', 'محمد الشمري')).toBe(false);
});

test('a name without letters or digits has no keys', () => expect(nameKeys(' – ')).toEqual({ whole: [], slips: [], pairs: [] }));
