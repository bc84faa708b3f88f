import { checkCapitals } from '#lib/customers/checks/capitals';
import type { Check, Finding } from '#lib/customers/checks/check';
import { checkCity } from '#lib/customers/checks/city';
import { checkCityPlace } from '#lib/customers/checks/city-place';
import { checkCitySpelling } from '#lib/customers/checks/city-spelling';
import { checkEmail } from '#lib/customers/checks/email';
import { checkEmailDomain } from '#lib/customers/checks/email-domain';
import { checkEmailOwner } from '#lib/customers/checks/email-owner';
import type { CheckFacts } from '#lib/customers/checks/facts';
import { checkIban } from '#lib/customers/checks/iban';
import { checkInvisible } from '#lib/customers/checks/invisible';
import { checkKeyboard } from '#lib/customers/checks/keyboard';
import { checkKind } from '#lib/customers/checks/kind';
import { checkMixedScripts } from '#lib/customers/checks/mixed-scripts';
import { checkNeighbours } from '#lib/customers/checks/neighbours';
import { checkPersonName } from '#lib/customers/checks/person-name';
import { checkPhone } from '#lib/customers/checks/phone';
import { checkPostalCode } from '#lib/customers/checks/postal-code';
import { checkPunctuation } from '#lib/customers/checks/punctuation';
import { checkRepeatedWords } from '#lib/customers/checks/repeated-words';
import { checkSpaces } from '#lib/customers/checks/spaces';
import { checkTaxId } from '#lib/customers/checks/tax-id';
import { checkTerms } from '#lib/customers/checks/terms';
import { checkWebsite } from '#lib/customers/checks/website';
import { type CustomerValues, customerFieldNames, type FieldName, isCustomerField } from '#lib/customers/fields';

const checks: Check[] = [
  checkKeyboard, checkCapitals, checkSpaces, checkPunctuation, checkInvisible, checkMixedScripts, checkRepeatedWords, checkPersonName, checkKind,
  checkTaxId, checkEmail, checkEmailDomain, checkEmailOwner, checkPhone, checkWebsite, checkCity, checkCityPlace, checkCitySpelling, checkNeighbours,
  checkPostalCode, checkTerms, checkIban,
];

/** Built-in fields in the order of the form, the firm's own behind them. */
const placeOf = (field: FieldName): number => (isCustomerField(field) ? customerFieldNames.indexOf(field) : customerFieldNames.length);

/** Everything that looks like a slip, in the order of the form. Nothing in it blocks a save. */
export function checkCustomer(values: CustomerValues, facts: CheckFacts): Finding[] {
  const findings = checks.flatMap((check) => check(values, facts));
  // Text on the wrong keyboard looks odd in other ways as well: what was meant by it is said once.
  const mistyped = new Set(findings.filter(({ key }) => key === 'checks.keyboard').map(({ field }) => field));
  const told = findings.filter(({ field, key }) => key === 'checks.keyboard' || !mistyped.has(field));
  return told.toSorted((a, b) => placeOf(a.field) - placeOf(b.field));
}
