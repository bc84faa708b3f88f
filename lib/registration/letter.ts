import type { documentLanguages } from '#db/schema/invoices';
import type { Brand } from '#lib/brands/queries';
import type { Context, Locale } from '#lib/context';
import type { Customer } from '#lib/customers/queries';
import type { Day } from '#lib/day';
import { languageTag, type MessageKey, translator } from '#lib/messages';
import { amountText, currencySymbol, type Minor } from '#lib/money';
import type { WelcomeTemplate } from '#lib/registration/queries';
import { type Variable, welcomeWords } from '#lib/registration/variables';

export type WrittenLanguage = (typeof documentLanguages)[number];

/** In which language a template writes to a customer. */
export const languageFor = (ctx: Context, { language }: Pick<WelcomeTemplate, 'language'>, customer: Pick<Customer, 'locale'>, brand: Pick<Brand, 'language'>): WrittenLanguage =>
  language === 'customer' ? (customer.locale ?? brand.language ?? ctx.locale) : language;

/** The single languages of a written one, the leading one first. */
export const singly = (language: WrittenLanguage): readonly Locale[] => (language === 'both' ? ['ar', 'en'] : [language]);

/** A text that a template has in each language; `''` where it has none. In both, one stands under the other. */
export const inLanguage = (language: WrittenLanguage, { ar, en }: { ar: string | null; en: string | null }): string =>
  singly(language).map((single) => (single === 'ar' ? ar : en) ?? '').filter(Boolean).join('\n\n');

/** What of an invoice is told in the mail that it comes with. */
export interface Told {
  customer: Pick<Customer, 'name' | 'contactName'>;
  /** The firm's name as it stands on its documents. */
  seller: string;
  number: string;
  total: Minor;
  currency: string;
  dueDay: Day;
  /** The address at which the receiver sees the invoice. */
  link: string;
}

type Words = Pick<WelcomeTemplate, 'subjectAr' | 'subjectEn' | 'messageAr' | 'messageEn' | 'paymentAr' | 'paymentEn'>;

/** What is written where a template has no words of its own, `free` where nothing is to be paid: with its variables, as its author would have typed them. */
export function usualWords(part: 'subject' | 'message' | 'free', language: Locale): string {
  const key: MessageKey = `welcome.usual.${part}`;
  return translator(language)(key, Object.fromEntries(welcomeWords.names.map((variable) => [variable, welcomeWords.word(variable, language)]))).replaceAll(/[\u2068\u2069]/gu, '');
}

/** A name in letters of the other direction is kept apart from what stands around it. */
const foreign: Record<Locale, RegExp> = { ar: /\p{Script=Latin}/u, en: /[\p{Script=Arabic}\p{Script=Hebrew}]/u };
const apart = (text: string, language: Locale): string => (foreign[language].test(text) ? `\u2068${text}\u2069` : text);

/** A day with the name of its month: in figures, day and month are taken for each other. */
const inFull = (day: Day, language: Locale): string => new Intl.DateTimeFormat(languageTag(language, 'latn'), { dateStyle: 'long', calendar: 'gregory', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));

function valuesIn(language: Locale, { paymentAr, paymentEn }: Words, told: Told): Record<Variable, string> {
  const { customer, seller, number, total, currency, dueDay, link } = told;
  return {
    customer: customer.name, contact: customer.contactName ?? customer.name, firm: seller, number, link,
    amount: `${amountText(total, currency, language, 'latn')} ${currencySymbol(currency, language)}`,
    due: inFull(dueDay, language),
    payment: (language === 'ar' ? paymentAr : paymentEn) ?? '',
  };
}

/** The mail by which a welcome invoice goes out; in both languages Arabic stands first. */
export function welcomeLetter(language: WrittenLanguage, template: Words, told: Told): { subject: string; body: string } {
  const parts = singly(language).map((single) => {
    const values = valuesIn(single, template, told);
    const inBody = { ...values, customer: apart(values.customer, single), contact: apart(values.contact, single), firm: apart(values.firm, single) };
    const [subject, message] = single === 'ar' ? [template.subjectAr, template.messageAr] : [template.subjectEn, template.messageEn];
    return {
      subject: welcomeWords.fill(subject ?? usualWords('subject', single), values).replaceAll(/\s+/gu, ' '),
      body: welcomeWords.fill(message ?? usualWords(told.total === 0 ? 'free' : 'message', single), inBody),
    };
  });
  return { subject: parts.map(({ subject }) => subject).join(' / '), body: parts.map(({ body }) => body).join('\n\n') };
}
