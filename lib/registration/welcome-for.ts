import { type Brand, brandOf, sellerOf } from '#lib/brands/queries';
import type { Context } from '#lib/context';
import type { CustomerValues } from '#lib/customers/fields';
import { parseRecord } from '#lib/customers/input';
import { rulesOf } from '#lib/customers/rules';
import type { Sheet } from '#lib/documents/sheet';
import type { Day } from '#lib/day';
import { fingerprintOf } from '#lib/fingerprint';
import { dueDayOf, type ParsedDocument, readDocument, todayOf } from '#lib/invoices/input';
import { type Lack, missingToInvoice } from '#lib/invoices/issue';
import { allSeries, nextNumbersOf, usualNumber } from '#lib/numbers/series';
import { type FieldProblem, Invalid } from '#lib/problems';
import { findProduct, type Product, productName } from '#lib/products/queries';
import { type Buyer, expectedSheet } from '#lib/registration/expected-sheet';
import { fittingTemplates } from '#lib/registration/fit';
import { inLanguage, languageFor, welcomeLetter, type WrittenLanguage } from '#lib/registration/letter';
import { allTemplates, isWelcomeTicked, type WelcomeTemplate } from '#lib/registration/queries';
import { type Reminder, remindersOf } from '#lib/registration/reminders';
import { fold } from '#lib/text';

/** Why a welcome cannot go out by mail although its invoice can be issued. */
export type NotMailed = 'noEmail' | 'noConsent';

/** Why an invoice cannot even be issued: what is missing of it, or what is wrong with its template. */
export type Hindrance = { lack: Lack } | { template: FieldProblem };

/** What one template would do for a customer, to the last word. */
export interface Welcome {
  template: Pick<WelcomeTemplate, 'id' | 'name'>;
  language: WrittenLanguage;
  /** Null where the lines can no longer be read. */
  invoice: (Pick<ParsedDocument, 'lines' | 'totals'> & { currency: string; dueDay: Day }) | null;
  reminders: readonly Reminder[];
  /** As they would go out now: the number is the next one, and the link is made when it is sent. */
  letter: { subject: string; body: string } | null;
  sheet: Sheet | null;
  to: string | null;
  hindrances: readonly Hindrance[];
  notMailed: NotMailed | null;
  /** Names all that is told here, so that nothing else goes out than what was looked at. */
  seen: string;
}

/** What can be done to welcome a customer who is about to be registered. */
export interface WelcomeOffer {
  /** What fits best first; empty where no template fits. */
  welcomes: readonly Welcome[];
  /** Whether the firm has any template in use. */
  hasTemplates: boolean;
  isTicked: boolean;
}

/** The address at which the receiver of an invoice sees it. */
export const linkTo = (token: string): string => `${new URL('/i/', process.env['NEXTAUTH_URL'] ?? 'http://localhost').href}${token}`;

/** What stands for what is only known when it is issued; with a mark, since an address that ends in it still runs left to right. */
const later = '…\u200e';

const bears = ({ nameAr, nameEn, codeKey }: Product, text: string): boolean => [nameAr, nameEn, codeKey].some((name) => name !== null && fold(name) === fold(text));

/** An invoice of a template as the form would send it: a product is called what it is called now, in the customer's language. */
export async function documentOf(ctx: Context, template: WelcomeTemplate, buyer: Buyer, language: WrittenLanguage): Promise<Record<string, string>> {
  const { currency, pricesIncludeTax, dueInDays, introductionAr, introductionEn, paymentAr, paymentEn } = template;
  const values: Record<string, string> = {
    customerId: '', issueDay: '', dueDay: '', supplyDay: '', currency, language, pricesIncludeTax: pricesIncludeTax ? 'yes' : '', reference: '', introduction: inLanguage(language, { ar: introductionAr, en: introductionEn }),
    note: inLanguage(language, { ar: paymentAr, en: paymentEn }), terms: buyer.terms ?? '', paymentTermDays: dueInDays === null ? '' : String(dueInDays), discount: '', seriesId: '',
  };
  for (const [index, { productId, ...line }] of template.lines.entries()) {
    const product = productId === null ? null : await findProduct(ctx, productId);
    const named = product && (product.code ?? productName(product, 'ar'));
    const parts = product && named ? { ...line, product: named, name: line.name === '' || bears(product, line.name) ? '' : line.name } : line;
    for (const [part, value] of Object.entries(parts)) values[`line.${index + 1}.${part}`] = value;
  }
  return values;
}

