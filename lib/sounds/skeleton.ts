import { isArabic } from '#lib/sounds/words';

/**
 * Consonants by the one letter that stands for whatever they sound like somewhere: t for all that is said with the tongue at the
 * teeth, because ث, ذ, ض and ظ are th, dh, d, s, t or z; k for ق, ك, ج and غ, because G stands for three of them.
 */
const arabic: Record<string, string> = {
  ب: 'b', پ: 'b', ت: 't', ث: 't', ج: 'k', چ: 'k', ح: 'h', خ: 'x', د: 't', ذ: 't', ر: 'r', ز: 't', ژ: 't', س: 't', ش: 'c', ص: 't', ض: 't', ط: 't', ظ: 't', غ: 'k',
  ف: 'f', ڤ: 'f', ق: 'k', ك: 'k', ک: 'k', گ: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h', ہ: 'h',
  ا: '', أ: '', إ: '', آ: '', ٱ: '', و: '', ؤ: '', ي: '', ى: '', ی: '', ئ: '', ة: '', ع: '', ء: '',
};

const latin: [RegExp, string][] = [
  [/ß/g, 'ss'], [/þ/g, 'th'], [/[đð]/g, 'd'], [/ł/g, 'l'], [/ħ/g, 'h'], [/^[ae]l(?=[^aeiou].{3}|[aeiou].{4})/, ''], [/([^aeiou0-9])\1/g, '$1'], [/h$/, ''],
  [/tsch|sch|tch|ch(?!r)|sh/g, 'C'], [/kh/g, 'X'], [/ph|v/g, 'f'], [/dj/g, 'j'], [/([tdgj])h/g, '$1'], [/c(?=[eiy])/g, 't'], [/x/g, 'kt'], [/[cgjkq]/g, 'k'], [/[dtsz]/g, 't'],
  [/p/g, 'b'], [/[aeiouywæœøı]/g, ''], [/C/g, 'c'], [/X/g, 'x'],
];

/**
 * One writing for all spellings of a word, in Arabic or in Latin letters: its consonants, as roughly as it takes for the two to meet.
 * Many words share one, so that it tells customers apart only beside another; other scripts and digits stay as they are.
 * @param word one of `nameWords`, or a number
 */
export function skeletonOf(word: string): string {
  if (isArabic(word)) return [...word.replace(/[هہ]$/u, '')].map((letter) => arabic[letter] ?? letter).join('');
  return latin.reduce((rest, [pattern, by]) => rest.replace(pattern, by), word);
}
