import type { Check } from '#lib/customers/checks/check';
import { readPhone } from '#lib/phone';

export const checkPhone: Check = ({ phone, country }, home) => {
  if (!phone) return [];
  const where = country || home;
  const number = readPhone(phone, where);
  if (!number) return [{ field: 'phone', key: where ? 'checks.phoneUnreadable' : 'checks.phoneNeedsCountry' }];
  if (!number.isPossible()) return [{ field: 'phone', key: 'checks.phoneLength' }];
  if (!number.isValid()) return [{ field: 'phone', key: 'checks.phoneInvalid' }];
  return [];
};
