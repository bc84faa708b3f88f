import type { Check, Finding } from '#lib/customers/checks/check';
import { fold } from '#lib/text';

/** Words that nobody means twice, short as they are. */
const generic = new Set('the and of für und der die das de du des la le el al street st str road rd avenue ave rue calle via شارع طريق حي مدينة شركة مؤسسة gmbh llc ltd inc company'.split(' ').map(fold));

/** Places that bear a word twice. */
const doubled = new Set(['baden', 'walla', 'wagga', 'pago', 'bora', 'puka', 'woy', 'sing', 'duran', 'toro']);

interface Repeated {
  word: string;
  /** The text with the word once. */
  once: string;
}

/** The first word that stands at least `times` times in a row. */
function repeatedWord(text: string, times: number): Repeated | null {
  const words = text.split(/\s+/u);
  const runOf = (start: number): number => {
    const end = words.findIndex((word, index) => index > start && fold(word) !== fold(words[start] ?? ''));
    return (end < 0 ? words.length : end) - start;
  };
  const start = words.findIndex((word, index) => fold(word) !== '' && runOf(index) >= times);
  return start < 0 ? null : { word: words[start] ?? '', once: words.toSpliced(start, runOf(start) - 1).join(' ') };
}

/** A father and his son may bear the same name, and a firm may be called by a short word twice; three times, or a long word twice, is a slip. */
function isSlip({ word, once }: Repeated): boolean {
  const folded = fold(word);
  if (generic.has(folded)) return true;
  return [...folded].length >= 5 && !doubled.has(folded) && /\p{L}/u.test(folded) && fold(once) !== '';
}

export const checkRepeatedWords: Check = (values) =>
  (['name', 'contactName', 'street', 'city'] as const).flatMap((field): Finding[] => {
    const isPerson = field === 'contactName' || (field === 'name' && values.kind !== 'company');
    const repeated = repeatedWord(values[field], isPerson ? 3 : 2);
    if (!repeated || (!isPerson && !isSlip(repeated))) return [];
    return [{ field, key: 'checks.repeatedWord', values: { word: repeated.word }, correction: { [field]: repeated.once } }];
  });
