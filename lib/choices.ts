import type { Locale } from '#lib/context';

export interface Choice {
  value: string;
  label: string;
}

/**
 * The choices of a list of codes in the reader's language and its alphabetical order.
 * They are made once a language: naming and sorting a few hundred takes milliseconds.
 */
export function choicesOf(codes: readonly string[], label: (code: string, locale: Locale) => string): (locale: Locale) => Choice[] {
  const made = new Map<Locale, Choice[]>();
  return (locale) => {
    const known = made.get(locale);
    if (known) return known;
    const { compare } = new Intl.Collator(locale);
    const choices = codes.map((value) => ({ value, label: label(value, locale) })).toSorted((a, b) => compare(a.label, b.label));
    made.set(locale, choices);
    return choices;
  };
}

/** What the standard library calls a code in the reader's language. */
export function namesOf(type: 'region' | 'currency'): (code: string, locale: Locale) => string {
  const made = new Map<Locale, Intl.DisplayNames>();
  return (code, locale) => {
    const names = made.get(locale) ?? new Intl.DisplayNames(locale, { type });
    made.set(locale, names);
    return names.of(code) ?? code;
  };
}
