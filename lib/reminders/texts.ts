import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { reminderSteps, reminderTexts } from '#db/schema/reminders';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import type { Context, Locale } from '#lib/context';
import { line, parse } from '#lib/form';
import { Missing } from '#lib/problems';
import { letterWords } from '#lib/reminders/variables';
import { type Text, type TextPlace, textPlaces, usualTexts } from '#lib/reminders/usual-texts';

export { type TextPlace, textPlaces } from '#lib/reminders/usual-texts';

export const isTextPlace = (place: string): place is TextPlace => (textPlaces as readonly string[]).includes(place);

/** The firm's own texts, by place and language. */
export type Texts = ReadonlyMap<string, Text>;

const keyOf = (place: string, language: Locale): string => `${place} ${language}`;

/** What the firm says in its own words. */
export async function textsOf(ctx: Context): Promise<Texts> {
  const rows = await read(ctx, 'invoices.view', (db) => db.select().from(reminderTexts).where(ofFirm(ctx, reminderTexts)));
  return new Map(rows.map(({ place, language, subject, body }) => [keyOf(place, language), { subject, body }]));
}

/** The text of a place: the step's own, else the firm's for such letters, else the usual one. */
export function textFor(texts: Texts, place: TextPlace, stepId: string | null, language: Locale): Text & { isOwn: boolean; isOfStep: boolean } {
  const ofStep = stepId === null ? undefined : texts.get(keyOf(stepId, language));
  const own = ofStep ?? texts.get(keyOf(place, language));
  return { ...(own ?? usualTexts[language][place]), isOwn: own !== undefined, isOfStep: ofStep !== undefined };
}

const text = (max: number) =>
  line(max).superRefine((typed, context) => {
    const unknown = letterWords.unknown(typed);
    if (unknown !== null) context.addIssue({ code: 'custom', message: 'reminders.wrong.variable', params: { variable: unknown } });
  });

const schema = z.object({ subject: text(200).refine((typed) => !typed.includes('\n'), 'reminders.wrong.subject'), body: text(10_000) });

export const reminderTextNames = Object.keys(schema.shape) as (keyof typeof schema.shape)[];

/**
 * Reads a text as it was typed.
 * @throws Invalid also when it names a variable that there is none of
 */
export function parseText(values: Record<string, string>): Text {
  return parse(schema, values, ['subject', 'body']);
}

/**
 * Says in the firm's own words what letters of a tone, about several invoices, or of one step say.
 * @param place a `TextPlace`, or the id of a step
 * @throws Forbidden, Missing, Invalid
 */
export async function changeText(ctx: Context, place: string, language: Locale, values: Record<string, string>): Promise<void> {
  const input = parseText(values);
  await write(ctx, 'firm.edit', async (db) => {
    if (!isTextPlace(place)) {
      const [step] = await db.select({ id: reminderSteps.id }).from(reminderSteps).where(and(ofFirm(ctx, reminderSteps), eq(reminderSteps.id, place))).limit(1);
      if (!step) throw new Missing(place);
    }
    await db.insert(reminderTexts).values({ firmId: ctx.firm.id, place, language, ...input }).onConflictDoUpdate({ target: [reminderTexts.firmId, reminderTexts.place, reminderTexts.language], set: input });
    await record(db, ctx, { action: 'reminders.textChanged', subjectId: ctx.firm.id, changes: { [`${place}.${language}`]: { from: '', to: input.subject } } });
  });
}

/**
 * Goes back to what would be written without own words. Where there are none, nothing happens.
 * @throws Forbidden
 */
export async function resetText(ctx: Context, place: string, language: Locale): Promise<void> {
  await write(ctx, 'firm.edit', async (db) => {
    const gone = await db.delete(reminderTexts).where(and(ofFirm(ctx, reminderTexts), eq(reminderTexts.place, place), eq(reminderTexts.language, language))).returning({ subject: reminderTexts.subject });
    if (gone[0]) await record(db, ctx, { action: 'reminders.textChanged', subjectId: ctx.firm.id, changes: { [`${place}.${language}`]: { from: gone[0].subject, to: '' } } });
  });
}
