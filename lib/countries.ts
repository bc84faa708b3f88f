import { choicesOf, namesOf } from '#lib/choices';
import { fold } from '#lib/text';

/** ISO 3166-1 alpha-2, all 249 officially assigned codes. */
export const countryCodes: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO ' +
  'CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR ' +
  'HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN ' +
  'MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD ' +
  'SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE ' +
  'YT ZA ZM ZW'
).split(' ');

const known = new Set(countryCodes);

export function isCountry(code: string): boolean {
  return known.has(code);
}

/** The country's name in the reader's language. */
export const countryName = namesOf('region');

/** Every country, in the alphabetical order of the reader's language. */
export const countryChoices = choicesOf(countryCodes, countryName);

/** The region of the first language tag that names one: a guess at where a firm is (`ar-SA,ar;q=0.9` → `SA`). */
export function countryOfLanguages(acceptLanguage: string): string | null {
  for (const [, region] of acceptLanguage.matchAll(/[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})\b/gi)) {
    const code = region?.toUpperCase() ?? '';
    if (isCountry(code)) return code;
  }
  return null;
}

/** What people write for a country besides its name and its code, in the form in which names are compared. */
const alsoCalled: Record<string, string> = {
  uk: 'GB', 'great britain': 'GB', britain: 'GB', england: 'GB', scotland: 'GB', wales: 'GB', gbr: 'GB', بريطانيا: 'GB', انجلترا: 'GB',
  usa: 'US', america: 'US', 'united states of america': 'US', امريكا: 'US', 'الولايات المتحده الامريكيه': 'US',
  ksa: 'SA', sau: 'SA', 'kingdom of saudi arabia': 'SA', saudi: 'SA', السعوديه: 'SA', 'العربيه السعوديه': 'SA',
  uae: 'AE', are: 'AE', emirates: 'AE', الامارات: 'AE', egy: 'EG', jor: 'JO', kwt: 'KW', qat: 'QA', bhr: 'BH', omn: 'OM',
  holland: 'NL', deutschland: 'DE', 'czech republic': 'CZ', turkey: 'TR', turkiye: 'TR', russia: 'RU', 'russian federation': 'RU', 'south korea': 'KR', 'north korea': 'KP',
  'ivory coast': 'CI', palestine: 'PS', syria: 'SY', iran: 'IR', vietnam: 'VN', 'cape verde': 'CV', macedonia: 'MK', swaziland: 'SZ', burma: 'MM', congo: 'CG',
};

let codeByName: Map<string, string> | undefined;

function namedCountries(): Map<string, string> {
  const names = countryCodes.flatMap((code) => (['ar', 'en'] as const).map((locale) => [fold(countryName(code, locale)), code] as const));
  return new Map([...names, ...Object.entries(alsoCalled), ...countryCodes.map((code) => [fold(code), code] as const)]);
}

/** The code of a country that is named by its code, or in Arabic or English as people call it; null when it is none. */
export function countryNamed(text: string): string | null {
  codeByName ??= namedCountries();
  const name = fold(text.replaceAll('.', ''));
  return codeByName.get(name) ?? codeByName.get(name.replace(/^(?:the|دوله|مملكه|جمهوريه) /u, '')) ?? null;
}
