import { type Check, countryOf } from '#lib/customers/checks/check';
import { countryByPrefix, judgeTaxId } from '#lib/tax-ids/judge';

/** The tax id by the rules of the customer's country. Where a rule is not known, nothing is said. */
export const checkTaxId: Check = (values, facts) => {
  const { taxId } = values;
  const country = countryOf(values, facts);
  if (!taxId || !country) return [];
  const other = countryByPrefix(taxId, country);
  if (other) return [{ field: 'taxId', key: 'checks.taxIdElsewhere', values: { country: other } }];
  const { verdict, form } = judgeTaxId(taxId, country);
  if (verdict === 'wrong check digit') return [{ field: 'taxId', key: 'checks.taxIdDigits', values: { country } }];
  if (verdict === 'wrong form') return [{ field: 'taxId', ...(form ? { key: 'checks.taxIdForm', values: { country, example: form } } : { key: 'checks.taxIdUnusual', values: { country } }) }];
  return [];
};
