import { type Brand, brandOf } from '#lib/brands/queries';
import type { Context, Locale } from '#lib/context';
import type { Customer } from '#lib/customers/queries';
import type { Day } from '#lib/day';
import { calendarDay } from '#lib/format';
import type { Invoice } from '#lib/invoices/queries';
import { translator } from '#lib/messages';
import { amountText, currencySymbol, type Minor } from '#lib/money';
import type { Payment } from '#lib/payments/queries';

/** What a mail says: as it is offered, and as somebody has left it. */
export interface LetterText {
  language: Locale;
  subject: string;
  /** Paragraphs with an empty line between them. */
  body: string;
}

/** What stands in a text for the address under which the receiver sees the document; it is known when the mail is written. */
export const linkMark = '{link}';

/** Marks of direction are for pages; in a mail they would be kept, and copied. */
const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069]/gu, '');

type Kind = Invoice['type'] | 'receipt' | 'statement';

function letter(ctx: Context, language: Locale, kind: Kind, brand: Brand, values: Record<string, string>): LetterText {
  const t = translator(language);
  const all = { number: '', amount: '', day: '', from: '', to: '', link: linkMark, firm: brand.legalName ?? ctx.firm.name, ...values };
  return { language, subject: plain(t(`mail.letters.${kind}.subject`, all)), body: plain(t(`mail.letters.${kind}.body`, all)) };
}

const amountIn = (language: Locale, amount: Minor, currency: string): string => `${amountText(amount, currency, language, 'latn')} ${currencySymbol(currency, language)}`;
const dayIn = (language: Locale, day: Day | null): string => (day === null ? '' : calendarDay(day, language, 'latn'));

type Addressed = Pick<Customer, 'name' | 'locale'>;

/** The mail that an issued document goes with, in the document's language. */
export async function invoiceLetter(ctx: Context, { type, number, language, total, currency, dueDay }: Invoice, { name, locale }: Addressed): Promise<LetterText> {
  const its = language === 'both' ? (locale ?? 'ar') : language;
  return letter(ctx, its, type, await brandOf(ctx), { name, number: number ?? '', amount: amountIn(its, total, currency), day: dayIn(its, dueDay) });
}

const languageFor = ({ language }: Brand, { locale }: Addressed): Locale => locale ?? (language === 'en' ? 'en' : 'ar');

/** The mail that a receipt goes with, in the customer's language. */
export async function receiptLetter(ctx: Context, { number, amount, currency, day }: Pick<Payment, 'number' | 'amount' | 'currency' | 'day'>, customer: Addressed): Promise<LetterText> {
  const brand = await brandOf(ctx);
  const language = languageFor(brand, customer);
  return letter(ctx, language, 'receipt', brand, { name: customer.name, number, amount: amountIn(language, amount, currency), day: dayIn(language, day) });
}

/** The mail that a statement goes with, in the customer's language. */
export async function statementLetter(ctx: Context, from: Day, to: Day, customer: Addressed): Promise<LetterText> {
  const brand = await brandOf(ctx);
  const language = languageFor(brand, customer);
  return letter(ctx, language, 'statement', brand, { name: customer.name, from: dayIn(language, from), to: dayIn(language, to) });
}
