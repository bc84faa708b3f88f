/** What may stand within braces in the words of a welcome, each by an English and an Arabic name. */
const names = {
  customer: ['customer', 'العميل'],
  contact: ['contact', 'جهة الاتصال'],
  firm: ['firm', 'المنشأة'],
  number: ['number', 'الرقم'],
  amount: ['amount', 'المبلغ'],
  due: ['due', 'الاستحقاق'],
  link: ['link', 'الرابط'],
  payment: ['payment', 'الدفع'],
} as const;

export type Variable = keyof typeof names;

export const variables = Object.keys(names) as Variable[];

/** How a variable is written in a language. */
export const variableWord = (variable: Variable, language: 'ar' | 'en'): string => `{${names[variable][language === 'en' ? 0 : 1]}}`;

const braced = /\{([^{}\n]*)\}/gu;

const meant = (word: string): Variable | undefined => variables.find((variable) => (names[variable] as readonly string[]).includes(word.trim().toLowerCase()));

/** The first thing in braces that is no variable, with its braces; null where all are. */
export function unknownVariable(text: string): string | null {
  for (const [whole, word = ''] of text.matchAll(braced)) if (!meant(word)) return whole;
  return null;
}

/** A text with what its variables stand for. A paragraph that comes to nothing leaves no gap. */
export function filledIn(text: string, values: Record<Variable, string>): string {
  const filled = text.replaceAll(braced, (whole, word: string) => {
    const variable = meant(word);
    return variable ? values[variable] : whole;
  });
  return filled.replaceAll(/[ \t]+$/gmu, '').replaceAll(/\n{3,}/gu, '\n\n').trim();
}
