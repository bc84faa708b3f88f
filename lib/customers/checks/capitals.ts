import type { Check, Finding } from '#lib/customers/checks/check';
import { titleCase } from '#lib/customers/checks/title-case';

/** One case only counts for scripts that have two, in names that are no abbreviation: two words, or five letters and more. */
function inOneCase(name: string): 'checks.allCapitals' | 'checks.noCapitals' | undefined {
  const cased = name.match(/\p{Lu}|\p{Ll}/gu)?.join('') ?? '';
  const words = name.split(/\s+/u).filter((word) => /\p{Lu}|\p{Ll}/u.test(word));
  if (cased.length < 5 && words.length < 2) return undefined;
  if (!/\p{Ll}/u.test(cased) && cased) return 'checks.allCapitals';
  if (!/\p{Lu}/u.test(cased) && cased) return 'checks.noCapitals';
  return undefined;
}

export const checkCapitals: Check = (values) =>
  (['name', 'contactName'] as const).flatMap((field): Finding[] => {
    const key = inOneCase(values[field]);
    if (!key) return [];
    const isCompany = field === 'name' && values.kind === 'company';
    const corrected = titleCase(values[field], { isCompany, country: values.country });
    return [{ field, key, ...(corrected && !inOneCase(corrected) && { correction: { [field]: corrected } }) }];
  });
