import type { Check } from '#lib/customers/checks/check';

/** Several spaces in a row, as the thumb leaves them. */
export const checkSpaces: Check = (values) =>
  (['name', 'contactName'] as const).flatMap((field) =>
    /\s{2,}/u.test(values[field]) ? [{ field, key: 'checks.doubledSpaces', correction: { [field]: values[field].replaceAll(/\s{2,}/gu, ' ') } }] : [],
  );
