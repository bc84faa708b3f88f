import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import type { Context } from '#lib/context';
import { checkFacts } from '#lib/customers/check-facts';
import { corrected } from '#lib/customers/checks/check';
import { dismissedOf } from '#lib/customers/dismissed';
import { findDraft, reviseDraft, startDraft } from '#lib/customers/draft';
import { archiveCustomer } from '#lib/customers/archive';
import { correctFinding, dismissFinding, findingsOf, recallFindings } from '#lib/customers/findings';
import type { FieldName } from '#lib/customers/fields';
import { findRecord } from '#lib/customers/record';
import { registerCustomer } from '#lib/customers/register';
import { saveDraft } from '#lib/customers/save-draft';
import { updateCustomer } from '#lib/customers/update';
import { defineField } from '#lib/custom-fields/define';
import { listHistory } from '#lib/history/queries';
import { Missing } from '#lib/problems';
import { aColleague, aFirm, openEmptyStore, values } from '../support/firm.ts';

let ctx: Context;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm('owner', { country: 'DE' });
});

const register = (given: Partial<Record<FieldName, string>>, who = ctx) => registerCustomer(who, values(given));
const draftOf = (given: Partial<Record<FieldName, string>>) => startDraft(ctx, values(given), null);
const slip = { email: 'maria@gmial.com' };
const pressed = { field: 'email', finding: 'checks.emailSlip', value: slip.email };

/** What the review of a draft points out, and what of it was said to be right. */
async function review(draftId: string, given?: ReturnType<typeof values>) {
  const draft = await findDraft(ctx, draftId);
  if (!draft) throw new Missing(draftId);
  const { open, dismissed } = await findingsOf(ctx, draft, given ?? draft.values);
  const told = (findings: typeof open) => findings.map(({ field, key }) => `${field} ${key.replace('checks.', '')}`);
  return { open: told(open), dismissed: told(dismissed) };
}

async function editOf(customerId: string, given: Partial<Record<FieldName, string>>): Promise<string> {
  const found = await findRecord(ctx, customerId);
  if (!found) throw new Missing(customerId);
  return startDraft(ctx, corrected(found.values, given), { id: customerId, version: found.customer.version, values: found.values });
}

describe('what is known of other customers', () => {
  test('nothing, in an empty register', async () => {
    expect(await checkFacts(ctx, values({ email: slip.email, city: 'Berlin', postalCode: '12209', country: 'DE' }), null)).toEqual({
      home: 'DE', lines: [], sameEmail: null, isKnownDomain: false, domains: [], neighbours: [], cities: [{ city: 'Berlin', customers: 0 }],
    });
  });

  test('who has the same e-mail, however it is typed; not oneself, and nobody of another firm', async () => {
    const id = await register({ name: 'Ana', email: 'Ana@Example.com' });
    await register({ email: 'ben@example.com' }, await aFirm());
    expect((await checkFacts(ctx, values({ email: ' ana@example.com' }), null)).sameEmail).toEqual({ id, number: 1, name: 'Ana' });
    expect((await checkFacts(ctx, values({ email: 'ana@example.com' }), id)).sameEmail).toBeNull();
    expect((await checkFacts(ctx, values({ email: 'ben@example.com' }), null)).sameEmail).toBeNull();
  });

  test('whether a domain that looks like a slip is one that others have', async () => {
    const id = await register({ email: 'ana@gmial.com' });
    await register({ email: 'ben@hotmial.com' }, await aFirm());
    const isKnown = async (email: string, customerId: string | null = null) => (await checkFacts(ctx, values({ email }), customerId)).isKnownDomain;
    expect([await isKnown('maria@gmial.com'), await isKnown('maria@GMIAL.com'), await isKnown('maria@hotmial.com'), await isKnown('ana@gmial.com', id), await isKnown('maria@mial.com')]).toEqual([true, true, false, false, false]);
  });

  test('the domains that others have and that are written almost like this one', async () => {
    const own = await register({ email: 'own@nakheel.example' });
    for (const name of ['ana', 'ben', 'cem']) await register({ email: `${name}@Nakheel.example` });
    await register({ email: 'dan@nakhell.example' });
    await register({ email: 'eva@nakhiel.example' }, await aFirm());
    const domains = async (email: string, id: string | null = null) => (await checkFacts(ctx, values({ email }), id)).domains.toSorted((a, b) => b.customers - a.customers);
    expect(await domains('x@nahkeel.example', own)).toEqual([{ domain: 'nakheel.example', customers: 3 }]);
    expect(await domains('x@nakhel.example', own)).toEqual([{ domain: 'nakheel.example', customers: 3 }, { domain: 'nakhell.example', customers: 1 }]);
    expect(await domains('dan@nakhell.example')).toEqual([{ domain: 'nakheel.example', customers: 4 }, { domain: 'nakhell.example', customers: 1 }]);
    expect([await domains('x@gmail.com'), await domains('nakheel.example'), await domains('x@nakhol.org')]).toEqual([[], [], []]);
  });

  test('who lives at the same postal code of the same country', async () => {
    await register({ city: 'Berlin', street: 'Obere Str. 1', postalCode: '12209', country: 'DE' });
    await register({ city: 'Berlin', street: 'Obere Str.', buildingNumber: 'A2', postalCode: '12 209', country: 'DE' });
    await register({ city: 'Elsewhere', street: 'Rue 1', postalCode: '12209', country: 'FR' });
    await register({ city: 'Longer', street: 'Obere Str. 1', postalCode: '122091', country: 'DE' });
    await register({ city: 'Shorter', street: 'Obere Str. 91', postalCode: '1220', country: 'DE' });
    await register({ city: 'Theirs', street: 'Obere Str. 1', postalCode: '12209', country: 'DE' }, await aFirm());
    const { neighbours } = await checkFacts(ctx, values({ postalCode: '12209', country: 'DE' }), null);
    expect(neighbours.toSorted((a, b) => a.street.length - b.street.length)).toEqual([{ city: 'Berlin', street: 'Obere Str.' }, { city: 'Berlin', street: 'Obere Str. 1' }]);
  });

  test('how many have the city, and those written almost like it', async () => {
    for (const city of ['Hamburg', 'Hamburg', 'Hamburh', 'Hannover', 'Bremen']) await register({ city });
    const { cities } = await checkFacts(ctx, values({ city: 'Hambrug' }), null);
    expect(cities).toEqual([{ city: 'Hambrug', customers: 0 }, { city: 'Hamburg', customers: 2 }]);
  });

  test("which of the firm's own fields hold a line", async () => {
    const field = { labelAr: '', labelEn: 'Account', helpAr: '', helpEn: '', options: '', group: 'more', isUnique: '', initial: '', isInList: '' };
    await defineField(ctx, { ...field, type: 'line' });
    await defineField(ctx, { ...field, labelEn: 'Shoe size', type: 'number' });
    expect((await checkFacts(ctx, values(), null)).lines).toHaveLength(1);
  });
});

