const divider = /[,،;؛|\n]/u;

/** Several words as one text: a semicolon between them, quotation marks around those that hold what divides. */
export function joinedWords(words: readonly string[]): string {
  return words.map((word) => (divider.test(word) || word.startsWith('"') ? `"${word.replaceAll('"', '""')}"` : word)).join('; ');
}

/** The words that a text names, apart from one another by commas, semicolons, bars or line ends. */
export function wordsApart(text: string): string[] {
  const found = text.matchAll(/\s*(?:"((?:[^"]|"")*)"\s*(?=[,،;؛|\n]|$)|([^,،;؛|\n]*))(?:[,،;؛|\n]|$)/gu);
  const words = [...found].map(([, quoted, plain]) => (quoted === undefined ? (plain ?? '').trim() : quoted.replaceAll('""', '"')));
  return words.filter((word) => word !== '');
}
