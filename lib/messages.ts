import { createTranslator } from 'use-intl/core';
import type { Digits, Locale } from '#lib/context';
import ar from '#lib/messages/ar.json' with { type: 'json' };
import en from '#lib/messages/en.json' with { type: 'json' };

type Leaves<Tree, Path extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? `${Path}${Key}` : Leaves<Tree[Key], `${Path}${Key}.`>;
}[keyof Tree & string];

/** Every message by its path; one that is missing in a language does not compile. */
export type MessageKey = Leaves<typeof en>;
export type MessageValues = Record<string, string | number>;

/** Gives a message in one language, its placeholders (ICU) filled in. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

const messages: Record<Locale, typeof en> = { ar, en };
const made = new Map<string, Translate>();

/** BCP 47 tag of a person's language with the numbering system pinned, as `Intl` takes it. */
export function languageTag(locale: Locale, digits: Digits): string {
  return `${locale}-u-nu-${digits}`;
}

/** The translator of a language; numbers in its messages are shown in the given digits. */
export function translator(locale: Locale, digits: Digits = 'latn'): Translate {
  const tag = languageTag(locale, digits);
  const known = made.get(tag);
  if (known) return known;
  const plain = createTranslator({
    locale: tag,
    messages: messages[locale],
    onError: (error) => {
      throw error;
    },
  }) as Translate;
  const translate: Translate = (key, values) => plain(key, values && isolated(values, locale));
  made.set(tag, translate);
  return translate;
}

/** What would move its neighbours: letters of the other direction and, where lines run right to left, digits and signs as well. */
const foreign: Record<'rtl' | 'ltr', RegExp> = { rtl: /[^\p{Script=Arabic}\s]/u, ltr: /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Cf}]/u };

/** Texts that run the other way than the message are put into Unicode's first-strong isolate (U+2068 … U+2069). */
function isolated(values: MessageValues, locale: Locale): MessageValues {
  const isolate = (value: string | number) => (typeof value === 'string' && foreign[directionOf(locale)].test(value) ? `\u2068${value}\u2069` : value);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isolate(value)]));
}

/** The direction in which a language is written. */
export function directionOf(locale: Locale): 'rtl' | 'ltr' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}