/** The number that the next invoice of the firm would get. */
async function nextNumber(ctx: Context, day: Day): Promise<string> {
  const series = (await allSeries(ctx)).filter(({ type, isDefault, archivedAt }) => type === 'invoice' && isDefault && archivedAt === null);
  const [number] = (await nextNumbersOf(ctx, series, day)).values();
  return number ?? usualNumber('invoice', day);
}

async function readLines(ctx: Context, template: WelcomeTemplate, buyer: Buyer, language: WrittenLanguage): Promise<{ parsed: Omit<ParsedDocument, 'customer'> } | { problems: FieldProblem[] }> {
  try {
    return { parsed: await readDocument(ctx, await documentOf(ctx, template, buyer, language), buyer) };
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return { problems: error.problems };
  }
}

/**
 * What a template does for a customer with these values, registered or not.
 * @throws Forbidden
 */
export async function welcomeOf(ctx: Context, template: WelcomeTemplate, buyer: Buyer, values: CustomerValues): Promise<Welcome> {
  const brand = await brandOf(ctx);
  const language = languageFor(ctx, template, buyer, brand);
  const notMailed = buyer.email === null ? 'noEmail' : values['consent.email.invoices'] === 'given' ? null : 'noConsent';
  const common = { template: { id: template.id, name: template.name }, language, to: buyer.email, notMailed } as const;
  const read = await readLines(ctx, template, buyer, language);
  if ('problems' in read) return { ...common, invoice: null, reminders: [], letter: null, sheet: null, hindrances: read.problems.map((problem) => ({ template: problem })), seen: '' };
  const { document, lines, totals } = read.parsed;
  const hindrances = (await missingToInvoice(ctx, read.parsed, values)).map((lack) => ({ lack }));
  const today = todayOf(ctx);
  const dueDay = dueDayOf(today, document, buyer, brand);
  const reminders = totals.total > 0 ? await remindersOf(ctx, template, values, dueDay) : [];
  const as = (number: string) => ({
    letter: welcomeLetter(language, template, { customer: buyer, seller: sellerName(ctx, brand), number, total: totals.total, currency: document.currency, dueDay, link: linkTo(later) }),
    sheet: expectedSheet(ctx, brand, { ...read.parsed, number, today, dueDay, buyer }),
  });
  const seen = fingerprintOf({ template: template.id, to: buyer.email ?? '', seen: JSON.stringify([as(later), reminders]) });
  return { ...common, ...as(await nextNumber(ctx, today)), invoice: { lines, totals, currency: document.currency, dueDay }, reminders, hindrances, seen };
}

export const sellerName = (ctx: Context, brand: Brand): string => sellerOf(brand, ctx.firm).name;

/**
 * How a customer who is about to be registered with these values can be welcomed: by which templates, with what invoice and what mail,
 * and what stands in the way.
 * @returns null while the values cannot be saved: that is mended first
 * @throws Forbidden
 */
export async function welcomeFor(ctx: Context, values: CustomerValues): Promise<WelcomeOffer | null> {
  const templates = (await allTemplates(ctx)).filter(({ archivedAt }) => archivedAt === null);
  if (templates.length === 0) return { welcomes: [], hasTemplates: false, isTicked: false };
  let record;
  try {
    record = parseRecord(await rulesOf(ctx), values);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return null;
  }
  const welcomes: Welcome[] = [];
  for (const template of fittingTemplates(templates, record.values)) welcomes.push(await welcomeOf(ctx, template, record.input, record.values));
  return { welcomes, hasTemplates: true, isTicked: await isWelcomeTicked(ctx) };
}
