import { type AddressPart, addressParts, partsOf, printedLines } from '#lib/addresses/layout';
import type { Locale } from '#lib/context';
import { countryName } from '#lib/countries';

export type Address = Partial<Record<AddressPart | 'country', string | null>>;

/** Numbers joined by a hyphen, which lines of Arabic would turn round (UAX #9): they are isolated, U+2066 … U+2069. */
const inOrder = (line: string) => (/\p{Script=Arabic}/u.test(line) ? line.replaceAll(/\p{Nd}+(?:-\p{Nd}+)+/gu, '\u2066$&\u2069') : line);

/**
 * An address as it is printed on a letter: the lines of its country, and the country's name in the reader's language last.
 * What is empty leaves nothing behind, and what its country has no place for is printed after the first line rather than lost.
 */
export function addressLines(address: Address, locale: Locale): string[] {
  const country = address.country ?? '';
  const laid = printedLines(country).map((line) =>
    line.reduce((text, { part, separator }) => {
      const value = address[part];
      return value ? `${text}${text && (separator || ' ')}${value}` : text;
    }, ''),
  );
  const known = new Set(partsOf(country));
  const others = addressParts.filter((part) => !known.has(part)).map((part) => address[part] ?? '');
  const [first = '', ...rest] = laid;
  const lines = [first, ...others, ...rest, country && countryName(country, locale)].filter(Boolean).map(inOrder);
  // A city that is its own emirate or province stands there once.
  return lines.filter((line, index) => line !== lines[index - 1]);
}
