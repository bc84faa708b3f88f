import type { Locale } from '#lib/context';
import type { Day } from '#lib/day';
import { calendarDay } from '#lib/format';
import { part, type Value, type Words } from '#lib/documents/sheet';
import { type MessageKey, type MessageValues, translator } from '#lib/messages';
import { amountText, currencySymbol, type Minor } from '#lib/money';

/** How a sheet in some languages says things. Its figures are Western: they stand on paper that goes to banks and authorities. */
export interface Terms {
  languages: readonly Locale[];
  leading: Locale;
  words(key: MessageKey, values?: MessageValues): Words;
  /** In the leading language alone, for texts that are no labels. */
  value(key: MessageKey, values?: MessageValues): Value;
  day(day: Day): Value;
  /** With its currency. */
  money(amount: Minor, currency: string): Value;
  /** Without it, for tables whose heads say it. */
  figure(amount: Minor, currency: string): Value;
  currency(currency: string): string;
}

/** A message in pieces: what was put into it stands isolated, U+2068 … U+2069. */
const inParts = (message: string): Value => message.split(/[\u2068\u2069]/u).map((text) => text.trim()).filter(Boolean).map(part);

export function termsIn(languages: readonly Locale[]): Terms {
  const [leading = 'ar'] = languages;
  const isPlain = languages.length > 1;
  const value = (key: MessageKey, values?: MessageValues) => inParts(translator(leading)(key, values));
  const figure = (amount: Minor, currency: string) => [part(amountText(amount, currency, leading, 'latn'))];
  const symbol = (currency: string) => (isPlain ? currency : currencySymbol(currency, leading));
  return {
    languages, leading, value, figure,
    words: (key, values) => languages.map((language) => inParts(translator(language)(key, values))),
    // Of two languages, neither: the order of ISO 8601 is read in both.
    day: (day) => [part(isPlain ? day : calendarDay(day, leading, 'latn'))],
    money: (amount, currency) => [...figure(amount, currency), part(symbol(currency))],
    currency: symbol,
  };
}
