import type { Check } from '#lib/customers/checks/check';
import { lengthOf } from '#lib/text';

/** What browsers accept: the HTML standard, "valid e-mail address" (§ 4.10.5.1.5), here with letters of any script. */
const accepted = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?)*$/u;

/** RFC 5321 § 4.5.3.1.1: at most 64 octets before the @. RFC 5322 § 3.4.1: dots only between other characters. */
export const checkEmail: Check = ({ email }) => {
  if (!email) return [];
  const local = email.slice(0, email.lastIndexOf('@'));
  const domain = email.slice(email.lastIndexOf('@') + 1);
  if (!accepted.test(email) || /^\.|\.\.|\.$/.test(local) || lengthOf(local) > 64) return [{ field: 'email', key: 'checks.emailFormat' }];
  if (!domain.includes('.')) return [{ field: 'email', key: 'checks.emailDomain', values: { domain } }];
  return [];
};
