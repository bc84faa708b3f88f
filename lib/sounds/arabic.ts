import { combined } from '#lib/sounds/combine';

/**
 * What each letter sounds like; several where the countries say or write it differently: ث is th or s, ذ and ظ are dh, th or z,
 * ق is k, or g on the Gulf and in Sudan. ح and ه are one, as ت and ط, س and ص are: Latin letters do not tell them apart.
 * After the romanizations of ALA-LC (Arabic, 2012) and of passports, and the usage of Egypt, the Gulf and the Maghreb.
 */
const consonants: Record<string, string[]> = {
  ب: ['b'], پ: ['b'], ت: ['t'], ث: ['t', 's'], ج: ['j'], چ: ['j', 'c'], ح: ['h'], خ: ['x'], د: ['d'], ذ: ['d', 'z', 't'], ر: ['r'], ز: ['z'], ژ: ['z', 'j'],
  س: ['s'], ش: ['c'], ص: ['s'], ض: ['d', 'z'], ط: ['t'], ظ: ['z', 'd'], غ: ['g'], ف: ['f'], ڤ: ['f'], ق: ['k', 'g'], ك: ['k'], ک: ['k'], گ: ['g', 'k'],
  ل: ['l'], م: ['m'], ن: ['n'], ه: ['h'], ہ: ['h'],
};

/** Long vowels and what carries a hamza. The ayn and a bare hamza are not heard in Latin letters. */
const inside: Record<string, string[]> = {
  ...consonants, ا: ['a'], أ: ['a'], إ: ['a'], آ: ['a'], ٱ: ['a'], و: ['w'], ؤ: ['w'], ي: ['y'], ى: ['y'], ی: ['y'], ئ: ['y'], ة: ['t'], ع: [''], ء: [''],
};

/** A word that begins with a vowel, or with an ayn, shows at most that it does: short vowels are not written. */
const first: Record<string, string[]> = {
  ...consonants, ا: ['a', 'i', 'o'], أ: ['a', 'o', 'i'], إ: ['i', 'a'], آ: ['a', 'aa'], ٱ: ['a', 'i'], ع: ['a', 'o', 'i'], و: ['w'], ي: ['y'], ی: ['y'], ئ: ['i'], ؤ: ['o'], ء: ['a'],
};

/** The end of a word: taa marbuta and alif sound as a, a haa may be meant for one, ى is written for ي and the other way round. */
const last: Record<string, string[]> = {
  ...inside, ا: ['e'], أ: ['e'], ى: ['e', 'i'], ة: ['e', 't'], ه: ['h', 'e', 'u', 'he'], ہ: ['h', 'e'], ي: ['i'], ی: ['i'], ئ: ['i'], و: ['u', 'w', ''], ؤ: ['u'],
};

/**
 * How an Arabic word sounds, as far as its letters say: consonants by the letter that stands for their sound (c for sh, x for
 * kh), long vowels as a, w, y, the vowel it begins with as a, o or i, the one it ends with as e, i or u.
 */
export function readArabic(word: string): string[] {
  const letters = [...word.replace(/اء$/u, 'ا')];
  const places = letters.map((letter, index) => (index === 0 ? first : index === letters.length - 1 ? last : inside)[letter] ?? []);
  if (letters.length < 2 || places.some(({ length }) => length === 0)) return [];
  return combined(places).map((reading) => reading.replaceAll(/(?<=.)([wy])\1/g, '$1'));
}
