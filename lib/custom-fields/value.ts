import { type CustomField, apart, joined } from '#lib/custom-fields/field';
import type { MessageKey, MessageValues } from '#lib/messages';
import { fold, lengthOf, tidy, westernDigits } from '#lib/text';

/** What is stored of one entry: as the form shows it, and by what it is filtered and sorted. */
export interface StoredValue {
  value: string;
  sortText: string;
  /** Thousandths; null for what is no number. */
  sortNumber: number | null;
}

export interface ValueProblem {
  key: MessageKey;
  values?: MessageValues;
}

type Reading = { entries: StoredValue[] } | { problem: ValueProblem };

const longest: Record<CustomField['type'], number> = {
  line: 500, lines: 5000, number: 40, money: 40, date: 20, yesNo: 3, choice: 100, choices: 5000, email: 254, phone: 50, link: 1000,
};

/** Longest value of a field of this type, in characters. */
export const longestValue = (type: CustomField['type']): number => longest[type];

/** Integers up to here are held exactly, in thousandths too (2^53 / 1000, rounded down). */
const largest = 9_007_199_254_740;

const asText = (value: string): Reading => ({ entries: [{ value, sortText: fold(value).slice(0, 200), sortNumber: null }] });
const wrong = (key: MessageKey): Reading => ({ problem: { key } });

/**
 * A number as people write it: Arabic or Western digits, a point, comma or ٫ before at most three decimals, thousands apart by
 * spaces, ٬, or (where a point follows) commas. Kept as plain `-1234.5`.
 */
function readNumber(typed: string): Reading {
  const plain = westernDigits(typed).replaceAll(/[\s\u00a0\u202f٬]/g, '').replaceAll('٫', '.').replace(/^\u2212/, '-');
  const decimal = plain.includes('.') ? plain.replaceAll(',', '') : plain.replace(',', '.');
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d{1,13})(?:\.(\d{1,3}))?$/.exec(decimal) ?? [];
  if (whole === '') return wrong('errors.number');
  if (Number(whole) > largest) return wrong('errors.numberTooLarge');
  const thousandths = Number(`${sign}${whole}${part.padEnd(3, '0')}`);
  const value = `${thousandths === 0 ? '' : sign}${BigInt(whole)}${/[1-9]/.test(part) ? `.${part.replace(/0+$/, '')}` : ''}`;
  return { entries: [{ value, sortText: value, sortNumber: thousandths === 0 ? 0 : thousandths }] };
}

/** A calendar day as `YYYY-MM-DD`; one that no month has is refused. */
function readDay(typed: string): Reading {
  const value = westernDigits(typed);
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = year !== undefined && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return exists ? { entries: [{ value, sortText: value, sortNumber: null }] } : wrong('errors.date');
}

function readOptions({ options }: CustomField, keys: string[]): Reading {
  const known = new Set(options.map(({ key }) => key));
  if (keys.some((key) => !known.has(key))) return wrong('errors.choice');
  const chosen = options.filter(({ key }) => keys.includes(key));
  return { entries: chosen.map(({ key }) => ({ value: key, sortText: key, sortNumber: null })) };
}

/** Reads what was typed into a field of the firm's own. Nothing typed is no entry. */
export function readValue(field: CustomField, typed: string): Reading {
  const text = tidy(typed);
  if (text === '') return { entries: [] };
  if (lengthOf(text) > longest[field.type]) return { problem: { key: 'errors.tooLong', values: { max: longest[field.type], length: lengthOf(text) } } };
  if (text.includes('\0')) return wrong('errors.nul');
  switch (field.type) {
    case 'number':
    case 'money':
      return readNumber(text);
    case 'date':
      return readDay(text);
    case 'yesNo':
      return text === 'yes' || text === 'no' ? asText(text) : wrong('errors.choice');
    case 'choice':
      return readOptions(field, [text]);
    case 'choices':
      return readOptions(field, apart(text));
    case 'email':
      return /^[^\s@][^@]*@[^@]*[^\s@]$/u.test(text) ? asText(text) : wrong('errors.email');
    case 'line':
    case 'lines':
    case 'phone':
    case 'link':
      return asText(text);
  }
}

/** Entries as the form shows them: one text. */
export const shownEntries = (entries: readonly StoredValue[]): string => joined(entries.map(({ value }) => value));
