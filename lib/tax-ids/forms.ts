export interface TaxIdForm {
  pattern: RegExp;
  /** How such a number looks; x stands for a digit. */
  example: string;
}

/**
 * Numbers of which the form is public, and no way to compute a check digit. Hyphens and spaces are gone when they are compared.
 * - SA: VAT number of 15 digits that begins and ends with 3 (ZATCA, e-invoicing rules BR-KSA-40 and BR-KSA-44), or the ten digits of the
 *   taxpayer that begin it. The tenth digit is said to be a check digit, but the authority publishes no way to compute it, and
 *   sources contradict each other: the Luhn rule, which some name, refuses numbers that are in public use (3002707692, 3007104823).
 * - AE: tax registration number of 15 digits that begins with 100 (Federal Tax Authority, TRN verification); no formula of a check digit is published.
 * - BH: VAT account number of 15 digits (National Bureau for Revenue, VAT general guide); no check digit is public.
 * - OM: `OM` and ten digits (Oman Tax Authority, VAT registration guide); taxpayers also go by a shorter number.
 * - EG: tax registration number of 9 digits (Egyptian Tax Authority); people without one by their national number of 14:
 *   century, date of birth, governorate, serial. Of neither is a check digit public (so says python-stdnum, eg.tn, too).
 * - MA: ICE of 15 digits (ice.gov.ma), beside the older fiscal number of 7 or 8.
 * - JO: tax number of 6 to 10 digits (Income and Sales Tax Department; OECD, tax identification numbers: Jordan); none has a check digit that is public.
 */
export const forms: Readonly<Record<string, readonly TaxIdForm[]>> = {
  SA: [{ pattern: /^3\d{13}3$/, example: '3xxxxxxxxxxxxx3' }, { pattern: /^3\d{9}$/, example: '3xxxxxxxxx' }],
  AE: [{ pattern: /^100\d{12}$/, example: '100xxxxxxxxxxxx' }],
  BH: [{ pattern: /^\d{15}$/, example: 'xxxxxxxxxxxxxxx' }],
  OM: [{ pattern: /^OM\d{10}$/, example: 'OMxxxxxxxxxx' }, { pattern: /^\d{4,10}$/, example: 'xxxxxxxx' }],
  EG: [{ pattern: /^\d{9}$/, example: 'xxx-xxx-xxx' }, { pattern: /^[23]\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:0[1-4]|1[1-9]|2[1-9]|3[1-5]|88)\d{5}$/, example: 'xxxxxxxxxxxxxx' }],
  MA: [{ pattern: /^\d{15}$/, example: 'xxxxxxxxxxxxxxx' }, { pattern: /^\d{7,8}$/, example: 'xxxxxxxx' }],
  JO: [{ pattern: /^\d{6,10}$/, example: 'xxxxxxxxx' }],
};
