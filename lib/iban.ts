/** How long an account number is in each country. Source: SWIFT, IBAN registry (ISO 13616), release 99. */
const lengths: Record<string, number> = Object.fromEntries(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30
  KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/).map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Country and check digits, then what follows without a space, the bank's four letters, and groups that hold a digit. */
const looksLike = /(?<![\p{L}\p{N}])[A-Z]{2}[ -]?\d{2}[A-Z\d]*(?:[ -][A-Z]{4}(?=[ -]\d))?(?:[ -](?=[A-Z]*\d)[A-Z\d]+)*(?![\p{L}\p{N}])/giu;

/** A number that differs more in length is something else, such as a customs number. */
const furthest = 2;

/** ISO 7064, MOD 97-10: the first four signs go to the end, letters count from 10 (A) to 35 (Z), and 1 must remain. */
function remainder(iban: string): number {
  const digits = (iban.slice(4) + iban.slice(0, 4)).replaceAll(/[A-Z]/g, (letter) => String(Number.parseInt(letter, 36)));
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);
}

export interface IbanFault {
  /** As written. */
  iban: string;
  length: number;
  expected: number;
}

/** As machines take it: in capitals, without what groups it. */
export const compact = (written: string): string => written.replaceAll(/[\s\p{Cf}-]/gu, '').toUpperCase();

/** As it is printed: in groups of four (ISO 13616). */
export const inFours = (iban: string): string => compact(iban).replaceAll(/.{4}(?=.)/g, '$& ');

/** As many of the groups as make up the length; all of them where no number of groups does. What follows may be another number. */
function ofLength(written: string, length: number): string {
  const ends = [...written.matchAll(/[ -]|$/g)].map(({ index }) => written.slice(0, index));
  return ends.find((beginning) => compact(beginning).length === length) ?? written;
}

/** What in a text looks like an IBAN and is none: of a wrong length for its country, or with check digits that do not fit. */
export function ibanFaults(text: string): IbanFault[] {
  return (text.match(looksLike) ?? []).flatMap((found) => {
    const expected = lengths[found.slice(0, 2).toUpperCase()];
    if (expected === undefined) return [];
    const iban = ofLength(found, expected);
    const { length } = compact(iban);
    const isRight = length === expected && remainder(compact(iban)) === 1;
    return isRight || Math.abs(length - expected) > furthest ? [] : [{ iban, length, expected }];
  });
}

/** Whether a text is an IBAN: of a country that has them, as long as they are there, with check digits that fit. */
export function isIban(text: string): boolean {
  const iban = compact(text);
  return lengths[iban.slice(0, 2)] === iban.length && /^[A-Z]{2}\d{2}[A-Z\d]+$/.test(iban) && remainder(iban) === 1;
}

/** Whether a text is a business identifier code (ISO 9362): eight or eleven signs, in capitals. */
export const isBic = (text: string): boolean => /^[A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?$/.test(text);
