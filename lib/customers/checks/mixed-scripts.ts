import { type Check, type Finding, wordFields } from '#lib/customers/checks/check';

/** Letters that look the same, Latin first. */
const lookAlikes = {
  Cyrillic: 'AА BВ CС EЕ HН IІ JЈ KК MМ OО PР SЅ TТ XХ YУ aа cс eе iі jј oо pр sѕ xх yу',
  Greek: 'AΑ BΒ EΕ HΗ IΙ KΚ MΜ NΝ OΟ PΡ TΤ XΧ YΥ ZΖ oο vν',
};

type Script = keyof typeof lookAlikes;

const pairsOf = (script: Script): [string, string][] => lookAlikes[script].split(' ').map((pair) => [...pair] as [string, string]);

const toLatin = new Map([...pairsOf('Cyrillic'), ...pairsOf('Greek')].map(([latin, other]) => [other, latin]));
const fromLatin = { Cyrillic: new Map(pairsOf('Cyrillic')), Greek: new Map(pairsOf('Greek')) };

const isLatin = /\p{Script=Latin}/u;
const isForeignTo = { Latin: /[\p{Script=Cyrillic}\p{Script=Greek}]/u, Cyrillic: /[\p{Script=Latin}\p{Script=Greek}]/u, Greek: /[\p{Script=Latin}\p{Script=Cyrillic}]/u };
const scripts = { Cyrillic: /\p{Script=Cyrillic}/u, Greek: /\p{Script=Greek}/u };

const swapped = (word: string, by: ReadonlyMap<string, string>): string => [...word].map((letter) => by.get(letter) ?? letter).join('');

/** The word in one script, where its letters of the other all look like letters of it; else null. */
function inOneScript(word: string, other: Script): string | null {
  const latin = swapped(word, toLatin);
  const foreign = swapped(word, fromLatin[other]);
  const [canBeLatin, canBeForeign] = [!isForeignTo.Latin.test(latin), !isForeignTo[other].test(foreign)];
  if (canBeLatin !== canBeForeign) return canBeLatin ? latin : foreign;
  const letters = [...word];
  const mostlyLatin = letters.filter((letter) => isLatin.test(letter)).length * 2 > letters.length;
  if (canBeLatin) return mostlyLatin ? latin : foreign;
  return null;
}

/** A letter that looks right and is of another alphabet: the customer would not be found by it. */
function checkLookAlikes(field: Finding['field'], text: string): Finding[] {
  const mixed = (text.match(/\p{L}+/gu) ?? []).flatMap((word) => {
    const other = isLatin.test(word) ? (['Cyrillic', 'Greek'] as const).find((script) => scripts[script].test(word)) : undefined;
    return other ? [{ word, mended: inOneScript(word, other) }] : [];
  });
  const [first] = mixed;
  if (!first) return [];
  const canMend = mixed.every(({ mended }) => mended !== null);
  const mended = mixed.reduce((before, { word, mended }) => before.replace(word, mended ?? word), text);
  return [{ field, key: 'checks.mixedScripts', values: { word: first.word }, ...(canMend && { correction: { [field]: mended } }) }];
}

/** What may lean on a Latin word without a space: one Arabic letter, the article, or both. */
const leaning = /^[وفبلك]?(?:ال)?$/u;

/** Puts a space between Arabic and Latin letters that stand together. */
function apart(text: string): string {
  return text
    .replaceAll(/\p{Script=Arabic}[\p{Script=Arabic}\p{M}]*(?=\p{Script=Latin}{2})/gu, (arabic) => (leaning.test(arabic) ? arabic : `${arabic} `))
    .replaceAll(/\p{Script=Latin}{2,}(?=\p{Script=Arabic}{2})/gu, (latin) => `${latin} `);
}

function checkGlued(field: Finding['field'], text: string): Finding[] {
  const corrected = apart(text);
  return corrected === text ? [] : [{ field, key: 'checks.gluedScripts', correction: { [field]: corrected } }];
}

export const checkMixedScripts: Check = (values) => [
  ...wordFields.flatMap((field) => [...checkLookAlikes(field, values[field]), ...checkGlued(field, values[field])]),
  ...(['email', 'website'] as const).flatMap((field) => checkLookAlikes(field, values[field])),
];
