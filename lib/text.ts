/** Letters that people write for one another in Arabic, and Latin letters that Unicode does not take apart. */
const sameLetter: Record<string, string> = {
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ئ: 'ي', ؤ: 'و', ة: 'ه', ک: 'ك', ہ: 'ه', ە: 'ه',
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i', ħ: 'h',
};
const letters = new RegExp(`[${Object.keys(sameLetter).join('')}]`, 'gu');

/**
 * The form in which texts are compared, searched and sorted: lower case, without accents, vowel marks, tatweel and
 * invisible characters, Arabic letter variants made one, Western digits, single spaces.
 */
export function fold(text: string): string {
  // Half of all texts are plain ASCII, to which the steps below do nothing but these.
  if (/^[ -~]*$/.test(text)) return text.toLowerCase().replace(/ {2,}/g, ' ').trim();
  return westernDigits(text.normalize('NFKC').toLowerCase())
    .replace(letters, (letter) => sameLetter[letter] ?? letter)
    .normalize('NFD')
    .replace(/[[\p{Mn}\u0640\p{Cf}\p{Cc}]--\s]/gv, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** ٠–٩ and ۰–۹ as 0–9. */
export function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/** What is kept of what was typed: NFC, without spaces around it, line ends as `\n`; otherwise unchanged. */
export function tidy(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').normalize('NFC').trim();
}

/** Length as a person counts it: in characters of Unicode, not in halves of them. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