describe('a correction', () => {
  test('puts into the draft what was meant, and nothing else', async () => {
    const draft = await draftOf({ ...slip, name: 'MARIA', city: 'Berlin' });
    await correctFinding(ctx, draft, pressed);
    expect(await findDraft(ctx, draft)).toMatchObject({ values: values({ name: 'MARIA', city: 'Berlin', email: 'maria@gmail.com' }) });
    expect(await review(draft)).toEqual({ open: ['name allCapitals'], dismissed: [] });
  });

  test('pressed twice, or for a value that is there no longer, changes nothing more', async () => {
    const draft = await draftOf(slip);
    await correctFinding(ctx, draft, pressed);
    await correctFinding(ctx, draft, pressed);
    expect(await findDraft(ctx, draft)).toMatchObject({ values: { email: 'maria@gmail.com' } });
    await reviseDraft(ctx, draft, values({ email: 'ana@hotmial.com' }));
    await correctFinding(ctx, draft, pressed);
    expect(await findDraft(ctx, draft)).toMatchObject({ values: { email: 'ana@hotmial.com' } });
  });

  test('changes only what the checks would: the form cannot bring a value of its own', async () => {
    const draft = await draftOf({ name: 'Maria Anders' });
    for (const forged of [pressed, { field: 'name', finding: 'checks.allCapitals', value: 'Maria Anders' }, { field: '__proto__', finding: '', value: '' }]) await correctFinding(ctx, draft, forged);
    expect(await findDraft(ctx, draft)).toMatchObject({ values: values({ name: 'Maria Anders' }) });
  });

  test('of an edit changes the draft, and the customer when it is saved', async () => {
    const id = await register(slip);
    const draft = await editOf(id, { city: 'Bonn' });
    await correctFinding(ctx, draft, pressed);
    expect((await findRecord(ctx, id))?.values.email).toBe(slip.email);
    await saveDraft(ctx, draft, { version: 1, choices: new Map() });
    expect((await findRecord(ctx, id))?.values).toMatchObject({ email: 'maria@gmail.com', city: 'Bonn' });
  });

  test('with more than one line finds its value though the browser ends lines in its own way', async () => {
    const terms = 'IBAN DE89 3704 0044 0532 0310 00\nDelivery on Mondays';
    const draft = await draftOf({ terms });
    await dismissFinding(ctx, draft, { field: 'terms', finding: 'checks.ibanDigits', value: terms.replace('\n', '\r\n') });
    expect(await review(draft)).toEqual({ open: [], dismissed: ['terms ibanDigits'] });
  });
});

