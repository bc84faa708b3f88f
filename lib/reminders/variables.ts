import type { Locale } from '#lib/context';

/** What a text may name, in the words of each language; either may stand in a text of either. */
export const variables = {
  number: { ar: 'الرقم', en: 'number' },
  customer: { ar: 'العميل', en: 'customer' },
  amount: { ar: 'المبلغ', en: 'amount' },
  due: { ar: 'الاستحقاق', en: 'due' },
  days: { ar: 'الأيام', en: 'days' },
  when: { ar: 'الموعد', en: 'when' },
  fee: { ar: 'الرسم', en: 'fee' },
  link: { ar: 'الرابط', en: 'link' },
  bank: { ar: 'الحساب', en: 'bank' },
  list: { ar: 'القائمة', en: 'list' },
  firm: { ar: 'المنشأة', en: 'firm' },
} as const satisfies Record<string, Record<Locale, string>>;

export type Variable = keyof typeof variables;

export const variableNames = Object.keys(variables) as Variable[];

const byWord = new Map(variableNames.flatMap((name) => [[variables[name].ar, name], [variables[name].en, name]] as [string, Variable][]));

const braced = /\{\s*([^{}\n]*?)\s*\}/gu;

/** The first thing in braces that is no variable; null when there is none. */
export function unknownVariable(text: string): string | null {
  for (const [, word = ''] of text.matchAll(braced)) if (!byWord.has(word.toLowerCase())) return `{${word}}`;
  return null;
}

/**
 * A text with its variables filled in. A line in which one has nothing to say is left out, and a line that introduces it (`:` at its end)
 * with it; so is a paragraph of which nothing is left.
 */
export function filledIn(text: string, values: Record<Variable, string>): string {
  const valueOf = (word: string): string => values[byWord.get(word.toLowerCase()) ?? 'number'];
  const isEmpty = (line: string): boolean => [...line.matchAll(braced)].some(([, word = '']) => valueOf(word) === '');
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => {
    const lines = paragraph.split('\n');
    return lines
      .filter((line, index) => !isEmpty(line) && !(/[:：]\s*$/u.test(line) && lines[index + 1] !== undefined && isEmpty(lines[index + 1] ?? '')))
      .map((line) => line.replaceAll(braced, (_whole, word: string) => valueOf(word)))
      .join('\n');
  });
  return paragraphs.filter(Boolean).join('\n\n');
}
