import type { CustomerValues } from '#lib/customers/fields';
import { judgeTaxId } from '#lib/tax-ids/judge';

/** Whether of a tax id the check digit is known: then most other last digits are refused. */
export function withCheckDigit({ taxId, country }: CustomerValues): boolean {
  const at = taxId.search(/\d(?=\D*$)/);
  if (at < 0) return false;
  const others = Array.from({ length: 10 }, (_, digit) => taxId.slice(0, at) + String(digit) + taxId.slice(at + 1));
  return others.filter((id) => judgeTaxId(id, country).verdict === 'wrong check digit').length > 5;
}
