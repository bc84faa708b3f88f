import type { Check } from '#lib/customers/checks/check';

export const checkCity: Check = ({ city }) => (/\p{Nd}/u.test(city) ? [{ field: 'city', key: 'checks.cityDigits' }] : []);
