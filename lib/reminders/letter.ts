import type { Brand } from '#lib/brands/queries';
import type { Context, Locale } from '#lib/context';
import { type Day, daysBetween } from '#lib/day';
import { calendarDay } from '#lib/format';
import { inFours } from '#lib/iban';
import { directionOf, type MessageKey, translator } from '#lib/messages';
import { amountText, currencySymbol, type Minor } from '#lib/money';
import type { Step, Tone } from '#lib/reminders/plan';
import { type Texts, textFor } from '#lib/reminders/texts';
import { letterWords, type Variable } from '#lib/reminders/variables';

/** One invoice in a letter. */
export interface LetterItem {
  invoice: { number: string | null; dueDay: Day | null; currency: string; open: Minor; language: 'ar' | 'en' | 'both' };
  step: Pick<Step, 'id' | 'tone' | 'fee' | 'feeCurrency'>;
  /** Where its receiver sees it. */
  link: string;
}

export interface LetterFacts {
  customerName: string;
  brand: Brand;
  /** The day on which it goes out. */
  today: Day;
  texts: Texts;
  items: readonly LetterItem[];
}

/** A letter as it goes out. */
export interface ReminderLetter {
  language: 'ar' | 'en' | 'both';
  subject: string;
  /** Paragraphs with an empty line between them. */
  body: string;
}

const sternness: readonly Tone[] = ['friendly', 'firm', 'last'];

/** The sternest tone of several. */
export const sternest = (tones: readonly Tone[]): Tone => sternness.findLast((tone) => tones.includes(tone)) ?? 'friendly';

/** What runs against the language of a letter stands isolated in it. */
function isolated(text: string, language: Locale): string {
  const foreign = language === 'ar' ? /[^\p{Script=Arabic}\s]/u : /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
  return foreign.test(text) ? `\u2068${text}\u2069` : text;
}

const money = (amount: Minor, currency: string, language: Locale): string => `${isolated(amountText(amount, currency, language, 'latn'), language)} ${currencySymbol(currency, language)}`;

/** When an invoice is or was due, seen from a day, as a part of a sentence. */
function whenOf(dueDay: Day, today: Day, language: Locale): string {
  const t = translator(language);
  const late = daysBetween(dueDay, today);
  const key: MessageKey = late === 0 ? 'reminders.letter.today' : late > 0 ? 'reminders.letter.past' : 'reminders.letter.ahead';
  return t(key, { count: Math.abs(late), day: calendarDay(dueDay, language, 'latn') });
}

/** Sums of amounts by currency, in words: `100.00 SAR + 20.00 EUR`. */
function totals(amounts: readonly { amount: Minor; currency: string }[], language: Locale): string {
  const byCurrency = new Map<string, Minor>();
  for (const { amount, currency } of amounts) byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + amount);
  return [...byCurrency].map(([currency, amount]) => money(amount, currency, language)).join(' + ');
}

function bankOf(brand: Brand, language: Locale): string {
  const t = translator(language);
  const account = [['bankName', brand.bankName], ['accountName', brand.accountName], ['iban', brand.iban && inFours(brand.iban)], ['bic', brand.bic]] as const;
  const lines = account.flatMap(([name, value]) => (value ? [`${t(`brand.fields.${name}`)}: ${isolated(value, language)}`] : []));
  const words = language === 'ar' ? brand.paymentTextAr : brand.paymentTextEn;
  return [...(words ? [words] : []), ...lines].join('\n');
}

function valuesIn(ctx: Context, { customerName, brand, today, items }: LetterFacts, language: Locale): Record<Variable, string> {
  const t = translator(language);
  const [first] = items;
  const dueDay = first?.invoice.dueDay ?? today;
  const text = (value: string) => isolated(value, language);
  const fees = items.flatMap(({ step: { fee, feeCurrency } }) => (fee && feeCurrency ? [{ amount: fee, currency: feeCurrency }] : []));
  const entry = ({ invoice, link }: LetterItem) =>
    `${text(invoice.number ?? '')}${directionOf(language) === 'rtl' ? '، ' : ', '}${money(invoice.open, invoice.currency, language)}: ${whenOf(invoice.dueDay ?? today, today, language)}\n${link}`;
  return {
    number: items.map(({ invoice }) => text(invoice.number ?? '')).join(language === 'ar' ? '، ' : ', '),
    customer: text(customerName),
    amount: totals(items.map(({ invoice: { open, currency } }) => ({ amount: open, currency })), language),
    due: calendarDay(dueDay, language, 'latn'),
    days: t('reminders.letter.days', { count: Math.abs(daysBetween(dueDay, today)) }),
    when: whenOf(dueDay, today, language),
    fee: totals(fees, language),
    link: items.map(({ link }) => link).join('\n'),
    bank: bankOf(brand, language),
    list: items.map(entry).join('\n\n'),
    firm: text(brand.legalName ?? ctx.firm.name),
  };
}

/** In which language a letter about these invoices is: that of all of them, else both. */
export function languageOf(items: readonly LetterItem[]): ReminderLetter['language'] {
  const [one, ...others] = new Set(items.map(({ invoice }) => invoice.language));
  return one !== undefined && others.length === 0 ? one : 'both';
}

/** The letter about one invoice, or about several at once: exactly as it goes out. */
export function composeLetter(ctx: Context, facts: LetterFacts): ReminderLetter {
  const language = languageOf(facts.items);
  const tone = sternest(facts.items.map(({ step }) => step.tone));
  const stepId = facts.items.length === 1 ? (facts.items[0]?.step.id ?? null) : null;
  const written = (language === 'both' ? (['ar', 'en'] as const) : [language]).map((locale) => {
    const { subject, body } = textFor(facts.texts, facts.items.length === 1 ? tone : 'statement', stepId, locale);
    const values = valuesIn(ctx, facts, locale);
    return { subject: letterWords.fill(subject, values), body: letterWords.fill(body, values) };
  });
  return { language, subject: written.map(({ subject }) => subject).join(' | '), body: written.map(({ body }) => body).join('\n\n———\n\n') };
}
