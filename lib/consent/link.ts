import { createHash, randomBytes } from 'node:crypto';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { store } from '#db/client';
import { consentEvents, consentLinks } from '#db/schema/consent';
import { customers } from '#db/schema/customers';
import { firms } from '#db/schema/firms';
import { ofFirm, write } from '#lib/access';
import { day, now } from '#lib/clock';
import { type Consent, consentKey, wordingVersion } from '#lib/consent/consents';
import type { Context } from '#lib/context';
import { newId } from '#lib/ids';
import { Missing } from '#lib/problems';

const lifetime = 90 * day;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * A link by which a customer withdraws consent without an account. It works once.
 * @returns the token for its address; only a hash of it is kept
 * @throws Forbidden, Missing
 */
export async function makeConsentLink(ctx: Context, customerId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await write(ctx, 'customers.edit', async (db) => {
    const [customer] = await db.select({ id: customers.id }).from(customers).where(and(ofFirm(ctx, customers), eq(customers.id, customerId), isNull(customers.mergedIntoId), isNull(customers.erasedAt)));
    if (!customer) throw new Missing(customerId);
    await db.insert(consentLinks).values({ id: hashOf(token), firmId: ctx.firm.id, customerId, createdAt: now(), expiresAt: now() + lifetime });
  });
  return token;
}

export interface ConsentLink {
  firmName: string;
  /** What the customer has consented to, and can withdraw. */
  given: Consent[];
}

const usable = (token: string) => and(eq(consentLinks.id, hashOf(token)), isNull(consentLinks.usedAt), gt(consentLinks.expiresAt, now()));

async function givenBy(customerId: string): Promise<Consent[]> {
  const events = await store.read((db) => db.select().from(consentEvents).where(eq(consentEvents.customerId, customerId)).orderBy(desc(consentEvents.id)));
  const latest = new Map<string, (typeof events)[number]>();
  for (const event of events) if (!latest.has(consentKey(event))) latest.set(consentKey(event), event);
  return [...latest.values()].filter(({ isGiven }) => isGiven).map(({ channel, purpose }) => ({ channel, purpose }));
}

/** What a link is about; null when it was used, has run out, or never was. To look changes nothing: link scanners do. */
export async function findConsentLink(token: string): Promise<ConsentLink | null> {
  const [row] = await store.read((db) =>
    db.select({ customerId: consentLinks.customerId, firmName: firms.name }).from(consentLinks).innerJoin(firms, eq(firms.id, consentLinks.firmId)).where(usable(token)).limit(1),
  );
  return row ? { firmName: row.firmName, given: await givenBy(row.customerId) } : null;
}

/**
 * Withdraws, in the customer's own name.
 * @param keys the consents that are withdrawn (`email.marketing`)
 * @returns whether the link was still good
 */
export async function withdrawByLink(token: string, keys: ReadonlySet<string>): Promise<boolean> {
  return store.write(async (db) => {
    const [link] = await db.update(consentLinks).set({ usedAt: now() }).where(usable(token)).returning();
    if (!link) return false;
    for (const consent of await givenBy(link.customerId)) {
      if (!keys.has(consentKey(consent))) continue;
      await db.insert(consentEvents).values({
        id: newId(), firmId: link.firmId, customerId: link.customerId, ...consent, isGiven: false, at: now(), method: 'link', wording: wordingVersion, recordedBy: null, remark: null,
      });
    }
    return true;
  });
}
