import type { Check } from '#lib/customers/checks/check';

/** Several spaces in a row, as the thumb leaves them. In a street they may divide its parts. */
export const checkSpaces: Check = (values) =>
  (['name', 'contactName', 'city'] as const).flatMap((field) =>
    /[^\S\n]{2,}/u.test(values[field]) ? [{ field, key: 'checks.doubledSpaces', correction: { [field]: values[field].replaceAll(/[^\S\n]{2,}/gu, ' ') } }] : [],
  );
