import { beforeEach, describe, expect, test, vi } from 'vitest';
import { store } from '#db/client';
import { consentEvents, consentLinks } from '#db/schema/consent';
import { findConsentLink, makeConsentLink, withdrawByLink } from '#lib/consent/link';
import { consentHistory, maySend } from '#lib/consent/queries';
import { recordConsent } from '#lib/consent/record-consent';
import type { Context } from '#lib/context';
import { findRecord } from '#lib/customers/record';
import { registerCustomer } from '#lib/customers/register';
import { updateCustomer } from '#lib/customers/update';
import { Missing } from '#lib/problems';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';

const invoices = { channel: 'email', purpose: 'service' } as const;
const offers = { channel: 'email', purpose: 'marketing' } as const;

let ctx: Context;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
});

const ledger = () => store.read((db) => db.select().from(consentEvents).orderBy(consentEvents.id));
const said = (given: Partial<Record<'channel' | 'purpose' | 'isGiven' | 'method' | 'remark', string>> = {}) => ({ channel: 'email', purpose: 'marketing', isGiven: 'yes', method: 'phone', remark: '', ...given });

test('nothing may be sent that was not consented to', async () => {
  const id = await registerCustomer(ctx, values({ email: 'a@example.com' }));
  for (const consent of [invoices, offers]) expect(await maySend(ctx, id, consent)).toBe(false);
  expect(await ledger()).toEqual([]);
});

test('what was ticked in the form is recorded with who, when, how, and which wording', async () => {
  const id = await registerCustomer(ctx, values({ 'consent.email.invoices': 'given' }));
  expect(await maySend(ctx, id, invoices)).toBe(true);
  expect(await maySend(ctx, id, offers)).toBe(false);
  expect(await ledger()).toMatchObject([{ customerId: id, ...invoices, isGiven: true, method: 'form', wording: 1, recordedBy: ctx.user.id, at: expect.any(Number) }]);
});

test('an edit adds only what is other than how things stand, and never changes what was recorded', async () => {
  const id = await registerCustomer(ctx, values({ 'consent.email.invoices': 'given' }));
  await updateCustomer(ctx, id, 1, values({ city: 'Berlin', 'consent.email.invoices': 'given' }));
  expect(await ledger()).toHaveLength(1);
  const [first] = await ledger();
  await updateCustomer(ctx, id, 2, values({ city: 'Berlin', 'consent.email.marketing': 'given' }));
  expect((await ledger())[0]).toEqual(first);
  expect((await consentHistory(ctx, id)).map(({ purpose, isGiven }) => [purpose, isGiven]).toSorted()).toEqual([['marketing', true], ['service', false], ['service', true]].toSorted());
  expect(await maySend(ctx, id, invoices)).toBe(false);
  expect((await findRecord(ctx, id))?.values).toMatchObject({ 'consent.email.invoices': '', 'consent.email.marketing': 'given' });
});

test('a consent given on the phone is recorded as such, and withdrawn again', async () => {
  const id = await registerCustomer(ctx, values());
  await recordConsent(ctx, id, said({ remark: 'called in March' }));
  expect(await maySend(ctx, id, offers)).toBe(true);
  await recordConsent(ctx, id, said({ isGiven: 'no', method: 'email' }));
  expect(await maySend(ctx, id, offers)).toBe(false);
  expect(await consentHistory(ctx, id)).toMatchObject([{ isGiven: false, method: 'email', recorder: ctx.user.name }, { isGiven: true, method: 'phone', remark: 'called in March' }]);
});

test.each([['channel', 'pigeon'], ['purpose', 'anything'], ['isGiven', 'perhaps'], ['method', 'telepathy']] as const)('a %s of %j is refused', async (name, value) => {
  const id = await registerCustomer(ctx, values());
  await expect(recordConsent(ctx, id, said({ [name]: value }))).rejects.toMatchObject({ problems: [{ field: name }] });
  expect(await ledger()).toEqual([]);
});

test("another firm's customer is not there", async () => {
  const id = await registerCustomer(await aFirm(), values());
  await expect(recordConsent(ctx, id, said())).rejects.toThrow(Missing);
  await expect(makeConsentLink(ctx, id)).rejects.toThrow(Missing);
});

describe('the link of a customer', () => {
  let id: string;
  let token: string;

  beforeEach(async () => {
    id = await registerCustomer(ctx, values({ 'consent.email.invoices': 'given', 'consent.email.marketing': 'given' }));
    token = await makeConsentLink(ctx, id);
  });

  test('shows what was consented to, as often as it is looked at, and changes nothing', async () => {
    for (let look = 0; look < 3; look += 1) expect(await findConsentLink(token)).toEqual({ firmName: ctx.firm.name, given: expect.arrayContaining([invoices, offers]) });
    expect(await ledger()).toHaveLength(2);
  });

  test('withdraws what the customer says, in the customer\'s own name, once', async () => {
    expect(await withdrawByLink(token, new Set(['email.marketing']))).toBe(true);
    expect(await maySend(ctx, id, offers)).toBe(false);
    expect(await maySend(ctx, id, invoices)).toBe(true);
    expect(await consentHistory(ctx, id)).toMatchObject([{ ...offers, isGiven: false, method: 'link', recordedBy: null, recorder: null }, {}, {}]);
    expect(await withdrawByLink(token, new Set(['email.service']))).toBe(false);
    expect(await maySend(ctx, id, invoices)).toBe(true);
    expect(await findConsentLink(token)).toBeNull();
  });

  test('is kept as a hash only, and is worth nothing after ninety days or when it is made up', async () => {
    expect(JSON.stringify(await store.read((db) => db.select().from(consentLinks)))).not.toContain(token);
    expect(await findConsentLink('made up')).toBeNull();
    vi.useFakeTimers({ now: Date.now() + 91 * 86_400_000, toFake: ['Date'] });
    expect(await findConsentLink(token)).toBeNull();
    expect(await withdrawByLink(token, new Set(['email.marketing']))).toBe(false);
    vi.useRealTimers();
  });

  test('pressed twenty times at once it withdraws once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => withdrawByLink(token, new Set(['email.marketing']))));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await ledger()).toHaveLength(3);
  });
});
