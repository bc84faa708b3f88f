import { and, eq } from 'drizzle-orm';
import { reminderSteps } from '#db/schema/reminders';
import { ofFirm, read } from '#lib/access';
import { type Brand, brandOf } from '#lib/brands/queries';
import type { Context, Locale } from '#lib/context';
import { addDays, type Day } from '#lib/day';
import { findLink } from '#lib/invoices/links';
import { translator } from '#lib/messages';
import { receiverAddress } from '#lib/reminders/address';
import { type Candidate, candidateOf, candidatesOf } from '#lib/reminders/candidates';
import { composeLetter, type LetterItem, type ReminderLetter } from '#lib/reminders/letter';
import type { Step } from '#lib/reminders/plan';
import { nextRound, upcomingOf } from '#lib/reminders/queries';
import { type Receiver, receiverOf } from '#lib/reminders/receiver';
import { momentOf } from '#lib/reminders/settings';
import { type TextPlace, type Texts, textsOf } from '#lib/reminders/texts';
import type { Text } from '#lib/reminders/usual-texts';

/** A reminder as it will go out, as things stand now. */
export interface Preview {
  candidate: Candidate;
  step: Step;
  /** On which it goes out; of one that could not be mailed, today. */
  day: Day;
  receiver: Receiver | 'noEmail' | 'noConsent';
  letter: ReminderLetter;
  /** Numbers of the invoices that one letter is about. */
  numbers: string[];
}

/** What stands for a link that is made only when the letter goes out. */
const noLinkYet = '…\u200e';

async function asItem(ctx: Context, { invoice }: Candidate, step: Step): Promise<LetterItem> {
  return { invoice, step, link: receiverAddress((await findLink(ctx, invoice.id))?.token ?? noLinkYet) };
}

/**
 * The letter by which a step of an invoice goes out, exactly as it would, with whatever else its customer is reminded of on that day.
 * @returns null when the invoice is not open, or the step is none of the firm's
 */
export async function previewReminder(ctx: Context, invoiceId: string, stepId: string): Promise<Preview | null> {
  const candidate = await candidateOf(ctx, invoiceId);
  const [step] = await read(ctx, 'invoices.view', (db) => db.select().from(reminderSteps).where(and(ofFirm(ctx, reminderSteps), eq(reminderSteps.id, stepId))).limit(1));
  if (!candidate || !step) return null;
  const first = await nextRound(ctx);
  const ahead = candidate.ahead.find((dated) => dated.step.id === stepId);
  const day = ahead ? (ahead.day > first ? ahead.day : first) : momentOf(ctx).today;
  return read(ctx, 'invoices.view', async (db) => {
    const receiver = await receiverOf(db, ctx, candidate.customer, step.recipient);
    const together: { candidate: Candidate; step: Step }[] = [];
    for (const other of ahead && typeof receiver !== 'string' ? await candidatesOf(db, ctx, candidate.customer.id) : []) {
      const goes = upcomingOf(other, first, day).findLast((upcoming) => upcoming.day === day && !upcoming.isHeld);
      const to = goes && (await receiverOf(db, ctx, other.customer, goes.step.recipient));
      if (goes && typeof to === 'object' && typeof receiver === 'object' && to.address === receiver.address) together.push({ candidate: other, step: goes.step });
    }
    const about = together.some((one) => one.candidate.invoice.id === invoiceId && one.step.id === stepId) ? together : [{ candidate, step }];
    const items = await Promise.all(about.map((one) => asItem(ctx, one.candidate, one.step)));
    const letter = composeLetter(ctx, { customerName: typeof receiver === 'string' ? candidate.customer.name : receiver.name, brand: await brandOf(ctx), today: day, texts: await textsOf(ctx), items });
    return { candidate, step, day, receiver, letter, numbers: about.map((one) => one.candidate.invoice.number ?? '') };
  });
}

const sampleDays: Record<TextPlace, number> = { friendly: 3, firm: 10, last: 21, statement: 10 };

/**
 * A letter with a text, about invoices that are made up: what the settings show.
 * @param text in place of what is saved
 */
export function sampleLetter(ctx: Context, brand: Brand, place: TextPlace, step: Pick<Step, 'days' | 'tone' | 'fee' | 'feeCurrency'> | null, language: Locale, text: Text): ReminderLetter {
  const { today } = momentOf(ctx);
  const t = translator(language);
  const shown = { id: 'sample', tone: step?.tone ?? (place === 'statement' ? ('firm' as const) : place), fee: step?.fee ?? null, feeCurrency: step?.feeCurrency ?? null };
  const currency = brand.currency ?? 'SAR';
  const item = (number: string, after: number, open: number): LetterItem => ({ invoice: { number, dueDay: addDays(today, -after), currency, open, language }, step: shown, link: receiverAddress(noLinkYet) });
  const after = step?.days ?? sampleDays[place];
  const items = place === 'statement' ? [item('INV-0001', 10, 115_000), item('INV-0002', 3, 57_500)] : [item('INV-0001', after, 115_000)];
  const texts: Texts = new Map([[`${place} ${language}`, text]]);
  return composeLetter(ctx, { customerName: t('reminders.sampleCustomer'), brand, today, texts, items });
}
