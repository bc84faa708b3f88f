import type { Check, Finding } from '#lib/customers/checks/check';
import { ibanFaults } from '#lib/iban';

/** Account numbers wherever the form has room for one: in the firm's own lines, and in the terms. */
export const checkIban: Check = (values, { lines }) =>
  [...lines, 'terms' as const].flatMap((field): Finding[] => {
    const [fault] = ibanFaults(values[field] ?? '');
    if (!fault) return [];
    const { iban, length, expected } = fault;
    return [{ field, ...(length === expected ? { key: 'checks.ibanDigits', values: { iban } } : { key: 'checks.ibanLength', values: { iban, length, expected } }) }];
  });
