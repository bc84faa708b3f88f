import { fold } from '#lib/text';
import { searchWords } from '#lib/customers/search-text';
import { soundsLike, soundsOf } from '#lib/sounds';

/** A stretch of a text, and whether a search found the customer by it. */
export interface Stretch {
  text: string;
  isFound: boolean;
}

const digitsOf = (text: string): string => fold(text).replaceAll(/[^0-9]/g, '');

/**
 * Shows in a customer's texts what a search found them by: whole words that contain one of its words or sound like it, and a
 * number as a whole, however it is divided.
 * @param search as typed
 */
export function finder(search: string): (text: string) => Stretch[] {
  const words = searchWords(search);
  const sounds = new Set(soundsLike(search).flat());
  const numbers = words.filter((word) => /^[\d+().-]{2,}$/.test(word)).map(digitsOf).filter((digits) => digits.length > 1);
  const isFound = (word: string) => {
    const folded = fold(word);
    return folded !== '' && (words.some((sought) => folded.includes(sought)) || soundsOf(word).some((key) => sounds.has(key)));
  };
  return (text) => {
    if (words.length === 0) return [{ text, isFound: false }];
    const stretches = text.split(/(\s+)/u).filter(Boolean).map((part) => ({ text: part, isFound: isFound(part) }));
    if (stretches.some((stretch) => stretch.isFound)) return stretches;
    return [{ text, isFound: numbers.some((digits) => digitsOf(text).includes(digits)) }];
  };
}
