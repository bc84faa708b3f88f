import type { Check } from '#lib/customers/checks/check';

/** Two customers may well share an address, a couple or the branches of a firm; mostly it is one customer entered twice. */
export const checkEmailOwner: Check = (_, { sameEmail }) =>
  sameEmail ? [{ field: 'email', key: 'checks.emailOwner', values: { name: sameEmail.name, number: String(sameEmail.number) }, customerId: sameEmail.id }] : [];
