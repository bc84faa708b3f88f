import { type Check, type Finding, wordFields } from '#lib/customers/checks/check';
import { commonArabic, commonLatin } from '#lib/customers/checks/common-words';
import { isGivenName } from '#lib/customers/checks/given-names';
import { titleCase } from '#lib/customers/checks/title-case';
import { placesNamed } from '#lib/places/find';
import { fold } from '#lib/text';

/** What the same key writes on the English (US) layout and on Arabic (101), with and without Shift. */
const keys = `q ض|w ص|e ث|r ق|t ف|y غ|u ع|i ه|o خ|p ح|[ ج|] د|a ش|s س|d ي|f ب|g ل|h ا|j ت|k ن|l م|; ك|' ط|z ئ|x ء|c ؤ|v ر|b لا|n ى|m ة|, و|. ز|/ ظ|\` ذ|H أ|Y إ|N آ|G لأ|T لإ|B لآ|J ـ`
  .split('|').map((pair) => pair.split(' ') as [string, string]);

const onArabic = new Map(keys);
// A lam-alef is one key, but two letters that may have been typed one by one: the longest comes first.
const onEnglish = keys.map(([english, arabic]) => [arabic, english] as const).toSorted(([a], [b]) => b.length - a.length);

const asArabic = (text: string): string => [...text].map((key) => onArabic.get(key) ?? onArabic.get(key.toLowerCase()) ?? key).join('');

function asEnglish(text: string): string {
  return onEnglish.reduce((typed, [arabic, english]) => typed.replaceAll(arabic, english), text);
}

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter(Boolean);
const bareArabic = (word: string): string => fold(word).replace(/^(?:و|ب|ل)?ال(?=.{3})/u, '');
const isArabicWord = (word: string): boolean => isGivenName(word) || commonArabic.has(fold(word)) || commonArabic.has(bareArabic(word)) || (fold(word).length > 2 && placesNamed(word).length > 0);
const isLatinWord = (word: string): boolean => commonLatin.has(fold(word)) || (word.length > 3 && isGivenName(word)) || (word.length > 3 && placesNamed(word).length > 0);

/** Consonants and vowels take turns as they do in words: nothing that nobody could say. */
const isPronounceable = (word: string): boolean => /^[a-z]{3,}$/.test(word) && /[aeiouy]/.test(word) && !/[aeiou]{4}|[^aeiouy]{5}|^([^aeiou])\1|[jqvxz]{2}/.test(word);

const canBeLatin = (word: string): boolean => word.length === 1 || isLatinWord(word) || isPronounceable(word);

/** Letters where Arabic never has them: ة or ى before others, a hamza upon a seat or ة first, a letter three times. */
const isNoArabic = (word: string): boolean => /[ةى]\p{L}|^[ةىئؤء]|(\p{L})\1\1/u.test(word);

/** Latin signs that make Arabic words: enough of them are known, and what was typed is no word. */
function meantArabic(text: string): string | null {
  if (!/^[A-Za-z[\];',./`\s]+$/.test(text) || wordsOf(text).some(isLatinWord)) return null;
  const converted = asArabic(text);
  const words = wordsOf(converted);
  if (!words.every((word) => /^\p{Script=Arabic}+$/u.test(word))) return null;
  const known = words.filter(isArabicWord);
  if (placesNamed(converted).length > 0 && converted.length > 3) return converted;
  const isClear = known.some((word) => word.length > 3) || known.length > 1 || (known.length > 0 && /[a-z][[\];]|[[\];][a-z]/.test(text));
  return isClear && known.length * 2 >= words.length ? converted : null;
}

/** Arabic letters that make Latin words: all of them known or pronounceable, and one of them known, or where the Arabic cannot be. */
function meantLatin(text: string): string | null {
  if (!/^[\p{Script=Arabic}\s.,']+$/u.test(text)) return null;
  const typed = wordsOf(text);
  const converted = asEnglish(text);
  const words = wordsOf(converted);
  if (words.length !== typed.length || typed.some(isArabicWord)) return null;
  const clear = words.filter((word, index) => isLatinWord(word) || isNoArabic(typed[index] ?? ''));
  return words.every(canBeLatin) && clear.length > 0 ? converted : null;
}

/** Text typed while the keyboard was set to the other alphabet: `lpl]` for محمد, `اثممخ` for hello. */
export const checkKeyboard: Check = (values) =>
  wordFields.flatMap((field): Finding[] => {
    const arabic = meantArabic(values[field]);
    if (arabic) return [{ field, key: 'checks.keyboard', correction: { [field]: arabic } }];
    const latin = meantLatin(values[field]);
    const cased = latin && (titleCase(latin, { isCompany: false, country: values.country }) ?? latin);
    return cased ? [{ field, key: 'checks.keyboard', correction: { [field]: cased } }] : [];
  });
