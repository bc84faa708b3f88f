import { postcodeValidator, postcodeValidatorExistsForCountry } from 'postcode-validator';
import { type Check, countryOf } from '#lib/customers/checks/check';
import { westernDigits } from '#lib/text';

/** One right postal code of each country. Source: Universal Postal Union, addressing sheets; Google's libaddressinput (`zipex`). */
const examples: Record<string, string> = Object.fromEntries(
  `SA 12213|BH 317|KW 54541|OM 133|EG 12411|JO 11937|LB 1107|IQ 31001|SD 11042|TN 1002|DZ 40304|MA 53000|DE 26133|AT 1010|CH 2544|LI 9496|NL 1234 AB|BE 4000|LU 4750|FR 33380|ES 28039|PT 2725-079|IT 00144|GB EC1Y 8SY|IE A65 F4E2
  |DK 8660|SE 11455|NO 0025|FI 00550|IS 320|PL 00-950|CZ 100 00|SK 010 01|HU 1037|RO 060274|BG 1000|HR 10000|SI 4000|GR 151 24|CY 2008|MT NXR 01|EE 69501|LV LV-1073|LT 04340|TR 01960|RU 247112|UA 15432|US 95014|CA H3Z 2Y7|MX 02860
  |BR 40301-110|AR C1070AAM|CL 8340457|CO 111221|PE 15001|VE 1010|IN 110034|PK 44000|BD 1340|LK 20000|CN 266033|JP 154-0023|KR 03051|SG 546080|MY 43000|TH 10150|PH 1008|ID 40115|VN 70010|AU 2060|NZ 6001|ZA 0083|IL 9614303|IR 1193653471`
    .split('|').map((entry) => [entry.trim().slice(0, 2), entry.trim().slice(3)]),
);

/** Forms that are in use besides what the validator knows: the additional number in Saudi Arabia, Canada by shape alone, Argentina as before 1998. */
const alsoUsed: Record<string, RegExp> = { SA: /^\d{5}-\d{4}$/, CA: /^[A-Z]\d[A-Z][ -]?\d[A-Z]\d$/i, AR: /^\d{4}$/ };

/** Letters that stood ahead of postal codes in international mail: the signs of vehicles (Vienna Convention of 1968, annex 3), or the country's code. */
const vehicleSigns: Record<string, string> = { DE: 'D', AT: 'A', BE: 'B', FR: 'F', IT: 'I', SE: 'S', NO: 'N', ES: 'E', PT: 'P', LU: 'L', HU: 'H', FI: 'FIN' };

function withoutSign(code: string, country: string): string {
  const signs = [country, vehicleSigns[country]].filter(Boolean).join('|');
  return code.replace(new RegExp(`^(?:${signs})[- ](?=\\d)`, 'i'), '');
}

const fits = (code: string, country: string): boolean => postcodeValidator(code, country) || (alsoUsed[country]?.test(code) ?? false);

/** The same code without what hands add to it: spaces, small letters, O for 0, I and l for 1. */
function mended(code: string, country: string): string | null {
  const close = code.replaceAll(/[\s.-]/g, '');
  const digits = close.replaceAll(/o/gi, '0').replaceAll(/[il]/gi, '1');
  return [code.toUpperCase(), close.toUpperCase(), digits].find((attempt) => attempt !== code && fits(attempt, country)) ?? null;
}

export const checkPostalCode: Check = (values, facts) => {
  const { postalCode } = values;
  const country = countryOf(values, facts);
  if (!postalCode || !country || !postcodeValidatorExistsForCountry(country)) return [];
  const code = withoutSign(westernDigits(postalCode), country);
  if (fits(code, country)) return [];
  const example = examples[country];
  const correction = mended(code, country);
  const said = example ? { key: 'checks.postalCodeLike' as const, values: { country, example } } : { key: 'checks.postalCode' as const, values: { country } };
  return [{ field: 'postalCode', ...said, ...(correction && { correction: { postalCode: correction } }) }];
};
