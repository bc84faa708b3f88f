import { choicesOf, namesOf } from '#lib/choices';
import type { Locale } from '#lib/context';
import { fold } from '#lib/text';

/** ISO 4217, the currencies in use. */
export const currencyCodes: readonly string[] = (
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP ' +
  'DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT ' +
  'LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD ' +
  'RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF ' +
  'XCD XOF XPF YER ZAR ZMW ZWG'
).split(' ');

const known = new Set(currencyCodes);

export function isCurrency(code: string): boolean {
  return known.has(code);
}

const nameOf = namesOf('currency');

/** Name and code, as in `ريال سعودي (SAR)`. */
export function currencyName(code: string, locale: Locale): string {
  return `${nameOf(code, locale)} (${code})`;
}

/** Every currency, in the alphabetical order of the reader's language. */
export const currencyChoices = choicesOf(currencyCodes, currencyName);

/** The code of a currency that is named by its code, or by what it is called in Arabic or English; null when it is none. */
export function currencyNamed(text: string): string | null {
  codeByName ??= new Map(currencyCodes.flatMap((code) => [[fold(nameOf(code, 'ar')), code], [fold(nameOf(code, 'en')), code], [fold(code), code]] as const));
  return codeByName.get(fold(text)) ?? null;
}

let codeByName: Map<string, string> | undefined;
