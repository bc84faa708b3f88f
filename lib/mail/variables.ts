import type { Locale } from '#lib/context';

/** What a text of a firm may name within braces, and how it is filled in. */
export interface Vocabulary<Variable extends string> {
  names: readonly Variable[];
  /** How a variable is written in a language; either may stand in a text of either. */
  word(name: Variable, language: Locale): string;
  /** The first thing in braces that is no variable, with its braces; null where all are. */
  unknown(text: string): string | null;
  /**
   * A text with its variables filled in. A line whose variables all have nothing to say is left out, and a line that introduces it (`:` at
   * its end) with it; so is a paragraph of which nothing is left.
   */
  fill(text: string, values: Record<Variable, string>): string;
}

const braced = /\{\s*([^{}\n]*?)\s*\}/gu;

/** The vocabulary of these variables, each by its words. */
export function vocabularyOf<Variable extends string>(words: Record<Variable, Record<Locale, string>>): Vocabulary<Variable> {
  const names = Object.keys(words) as Variable[];
  const byWord = new Map(names.flatMap((name) => Object.values<string>(words[name]).map((word): [string, Variable] => [word, name])));
  const meant = (word: string): Variable | undefined => byWord.get(word.toLowerCase());
  return {
    names,
    word: (name, language) => `{${words[name][language]}}`,
    unknown: (text) => [...text.matchAll(braced)].find(([, word = '']) => meant(word) === undefined)?.[0] ?? null,
    fill: (text, values) => {
      const valueOf = (whole: string, word: string): string => {
        const name = meant(word);
        return name === undefined ? whole : values[name];
      };
      const isEmpty = (line: string): boolean => {
        const named = [...line.matchAll(braced)].map(([whole, word = '']) => valueOf(whole, word));
        return named.length > 0 && named.every((value) => value === '');
      };
      const paragraphs = text.split(/\n{2,}/).map((paragraph) => {
        const lines = paragraph.split('\n');
        const introduces = (index: number): boolean => /[:：]\s*$/u.test(lines[index] ?? '') && lines[index + 1] !== undefined && isEmpty(lines[index + 1] ?? '');
        return lines.filter((line, index) => !isEmpty(line) && !introduces(index)).map((line) => line.replaceAll(braced, valueOf).trimEnd()).join('\n');
      });
      return paragraphs.filter(Boolean).join('\n\n');
    },
  };
}
