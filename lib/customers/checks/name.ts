import type { Check, Finding } from '#lib/customers/checks/check';
import type { CustomerFieldName } from '#lib/customers/fields';

/** One case only counts for scripts that have two, in names that are no abbreviation: two words, or five letters and more. */
function inOneCase(name: string): 'checks.allCapitals' | 'checks.noCapitals' | undefined {
  const cased = name.match(/\p{Lu}|\p{Ll}/gu)?.join('') ?? '';
  const words = name.split(/\s+/u).filter((word) => /\p{Lu}|\p{Ll}/u.test(word));
  if (cased.length < 5 && words.length < 2) return undefined;
  if (!/\p{Ll}/u.test(cased) && cased) return 'checks.allCapitals';
  if (!/\p{Lu}/u.test(cased) && cased) return 'checks.noCapitals';
  return undefined;
}

function checkOne(field: CustomerFieldName, name: string): Finding[] {
  const findings: Finding[] = [];
  const key = inOneCase(name);
  if (key) findings.push({ field, key });
  if (/\s{2,}/u.test(name)) findings.push({ field, key: 'checks.doubledSpaces' });
  return findings;
}

export const checkNames: Check = ({ name, contactName }) => [...checkOne('name', name), ...checkOne('contactName', contactName)];
