import { remembering } from '#lib/remembering';
import { readArabic } from '#lib/sounds/arabic';
import { readLatin, spellings } from '#lib/sounds/latin';
import { isArabic, nameWords } from '#lib/sounds/words';

export { skeletonOf } from '#lib/sounds/skeleton';
export { isConnecting, nameWords } from '#lib/sounds/words';

const marked = (mark: string, readings: string[]): string[] => readings.map((reading) => mark + reading);

/** What is kept of a word: how Arabic letters sound, which Arabic letters Latin ones may stand for, and how Latin ones sound. */
const kept = remembering((word) => (isArabic(word) ? marked('q', readArabic(word)) : [...marked('v', readLatin(word)), ...marked('p', spellings(word))]));

/** What another word must have kept to sound like this one. Arabic spellings of one name fold alike (`lib/text`) and need none. */
const sought = remembering((word) => (isArabic(word) ? marked('v', readArabic(word)) : [...marked('q', readLatin(word)), ...marked('p', spellings(word))]));

/** The keys by which a name is found however another script or another country writes it. */
export function soundsOf(text: string): string[] {
  return [...new Set(nameWords(text).flatMap(kept))];
}

/**
 * What a search must find of a name: for each of its words the keys of which one has to be there. A word that has no sound, such
 * as a number, is left out.
 */
export function soundsLike(text: string): string[][] {
  return nameWords(text).map(sought).filter((keys) => keys.length > 0);
}

/** Whether every word of a search sounds like a word of the text, and there is one at all. */
export function soundAlike(search: string, text: string): boolean {
  const wanted = soundsLike(search);
  const there = new Set(soundsOf(text));
  return wanted.length > 0 && wanted.every((keys) => keys.some((key) => there.has(key)));
}

/** The keys that a word shares with any other that sounds like it, in either script. */
export const soundsOfEither = (word: string): string[] => [...new Set([...soundsOf(word), ...soundsLike(word).flat()])];
