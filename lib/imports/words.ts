import type { Category } from '#lib/categories/queries';
import { isConsentName } from '#lib/consent/consents';
import { countryNamed } from '#lib/countries';
import { currencyNamed } from '#lib/currencies';
import { type CustomField, joined } from '#lib/custom-fields/field';
import { fieldNamed } from '#lib/imports/fields';
import { wordsApart } from '#lib/imports/lists';
import type { MessageKey, MessageValues } from '#lib/messages';
import { fold, lengthOf } from '#lib/text';

/** A cell as the form would have it, or why it cannot be. */
export type Word = { value: string } | { key: MessageKey; values?: MessageValues };

const folded = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(fold));

const companies = folded(['company', 'organization', 'organisation', 'business', 'firm', 'منشأة', 'شركة', 'مؤسسة', 'b2b']);
const people = folded(['person', 'individual', 'private', 'فرد', 'شخص', 'أفراد', 'b2c']);
const arabic = folded(['ar', 'arabic', 'العربية', 'عربي', 'ar-sa']);
const english = folded(['en', 'english', 'الإنجليزية', 'إنجليزي', 'انجليزي', 'en-gb', 'en-us']);
const yes = folded(['given', 'yes', 'y', 'true', '1', 'x', '✓', 'opt-in', 'نعم', 'صح', 'موافق', 'تمت الموافقة', 'yes.']);
const no = folded(['no', 'n', 'false', '0', 'opt-out', 'لا', 'خطأ', 'غير موافق']);

const unknown = (text: string): Word => ({ key: 'imports.problems.unknownWord', values: { value: text.slice(0, 60) } });

function chosen(text: string, choices: readonly (readonly [ReadonlySet<string>, string])[]): Word {
  const found = choices.find(([words]) => words.has(fold(text)));
  return found ? { value: found[1] } : unknown(text);
}

/** The key of an option, by the key itself or what it is called in either language. */
function optionKey({ options }: CustomField, word: string): string | undefined {
  const same = (label: string | undefined) => label !== undefined && fold(label) === fold(word);
  return options.find(({ key, label }) => key === word || same(label.ar) || same(label.en))?.key;
}

function optionsNamed(field: CustomField, text: string): Word {
  const whole = optionKey(field, text);
  if (whole !== undefined) return { value: whole };
  const words = field.type === 'choices' ? wordsApart(text) : [text];
  const keys = words.map((word) => optionKey(field, word));
  const missing = words[keys.indexOf(undefined)];
  return missing === undefined ? { value: joined(keys as string[]) } : unknown(missing);
}

function customWord(field: CustomField, text: string): Word {
  if (field.type === 'yesNo') return chosen(text, [[yes, 'yes'], [no, 'no']]);
  if (field.type === 'choice' || field.type === 'choices') return optionsNamed(field, text);
  return { value: text };
}

/** The ids of the firm's categories by their folded names. */
export type CategoryNames = ReadonlyMap<string, string>;

export const categoryNames = (categories: readonly Category[]): CategoryNames => new Map(categories.map(({ nameKey, id }) => [nameKey, id]));

/** Longest name of a category, in characters. */
const longestCategory = 60;

/** The names in a cell of categories; one that is a category as a whole is not divided. */
export const categoriesIn = (text: string, known: CategoryNames): string[] => (known.has(fold(text)) ? [text] : wordsApart(text));

export interface Vocabulary {
  fields: readonly CustomField[];
  categories: CategoryNames;
  /** Whether a category that is not there yet will be made before the row is saved. */
  makesCategories: boolean;
}

/** Stands for the id of a category that will be made. */
const toBeMade = (name: string): string => `new ${fold(name)}`;

function categoriesNamed(text: string, { categories: known, makesCategories }: Vocabulary): Word {
  const names = categoriesIn(text, known);
  const missing = names.find((name) => !known.has(fold(name)) && (!makesCategories || lengthOf(name) > longestCategory));
  if (missing !== undefined) return { key: 'imports.problems.noCategory', values: { name: missing.slice(0, longestCategory) } };
  return { value: joined([...new Set(names.map((name) => known.get(fold(name)) ?? toBeMade(name)))].toSorted()) };
}

/** Reads what a cell says of a field as people write it: names of countries, currencies, categories and options, yes and no. */
export function readWord(vocabulary: Vocabulary, target: string, text: string): Word {
  switch (target) {
    case 'kind':
      return chosen(text, [[companies, 'company'], [people, 'person']]);
    case 'locale':
      return chosen(text, [[arabic, 'ar'], [english, 'en']]);
    case 'country': {
      const code = countryNamed(text);
      return code === null ? { key: 'imports.problems.noCountry', values: { value: text.slice(0, 60) } } : { value: code };
    }
    case 'currency': {
      const code = currencyNamed(text);
      return code === null ? unknown(text) : { value: code };
    }
    case 'archived':
      return chosen(text, [[yes, 'yes'], [no, '']]);
    case 'categories':
      return categoriesNamed(text, vocabulary);
    default: {
      if (isConsentName(target)) return chosen(text, [[yes, 'given'], [no, '']]);
      const field = fieldNamed(vocabulary.fields, target);
      return field ? customWord(field, text) : { value: text };
    }
  }
}
