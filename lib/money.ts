import type { Digits, Locale } from '#lib/context';
import { languageTag } from '#lib/messages';
import { westernDigits } from '#lib/text';

/** A whole number of minor units of a currency: 1234 halalas are 12.34 riyals. */
export type Minor = number;

/** ISO 4217, where the minor unit is not a hundredth. `Intl` says 0 for IQD; the standard says 3. */
const decimals: Record<string, number> = Object.fromEntries([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3]),
]);

/** How many decimals amounts of a currency have (ISO 4217). */
export function decimalsOf(currency: string): number {
  return decimals[currency] ?? 2;
}

/** The currencies whose amounts have no decimals, or three: all others have two. */
export function currenciesWith(places: 0 | 3): string[] {
  return Object.keys(decimals).filter((code) => decimals[code] === places);
}

/** Largest amount that is taken: with it, sums of a document stay whole numbers that a double holds exactly. */
export const largestAmount = 1e13;

/**
 * Reads a decimal number as people write it: Arabic or Western digits; `.` or `٫` before decimals, or a comma with one, two or more than
 * three digits behind it; commas, `٬`, apostrophes and spaces between groups of three.
 * @returns the number times 10^`places`, or null when it is none, or has more decimals than that
 */
export function readDecimal(text: string, places: number): number | null {
  const plain = westernDigits(text.trim()).replaceAll('٫', '.').replaceAll(/[٬'’\s\u00a0\u202f]/gu, ',').replaceAll(/[\u200e\u200f\u061c\u2066-\u2069]/gu, '').replace('−', '-');
  const grouped = /^-?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(plain);
  const number = grouped ? plain.replaceAll(',', '') : plain.replace(/^(-?\d+),(\d+)$/, '$1.$2');
  const parts = /^(-?)(\d+)(?:\.(\d*))?$/.exec(number) ?? /^(-?)()\.(\d+)$/.exec(number);
  if (!parts) return null;
  const [, sign, whole = '', fraction = ''] = parts;
  if (fraction.replace(/0+$/, '').length > places) return null;
  const value = Number(`${whole || '0'}${fraction.slice(0, places).padEnd(places, '0')}`);
  if (!Number.isSafeInteger(value) || value > largestAmount) return null;
  return sign && value !== 0 ? -value : value;
}

/** An amount that somebody typed, or null when it is none in this currency: `12.345` has no place in riyals. */
export function readAmount(text: string, currency: string): Minor | null {
  return readDecimal(text, decimalsOf(currency));
}

/** A whole number of 10^-`places` as plain digits with a point: what forms, files and PDFs of machines hold. */
export function decimalText(value: number, places: number): string {
  const digits = String(Math.abs(value)).padStart(places + 1, '0');
  const point = digits.length - places;
  return `${value < 0 ? '-' : ''}${digits.slice(0, point)}${places > 0 ? `.${digits.slice(point)}` : ''}`;
}

/** An amount as plain digits: `1234.50`. */
export function amountInput(amount: Minor, currency: string): string {
  return decimalText(amount, decimalsOf(currency));
}

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: Locale, digits: Digits, least: number, most: number): Intl.NumberFormat {
  const key = `${locale} ${digits} ${least} ${most}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(languageTag(locale, digits), { minimumFractionDigits: least, maximumFractionDigits: most });
  formats.set(key, format);
  return format;
}

/** A grouped amount with the decimals of its currency, without it: `1,234.50`. Draw it isolated, left to right. */
export function amountText(amount: Minor, currency: string, locale: Locale, digits: Digits): string {
  const places = decimalsOf(currency);
  // By its text, which `Intl` reads exactly; as a double, a large amount would lose its last digits.
  return numberFormat(locale, digits, places, places).format(decimalText(amount, places) as `${number}`).replaceAll(/[\u200e\u200f\u061c]/gu, '');
}

/** A quantity (thousandths) with the decimals it has: `2`, `1.5`. */
export function quantityText(thousandths: number, locale: Locale, digits: Digits): string {
  return numberFormat(locale, digits, 0, 3).format(thousandths / 1000).replaceAll(/[\u200e\u200f\u061c]/gu, '');
}

/** A rate (basis points) as a per cent figure without its sign: `15`, `7.5`. */
export function rateText(basisPoints: number, locale: Locale, digits: Digits): string {
  return numberFormat(locale, digits, 0, 2).format(basisPoints / 100).replaceAll(/[\u200e\u200f\u061c]/gu, '');
}

const symbols: Record<Locale, Record<string, string>> = {
  ar: { SAR: 'ر.س', AED: 'د.إ', EGP: 'ج.م', JOD: 'د.أ', KWD: 'د.ك', BHD: 'د.ب', OMR: 'ر.ع', QAR: 'ر.ق', MAD: 'د.م', TND: 'د.ت', DZD: 'د.ج', LYD: 'د.ل', IQD: 'د.ع', YER: 'ر.ي', SYP: 'ل.س', LBP: 'ل.ل', SDG: 'ج.س' },
  en: {},
};

/** What stands beside an amount for its currency: the usual Arabic abbreviation, else the ISO code. */
export function currencySymbol(currency: string, locale: Locale): string {
  return symbols[locale][currency] ?? currency;
}
