import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { consentChannels, consentEvents, consentMethods, consentPurposes } from '#db/schema/consent';
import { customers } from '#db/schema/customers';
import type { Db } from '#db/types';
import { ofFirm, write } from '#lib/access';
import { now } from '#lib/clock';
import { type Consent, consentKey, consentNames, formConsents, type Method, wordingVersion } from '#lib/consent/consents';
import { consentsOf } from '#lib/consent/queries';
import type { Context } from '#lib/context';
import { line, oneOf, orNull, parse } from '#lib/form';
import { newId } from '#lib/ids';
import { Missing } from '#lib/problems';

const consentSchema = z.object({
  channel: oneOf(consentChannels),
  purpose: oneOf(consentPurposes),
  isGiven: oneOf(['yes', 'no']).transform((word) => word === 'yes'),
  method: oneOf(consentMethods),
  remark: line(500).transform(orNull),
});

export const consentInputNames = Object.keys(consentSchema.shape) as (keyof typeof consentSchema.shape)[];

interface Said extends Consent {
  isGiven: boolean;
  method: Method;
  remark: string | null;
}

/** Adds to the ledger. Nothing in it is ever changed. Call it in the write that leads to it. */
export async function enterConsent(db: Db, ctx: Context, customerId: string, said: Said): Promise<void> {
  await db.insert(consentEvents).values(eventOf(ctx, customerId, said));
}

const eventOf = (ctx: Context, customerId: string, said: Said) =>
  ({ id: newId(), firmId: ctx.firm.id, customerId, ...said, at: now(), wording: wordingVersion, recordedBy: ctx.user.id });

/** Records what the form says of consent for customers who have just been stored. Call it in their write. */
export async function addFormConsents(db: Db, ctx: Context, given: readonly { customerId: string; values: Partial<Record<string, string>> }[]): Promise<void> {
  const events = given.flatMap(({ customerId, values }) =>
    consentNames.filter((name) => values[name] === 'given').map((name) => eventOf(ctx, customerId, { ...formConsents[name], isGiven: true, method: 'form', remark: null })));
  if (events.length > 0) await db.insert(consentEvents).values(events);
}

/**
 * Records that a customer consented or withdrew.
 * @param values `channel`, `purpose`, `isGiven` (`yes` or `no`), `method`, `remark`
 * @throws Forbidden, Missing, Invalid
 */
export async function recordConsent(ctx: Context, customerId: string, values: Record<string, string>): Promise<void> {
  const said = parse(consentSchema, values);
  await write(ctx, 'customers.edit', async (db) => {
    const [customer] = await db.select({ id: customers.id }).from(customers).where(and(ofFirm(ctx, customers), eq(customers.id, customerId), isNull(customers.mergedIntoId), isNull(customers.erasedAt)));
    if (!customer) throw new Missing(customerId);
    await enterConsent(db, ctx, customerId, said);
  });
}

/** Records what the form says of consent, where it is other than how things stand. Call it in the write of the customer. */
export async function storeFormConsents(db: Db, ctx: Context, customerId: string, values: Partial<Record<string, string>>): Promise<void> {
  const latest = await consentsOf(ctx, customerId);
  for (const name of consentNames) {
    const consent = formConsents[name];
    const isGiven = values[name] === 'given';
    const stands = latest.get(consentKey(consent))?.isGiven ?? false;
    if (isGiven !== stands) await enterConsent(db, ctx, customerId, { ...consent, isGiven, method: 'form', remark: null });
  }
}
