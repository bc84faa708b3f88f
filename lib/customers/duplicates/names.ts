import { slipsBetween } from '#lib/near';
import { remembering } from '#lib/remembering';
import { soundsLike, soundsOf } from '#lib/sounds';
import { fold } from '#lib/text';

/** What firms are called besides their names, and titles of people: whoever leaves it out means the same. */
const forms = new Set(
  `gmbh ag kg ohg ug mbh co company corp corporation inc incorporated llc ltd limited plc lp llp sa sarl sas spa srl bv nv ab as oy aps kk pty group holding est establishment trading
   mr mrs ms dr eng prof herr frau mme
   شركة مؤسسة مجموعة متجر مكتب السادة المحدودة محدودة ذمم مساهمة التجارية للتجارة القابضة وشركاه وشركاؤه السيد السيدة الاستاذ الاستاذة الدكتور الدكتورة المهندس المهندسة د م ا
   bin ibn ben bint al el بن ابن بنت ال و and the & und et y e de la`.split(/\s+/u).map(fold),
);

/** A word of a name: folded, as it is compared without the article, and the sounds it has in either script. */
interface Word {
  whole: string;
  folded: string;
  kept: ReadonlySet<string>;
  sought: readonly string[];
}

/** Folding makes letters one that sound different: the sounds are those of the word as it is written. */
const wordOf = remembering((text): Word => {
  const whole = fold(text);
  return { whole, folded: whole.replace(/^ال(?=..)/u, ''), kept: new Set(soundsOf(text)), sought: soundsLike(text).flat() };
});

/** The words of a name that tell it from others, as they are written; all of them where there are no others. */
export const tellingWords = remembering((name): readonly string[] => {
  const words = name.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => fold(word) !== '');
  const telling = words.filter((word) => !forms.has(fold(word)));
  return telling.length > 0 ? telling : words;
});

/** How alike two words are: 1 for the same, less for what sounds so, for a slip of the hand, and for an initial; 0 for another word. */
function wordLikeness(one: Word, other: Word): number {
  if (one.folded === other.folded) return 1;
  if (one.sought.some((key) => other.kept.has(key))) return 0.95;
  const shorter = Math.min(one.folded.length, other.folded.length);
  if (shorter === 1) return one.folded[0] === other.folded[0] ? 0.5 : 0;
  const most = shorter >= 8 ? 2 : shorter >= 4 ? 1 : 0;
  return most > 0 && slipsBetween(one.folded, other.folded, most) <= most ? 0.85 : 0;
}

export interface NameLikeness {
  /** How much of both names is alike, 0 to 1. */
  all: number;
  /** How much of the shorter one is found in the other. */
  shorter: number;
  /** How many words the shorter one has. */
  words: number;
}

/** Lays the words of two names upon each other, whatever their order; each word counts once. */
export function nameLikeness(one: readonly string[], other: readonly string[]): NameLikeness {
  const [few, many] = (one.length <= other.length ? [one, other] : [other, one]).map((words) => words.map(wordOf)) as [Word[], Word[]];
  if (few.length === 0) return { all: 0, shorter: 0, words: 0 };
  // Words that were written as one, or torn apart.
  if (few.length < many.length && written(few) === written(many)) return { all: 1, shorter: 1, words: few.length };
  const free = [...many];
  let sum = 0;
  for (const word of few) {
    const likenesses = free.map((candidate) => wordLikeness(word, candidate));
    const best = Math.max(0, ...likenesses);
    if (best > 0) free.splice(likenesses.indexOf(best), 1);
    sum += best;
  }
  return { all: sum / many.length, shorter: sum / few.length, words: few.length };
}

const written = (words: readonly Word[]): string => words.map(({ whole }) => whole).join('');
