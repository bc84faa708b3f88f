import type { Check, Finding } from '#lib/customers/checks/check';
import { checkCity } from '#lib/customers/checks/city';
import { checkEmail } from '#lib/customers/checks/email';
import { checkNames } from '#lib/customers/checks/name';
import { checkPhone } from '#lib/customers/checks/phone';
import { checkPostalCode } from '#lib/customers/checks/postal-code';
import { checkWebsite } from '#lib/customers/checks/website';
import { type CustomerValues, customerFieldNames } from '#lib/customers/fields';

const checks: Check[] = [checkNames, checkEmail, checkPhone, checkWebsite, checkCity, checkPostalCode];

/**
 * Everything that looks like a slip, in the order of the form. Nothing in it blocks a save.
 * @param home the firm's country (ISO 3166-1 alpha-2), taken for a customer whose own is not given
 */
export function checkCustomer(values: CustomerValues, home: string | null): Finding[] {
  const findings = checks.flatMap((check) => check(values, home));
  return findings.toSorted((a, b) => customerFieldNames.indexOf(a.field) - customerFieldNames.indexOf(b.field));
}
