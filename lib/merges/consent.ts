import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { consentEvents } from '#db/schema/consent';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import { consentKey } from '#lib/consent/consents';
import { type ConsentEvent, consentsOf } from '#lib/consent/queries';
import { enterConsent } from '#lib/consent/record-consent';
import type { Context } from '#lib/context';
import type { Merging } from '#lib/merges/move';
import { translator } from '#lib/messages';

/** How a consent stands with several customers who are one. */
export interface JoinedConsent extends Pick<ConsentEvent, 'channel' | 'purpose'> {
  /** Whether it is given after the merge. */
  isGiven: boolean;
  /** Whether some have given and others withdrawn it. */
  isDisputed: boolean;
}

/**
 * What stands of consent when these customers become one: what one of them has withdrawn is withdrawn, whichever came last. Who
 * was never asked has decided nothing, and takes nothing from what was given.
 */
export async function joinedConsents(ctx: Context, customerIds: readonly string[]): Promise<JoinedConsent[]> {
  const states: ConsentEvent[] = [];
  for (const id of customerIds) states.push(...(await consentsOf(ctx, id)).values());
  const joined = [...Map.groupBy(states, consentKey)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return joined.flatMap(([, [first, ...others]]) => {
    if (!first) return [];
    const said = [first, ...others].map(({ isGiven }) => isGiven);
    return { channel: first.channel, purpose: first.purpose, isGiven: said.every(Boolean), isDisputed: new Set(said).size > 1 };
  });
}

/**
 * Makes the ledgers of all one, and withdraws in it what one of them had withdrawn and another has given later. Call it in the
 * write that merges them.
 */
export async function joinConsents(db: Db, ctx: Context, { kept, merged }: Merging): Promise<void> {
  const joined = await joinedConsents(ctx, [kept, ...merged].map(({ id }) => id));
  await db.update(consentEvents).set({ customerId: kept.id }).where(and(ofFirm(ctx, consentEvents), inArray(consentEvents.customerId, merged.map(({ id }) => id))));
  const latest = await consentsOf(ctx, kept.id);
  const remark = translator(ctx.locale)('merges.stricterRemark', { numbers: merged.map(({ number }) => number).join(', ') });
  for (const { channel, purpose, isGiven } of joined) {
    if (isGiven || !latest.get(consentKey({ channel, purpose }))?.isGiven) continue;
    await enterConsent(db, ctx, kept.id, { channel, purpose, isGiven: false, method: 'notStated', remark });
  }
}

/**
 * What was withdrawn of the merged customer was withdrawn by whoever both of them are: it is withdrawn for those who come back, too.
 * @param mergeId whatever was recorded later has a greater id
 */
export async function spreadWithdrawals(db: Db, ctx: Context, { kept, merged }: Merging, mergeId: string): Promise<void> {
  const since = await db
    .select()
    .from(consentEvents)
    .where(and(ofFirm(ctx, consentEvents), eq(consentEvents.customerId, kept.id), gt(consentEvents.id, mergeId)))
    .orderBy(asc(consentEvents.id));
  const withdrawn = [...new Map(since.map((event) => [consentKey(event), event])).values()].filter(({ isGiven }) => !isGiven);
  const remark = translator(ctx.locale)('merges.withdrawnRemark', { number: kept.number });
  for (const { id } of merged) {
    const before = await consentsOf(ctx, id);
    for (const { channel, purpose, method } of withdrawn) {
      if (before.get(consentKey({ channel, purpose }))?.isGiven) await enterConsent(db, ctx, id, { channel, purpose, isGiven: false, method, remark });
    }
  }
}
