import { tellingWords } from '#lib/customers/duplicates/names';
import { nameWords, skeletonOf } from '#lib/sounds';
import { fold } from '#lib/text';

/** Of long names, the longest words: they tell most. */
const wordsUsed = 4;

/** So many letters from the beginning of a name; a slip behind them leaves them as they are. */
const lettersUsed = 16;

/** Shorter names are too often one letter from another. */
const fewestLetters = 5;

/** What two names have in common that may be one, each to be looked up by itself: keys of the index of `sounds`. */
export interface NameKeys {
  /** Of all words together, whatever their order, script and spelling. */
  whole: string[];
  /** Of all letters together, of which one may be left out, added, changed or exchanged with its neighbour. */
  slips: string[];
  /** Of every two words. */
  pairs: string[];
}

/** Every two of them. */
const pairsOf = (items: readonly string[]): [string, string][] => items.flatMap((one, index) => items.slice(index + 1).map((other): [string, string] => [one, other]));

/** A short name for a long one (FNV-1a, 32 bits). Two that are called alike are compared in vain, and nothing else. */
function shortened(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}

/**
 * The letters of a name, and these without each of them: two names share one when a slip is between them (Garbe, SymSpell, 2012).
 * Of the whole name, because one word of it may be borne by every tenth customer.
 */
function slipsOf(words: readonly string[]): string[] {
  const letters = [...words.map((word) => fold(word).replace(/^ال(?=..)/u, '')).join('')].slice(0, lettersUsed);
  if (letters.length < fewestLetters) return [];
  return [...new Set([letters, ...letters.map((_, index) => letters.toSpliced(index, 1))].map((rest) => `d${shortened(rest.join(''))}`))];
}

/** The keys of a name, without which its look-alikes could only be found by going through all who bear one of its words. */
export function nameKeys(name: string): NameKeys {
  const telling = tellingWords(name);
  const skeletons = telling.flatMap((word) => (/\p{L}/u.test(word) ? nameWords(word).map(skeletonOf) : [fold(word)])).filter(Boolean);
  const longest = skeletons.toSorted((one, other) => other.length - one.length).slice(0, wordsUsed).toSorted();
  return {
    whole: longest.length > 0 ? [`n${shortened(skeletons.toSorted().join(' '))}`] : [],
    slips: slipsOf(telling),
    pairs: [...new Set(pairsOf(longest).map((pair) => `w${shortened(pair.join(' '))}`))],
  };
}
