import { combined } from '#lib/sounds/combine';

/** A consonant, by the letters of `readArabic` that may stand for it, or vowels that stand together, as they are written. */
type Sound = { consonant: string[] } | { vowels: string };

/**
 * Consonants as they are spelled, longest first. Two sounds where two are spelled so: `th` in Othman and in Fathi, `sh` in
 * Rashid and in Ishaq, `g` in Gamal and in Gaza.
 */
const spelled: [RegExp, string[]][] = [
  [/^(?:tsch|sch|tch)/, ['c']], [/^chr/, ['kr']], [/^ch/, ['c']], [/^sh/, ['c', 'sh']], [/^kh/, ['x']], [/^gh/, ['g']], [/^dh/, ['d', 'z']],
  [/^th/, ['t', 's', 'th']], [/^ph/, ['f']], [/^dj/, ['j']], [/^ck/, ['k']], [/^c(?=[eiy])/, ['s']], [/^g/, ['j', 'g']], [/^x/, ['ks']], [/^[ckq]/, ['k']],
  [/^[bp]/, ['b']], [/^[fv]/, ['f']], ...[...'dhjlmnrstwyz'].map((letter): [RegExp, string[]] => [new RegExp(`^${letter}`), [letter]]),
];

/** Letters of Latin alphabets that Unicode does not take apart, and the digits by which Arabic is typed on phones. */
const otherLetters: Record<string, string> = { ß: 'ss', æ: 'a', œ: 'o', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i', ħ: 'h', 2: '', 3: '', 5: 'kh', 6: 't', 7: 'h' };

/** W and Y are vowels where no vowel follows them, and part of a group where one goes before. */
const vowels = /^(?:[aeiou]+(?:[wy]+(?=[^aeiouwy]|$)|[wy]+[aeiou]+)*|[wy]+(?=[^aeiouwy]|$))/;

const isVowels = (sound: Sound | undefined): sound is { vowels: string } => sound !== undefined && 'vowels' in sound;

/** The sounds of a word in their order; none for a word with letters of another alphabet. */
function soundsIn(word: string): Sound[] {
  const sounds: Sound[] = [];
  let rest = word.replaceAll(/([^aeiou])\1/g, '$1');
  while (rest) {
    const group = vowels.exec(rest)?.[0];
    const [letters, consonant] = spelled.find(([pattern]) => pattern.test(rest)) ?? [];
    if (!group && !letters) return [];
    sounds.push(group ? { vowels: group } : { consonant: consonant ?? [] });
    rest = rest.slice((group ?? letters?.exec(rest)?.[0] ?? '').length);
  }
  return sounds;
}

/** A word as it may be meant: an `h` at its end is heard in Salah and not in Sarah; `Al` at its beginning is the article in Alghamdi and not in Albert. */
function meanings(word: string): Sound[][] {
  const letters = [...word].map((letter) => otherLetters[letter] ?? letter).join('').replace(/^ou(?=[aeiy])/, 'w');
  const bases = [letters, ...(/^[ae]l(?:[^aeiou].{3}|[aeiou].{4})/.test(letters) ? [letters.slice(2)] : [])];
  return bases.flatMap((base) => (/[ae]h$/.test(base) ? [base.slice(0, -1), base] : [base])).map(soundsIn).filter(({ length }) => length > 1);
}

/** How Arabic may write vowels within a word: short ones not at all. */
const written: [RegExp, string[]][] = [
  [/^(?:aw|au|ao|aou|ow)/, ['w', 'aw']], [/^(?:ai|ay|ae|ei|ey)/, ['y', 'ay']],
  [/^(?:ee|ii)/, ['y']], [/^oo/, ['w']], [/^aa?/, ['', 'a']], [/^(?:ou|[ou])/, ['', 'w']], [/^i/, ['', 'y']], [/^e/, ['']], [/^y/, ['y']], [/^w/, ['w']],
];

const once = (reading: string): string => reading.replaceAll(/(?<=.)([wy])\1/g, '$1');

function writings(group: string): string[] {
  const places: string[][] = [];
  let rest = group.replaceAll(/([wyi])\1+/g, '$1').replaceAll(/iy(?=.)/g, 'y').replace(/(?<=[ou])w(?=.)/, 'w');
  while (rest) {
    const [letters, ways] = written.find(([pattern]) => pattern.test(rest)) ?? [/^./, ['']];
    places.push(ways);
    rest = rest.slice(letters.exec(rest)?.[0].length);
  }
  const all = combined(places).map((way) => way.replaceAll(/([wy])\1/g, '$1'));
  // Vowels that meet are divided by a letter that is written.
  return places.length > 1 ? all.filter((way) => way !== '') : all;
}

const qualities: Record<string, string[]> = { a: ['a'], e: ['i', 'a'], i: ['i'], y: ['i'], o: ['o'], u: ['o'], w: ['o'] };

/** A vowel that begins a word: what it may be, and what is written of its length. */
function beginning(group: string, next: Sound | undefined): string[] {
  // An a is long in Adel and Amer, and as good as never elsewhere.
  const isShort = group === 'a' && !(isVowels(next) && /^[ei]/.test(next.vowels));
  const lengths = isShort ? [''] : group === 'e' ? ['', 'y'] : writings(group);
  return (qualities[group[0] ?? ''] ?? []).flatMap((quality) => lengths.map((length) => quality + length));
}

/** A vowel that ends a word, and what leads to it. */
function ending(group: string): string[] {
  if (group === 'e') return ['', 'e'];
  const [, lead = '', vowel = ''] = /^(.*?)(a+|(?:ai|ay|ei|ey|ie|ee|i|y)y?|[ou]+|e)$/.exec(group) ?? ['', '', group];
  const end = /^[ae]+$/.test(vowel) ? 'e' : /^[ou]/.test(vowel) ? 'u' : 'i';
  // Between i and a, a y is always written; between u and a an ayn may stand, which is not heard (Doaa).
  const glide = /[iy]$/.test(lead) ? ['y'] : lead.endsWith('w') ? ['w'] : /[ou]$/.test(lead) ? ['', 'w'] : [];
  const ways = lead ? [...writings(lead).filter((way) => way !== ''), ...glide] : [''];
  return [...new Set(ways)].map((way) => way + end);
}

/** Vowels between consonants. */
function middle(group: string, index: number, isOnly: boolean): string[] {
  // In the first syllable an e can be a long one: Peter is بيتر.
  if (group === 'e') return index === 1 ? ['', 'y'] : [''];
  const ways = writings(group);
  // Ziad is زياد and not زيد: where two vowels make the whole word, the second one is written.
  return isOnly && /^(?:i|iy|ou|o|u|uw)a+$/.test(group) ? ways.filter((way) => way.endsWith('a')) : ways;
}

/** The vowels of a word of two closed syllables; null for any other word. */
function twoSyllables(sounds: Sound[]): [string, string] | null {
  const groups = sounds.filter(isVowels).map((sound) => sound.vowels);
  return groups.length === 2 && !isVowels(sounds.at(-1)) ? [groups[0] ?? '', groups[1] ?? ''] : null;
}

/** Of three consonants, the first of which may be a vowel or an ayn that begins the word. */
const isTriliteral = (sounds: Sound[]): boolean => sounds.length === (isVowels(sounds[0]) ? 4 : 5);

/**
 * What Arabic words are made of forbids some readings: CāCiC and CaCīC are names (سالم, سليم), CāCaC hardly is one (so Salam is
 * سلام and not سالم), and the u of a last syllable behind an a is long (محمود, not محمد).
 * @param ways for each sound, what is written of it
 */
function isWord(sounds: Sound[], ways: string[]): boolean {
  const places = sounds.flatMap((sound, index) => (isVowels(sound) ? [index] : []));
  const [before = '', last = ''] = places.slice(-2).map((index) => ways[index] ?? '');
  const [lead, end] = sounds.filter(isVowels).slice(-2).map((sound) => sound.vowels);
  const isClosed = places.at(-1) === sounds.length - 2;
  if (isClosed && /^(?:u|ou|oo)$/.test(end ?? '') && lead?.startsWith('a') && !last.includes('w')) return false;
  const two = twoSyllables(sounds);
  if (!two || !/^a+$/.test(two[0]) || !isTriliteral(sounds)) return true;
  const isLong = (places[0] === 0 ? before.slice(1) : before).includes('a');
  if (two[1] === 'i') return isLong !== last.includes('y');
  return !/^a+$/.test(two[1]) || !isLong;
}

function readings(sounds: Sound[]): string[] {
  const places = sounds.map((sound, index) => {
    if (!isVowels(sound)) return sound.consonant;
    if (index === 0) return beginning(sound.vowels, sounds[2]);
    return index === sounds.length - 1 ? ending(sound.vowels) : middle(sound.vowels, index, sounds.length === 3);
  });
  // Divided by spaces until it is known which place has what.
  const divided = combined(places.map((place) => place.map((way) => `${way} `)));
  return divided.filter((way) => isWord(sounds, way.split(' '))).map((way) => once(way.replaceAll(' ', '')));
}

/** How Arabic letters may write a word that stands in Latin ones, in the letters of `readArabic`. */
export function readLatin(word: string): string[] {
  return [...new Set(meanings(word).flatMap(readings))];
}

/** The kinds of vowels that spellings of one name keep apart: a and e are one, as o and u, i and y are. */
const kindOf = (group: string): string =>
  group.replaceAll(/[ae]+[iy][aeiy]*|a+ee/g, 'y').replaceAll(/a[ouw]+/g, 'w').replaceAll(/ee+/g, 'i').replaceAll(/[ae]+/g, 'a').replace(/^y$/, group.length > 1 ? 'y' : 'i').replaceAll(/i+/g, 'i').replaceAll(/[ou]+/g, 'o');

function spelling(sounds: Sound[]): string[] {
  const two = twoSyllables(sounds);
  const last = sounds.findLastIndex(isVowels);
  const first = sounds.findIndex(isVowels);
  return combined(sounds.map((sound, index) => {
    if (!isVowels(sound)) return sound.consonant;
    const { vowels: group } = sound;
    if (index === sounds.length - 1) return [group === 'e' ? '' : kindOf(group)];
    // The vowel of a last syllable is the one that nobody is sure of: Khaled and Khalid, Yousef and Yusuf, Mohsen and Muhsin.
    const isUnsure = two && index === last && (/^a+$/.test(two[0]) ? isTriliteral(sounds) && group === 'e' : /^[ou]+$/.test(two[0]) && /^(?:ee|oo|ou|[eiou])$/.test(group));
    if (isUnsure) return ['i'];
    return index === first && group === 'e' ? ['a', 'i'] : [kindOf(group)];
  }));
}

/** How a word in Latin letters sounds to those who spell it in Latin letters too: Mohammed and Muhamad are one, Salem and Salam two. */
export function spellings(word: string): string[] {
  return [...new Set(meanings(word).flatMap(spelling))];
}