describe('"It is right"', () => {
  test('holds in the draft for this value alone', async () => {
    const draft = await draftOf(slip);
    expect(await review(draft)).toEqual({ open: ['email emailSlip'], dismissed: [] });
    await dismissFinding(ctx, draft, pressed);
    await dismissFinding(ctx, draft, pressed);
    expect(await review(draft)).toEqual({ open: [], dismissed: ['email emailSlip'] });
    expect((await findDraft(ctx, draft))?.dismissed).toHaveLength(1);
    await reviseDraft(ctx, draft, values({ email: 'maria@hotmial.com' }));
    expect(await review(draft)).toEqual({ open: ['email emailSlip'], dismissed: [] });
    await reviseDraft(ctx, draft, values(slip));
    expect(await review(draft)).toEqual({ open: [], dismissed: ['email emailSlip'] });
  });

  test('holds for the saved customer as long as the field has this value', async () => {
    const draft = await draftOf(slip);
    await dismissFinding(ctx, draft, pressed);
    const id = await saveDraft(ctx, draft);
    expect(await dismissedOf(ctx, id)).toEqual([pressed]);
    expect(await review(await editOf(id, { city: 'Bonn' }))).toEqual({ open: [], dismissed: ['email emailSlip'] });
    const other = await editOf(id, { email: 'maria@hotmial.com' });
    expect(await review(other)).toEqual({ open: ['email emailSlip'], dismissed: [] });
    await saveDraft(ctx, other, { version: 1, choices: new Map() });
    expect(await dismissedOf(ctx, id)).toEqual([]);
  });

  test('holds for a colleague, and is of no account to another customer', async () => {
    const draft = await draftOf(slip);
    await dismissFinding(ctx, draft, pressed);
    const id = await saveDraft(ctx, draft);
    const colleague = await aColleague(ctx.firm);
    expect(await dismissedOf(colleague, id)).toEqual([pressed]);
    expect(await dismissedOf(await aFirm(), id)).toEqual([]);
    await archiveCustomer(ctx, id, 1);
    expect((await review(await draftOf({ email: 'ana@gmial.com' }))).dismissed).toEqual([]);
  });

  test('said on the review of an edit is stored with it, and not when the edit settles on another value', async () => {
    const id = await register({ city: 'Bonn' });
    const [first, second] = [await editOf(id, slip), await editOf(id, { email: 'maria@hotmial.com' })];
    await dismissFinding(ctx, first, pressed);
    await dismissFinding(ctx, second, { ...pressed, value: 'maria@hotmial.com' });
    await saveDraft(ctx, first, { version: 1, choices: new Map() });
    await saveDraft(ctx, second, { version: 2, choices: new Map([['email', 'theirs']]) });
    expect(await dismissedOf(ctx, id)).toEqual([pressed]);
  });

  test('survives a later change of something else, and is said once', async () => {
    const draft = await draftOf(slip);
    await dismissFinding(ctx, draft, pressed);
    const id = await saveDraft(ctx, draft);
    await updateCustomer(ctx, id, 1, values({ ...slip, city: 'Bonn' }));
    const edit = await editOf(id, { city: 'Ulm' });
    await saveDraft(ctx, edit, { version: 2, choices: new Map() });
    expect(await dismissedOf(ctx, id)).toEqual([pressed]);
  });

  test('is taken back by one press, in the draft and of the customer', async () => {
    const draft = await draftOf({ ...slip, name: 'MARIA' });
    for (const said of [pressed, { field: 'name', finding: 'checks.allCapitals', value: 'MARIA' }]) await dismissFinding(ctx, draft, said);
    expect((await review(draft)).open).toEqual([]);
    await recallFindings(ctx, draft);
    expect(await review(draft)).toEqual({ open: ['name allCapitals', 'email emailSlip'], dismissed: [] });
    await dismissFinding(ctx, draft, pressed);
    const id = await saveDraft(ctx, draft);
    const edit = await editOf(id, { city: 'Bonn' });
    await recallFindings(ctx, edit);
    expect((await review(edit)).open).toEqual(['name allCapitals', 'email emailSlip']);
    expect(await dismissedOf(ctx, id)).toEqual([]);
  });

  test('is written in the log, and is no part of the history that everybody sees', async () => {
    const draft = await draftOf(slip);
    await dismissFinding(ctx, draft, pressed);
    const id = await saveDraft(ctx, draft);
    await recallFindings(ctx, await editOf(id, { city: 'Bonn' }));
    const events = await store.read((db) => db.select({ action: auditEvents.action, changes: auditEvents.changes }).from(auditEvents).where(eq(auditEvents.subjectId, id)).orderBy(auditEvents.position));
    const said = { email: { from: '', to: 'checks.emailSlip' } };
    expect(events).toEqual([{ action: 'customer.registered', changes: {} }, { action: 'finding.dismissed', changes: said }, { action: 'finding.recalled', changes: said }]);
    expect((await listHistory(ctx, id, 10)).map(({ action }) => action)).toEqual(['customer.registered']);
  });
});

test.each([['correct', correctFinding], ['dismiss', dismissFinding]])('nobody but its author can %s in a draft, and nobody after it was saved', async (_, verb) => {
  const draft = await draftOf(slip);
  for (const other of [await aColleague(ctx.firm), await aFirm()]) await expect(verb(other, draft, pressed)).rejects.toThrow(Missing);
  expect(await findDraft(ctx, draft)).toMatchObject({ values: slip, dismissed: [] });
  await saveDraft(ctx, draft);
  await expect(verb(ctx, draft, pressed)).rejects.toThrow(Missing);
  await expect(recallFindings(ctx, draft)).rejects.toThrow(Missing);
});
