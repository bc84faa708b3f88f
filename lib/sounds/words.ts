const arabicLetter = /\p{Script=Arabic}/u;

/** Apostrophes and the signs of scholars for hamza and ayn, which stand within a word. */
const withinWords = /['’‘`´ʼʻʾʿ]/gu;

/** Words that stand between names and are left out as often as not: son of, daughter of, family of, the. */
const connecting: ReadonlySet<string> = new Set(['بن', 'ابن', 'بنت', 'آل', 'ال', 'bin', 'ibn', 'ben', 'bint', 'al', 'el', 'ul', 'and', 'و']);

/** The article before a letter of the sun takes its sound; written apart by a hyphen it is known for what it is. */
const assimilatedArticle = /(?<![a-z])(?:[ae]|u)(?:l|r|s|sh|d|dh|n|z|t|th)-(?=[a-z]{2})/g;

/** Without accents: what Unicode takes apart, but for Arabic, where a hamza makes another letter. */
function plain(text: string): string {
  const letters = text.normalize('NFKC').toLowerCase().replaceAll(/[\u064b-\u065f\u0670\u06d6-\u06ed\u0640\p{Cf}]/gu, '');
  return [...letters].map((letter) => (arabicLetter.test(letter) ? letter : letter.normalize('NFD').replaceAll(/\p{Mn}/gu, ''))).join('');
}

/** The names of God's servants and of the faith are written as one word, two or three: they are always taken apart. */
function arabicParts(word: string): string[] {
  const servant = /^عبدال(.{2,})$/u.exec(word)?.[1];
  if (servant) return ['عبد', servant];
  const faith = /^(.{2,})الدين$/u.exec(word)?.[1];
  if (faith) return [...arabicParts(faith), 'دين'];
  return [word.replace(/^ال(?=..)/u, '')];
}

function latinParts(word: string): string[] {
  if (/^abd[aeu]l$/.test(word)) return ['abd'];
  if (word === 'allah') return ['lah'];
  if (/^[aeu][ld]d[ei]+ne?$/.test(word)) return ['din'];
  // Abdulaziz, Abdel Rahman; and with the article's sound gone over into the next letter: Abdurrahman, Abdessamad.
  const servant = /^abd[aeou](?:l|([^aeiou])(?=\1))(.{2,})$/.exec(word)?.[2];
  if (servant) return ['abd', servant];
  const faith = /^(.{3,})[aeu][ld]d[ei]+ne?$/.exec(word)?.[1];
  if (faith) return [...latinParts(faith), 'din'];
  return [word];
}

export const isConnecting = (word: string): boolean => connecting.has(word);

export const isArabic = (word: string): boolean => arabicLetter.test(word);

/**
 * The words of a name as they are compared across scripts: in small letters, without article, accents, vowel marks and
 * connecting words, and with compounds such as عبدالرحمن or Noureddine taken apart.
 */
export function nameWords(text: string): string[] {
  const words = plain(text).replaceAll(withinWords, '').replaceAll(assimilatedArticle, '').split(/[^\p{L}\p{N}]+/u);
  const names = words.filter((word) => /\p{L}/u.test(word) && !connecting.has(word));
  return [...new Set(names.flatMap((word) => (isArabic(word) ? arabicParts(word) : latinParts(word))))];
}
