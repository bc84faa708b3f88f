import { postcodeValidator, postcodeValidatorExistsForCountry } from 'postcode-validator';
import type { Check } from '#lib/customers/checks/check';
import { westernDigits } from '#lib/text';

export const checkPostalCode: Check = ({ postalCode, country }, home) => {
  const where = country || home;
  if (!postalCode || !where || !postcodeValidatorExistsForCountry(where)) return [];
  if (postcodeValidator(westernDigits(postalCode), where)) return [];
  return [{ field: 'postalCode', key: 'checks.postalCode', values: { country: where } }];
};
