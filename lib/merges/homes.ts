import { and, eq, gt, inArray } from 'drizzle-orm';
import { invoices } from '#db/schema/invoices';
import type { customerMerges } from '#db/schema/merges';
import { allocations, payments } from '#db/schema/payments';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import { settleInvoice } from '#lib/balances/settle';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';

type Merge = Pick<typeof customerMerges.$inferSelect, 'id' | 'keptId' | 'before'>;

/** Whose is what, once a merge is undone, of the documents and payments that came since. */
export interface Homes {
  /** Payments and credit notes that go to the customer whose invoices they concern: by their ids, that customer's. */
  payments: ReadonlyMap<string, string>;
  creditNotes: ReadonlyMap<string, string>;
  /** Shares within one of the others, by their ids. */
  shares: ReadonlyMap<string, string>;
  /** What of one customer's money was set against another's invoice: it is taken off it again. */
  strays: { id: string; invoiceId: string }[];
}

/** Whose a row was before the merge: by table and id, where it was another's than the kept one's. */
function ownersBefore({ before }: Merge, name: 'invoices' | 'payments'): Map<string, string> {
  const changes = (before[name] ?? []) as unknown as { key: { id: string }; was: { customerId?: string }[] }[];
  return new Map(changes.flatMap(({ key, was }) => (was[0]?.customerId ? [[key.id, was[0].customerId]] : [])));
}

/** The only one that all of these are; null where they are several, or none. */
const theOnly = (all: readonly string[]): string | null => (new Set(all).size === 1 ? (all[0] ?? null) : null);

/**
 * Where the money goes that came since a merge. A payment, or a credit note, that concerns one customer's invoices alone is that
 * customer's, as it would have been without the merge. Of others the shares between two customers are taken off: what was
 * paid by them is open again, and credit of whom it was recorded for.
 */
export async function homesOf(db: Db, ctx: Context, merge: Merge): Promise<Homes> {
  const [documentOwners, payers] = [ownersBefore(merge, 'invoices'), ownersBefore(merge, 'payments')];
  const shares = await db.select().from(allocations).where(and(ofFirm(ctx, allocations), eq(allocations.customerId, merge.keptId)));
  const since = await db.select({ id: payments.id }).from(payments).where(and(ofFirm(ctx, payments), eq(payments.customerId, merge.keptId), gt(payments.id, merge.id)));
  const notes = await db.select({ id: invoices.id, creditsId: invoices.creditsId }).from(invoices)
    .where(and(ofFirm(ctx, invoices), eq(invoices.customerId, merge.keptId), eq(invoices.type, 'creditNote'), gt(invoices.id, merge.id)));
  const ownerOf = (invoiceId: string) => documentOwners.get(invoiceId) ?? merge.keptId;
  const sharedWith = (sourceId: string) => shares.filter(({ paymentId, creditNoteId }) => paymentId === sourceId || creditNoteId === sourceId).map(({ invoiceId }) => ownerOf(invoiceId));
  const goesTo = (owner: string | null): owner is string => owner !== null && owner !== merge.keptId;
  const following = new Map(since.flatMap(({ id }) => { const owner = theOnly(sharedWith(id)); return goesTo(owner) ? [[id, owner] as const] : []; }));
  const creditNotes = new Map(notes.flatMap(({ id, creditsId }) => { const owner = theOnly([...(creditsId ? [ownerOf(creditsId)] : []), ...sharedWith(id)]); return goesTo(owner) ? [[id, owner] as const] : []; }));
  const sourceOwner = ({ paymentId, creditNoteId }: (typeof shares)[number]) =>
    paymentId ? (following.get(paymentId) ?? payers.get(paymentId) ?? merge.keptId) : (creditNotes.get(creditNoteId ?? '') ?? ownerOf(creditNoteId ?? ''));
  const [own, strays] = [shares.filter((share) => sourceOwner(share) === ownerOf(share.invoiceId)), shares.filter((share) => sourceOwner(share) !== ownerOf(share.invoiceId))];
  return { payments: following, creditNotes, shares: new Map(own.map(({ id, invoiceId }) => [id, ownerOf(invoiceId)])), strays: strays.map(({ id, invoiceId }) => ({ id, invoiceId })) };
}

/** Puts everything where it belongs; call it in the write that undoes the merge, and then settle the balances of all. */
export async function bringHome(db: Db, ctx: Context, homes: Homes): Promise<void> {
  for (const [id, customerId] of homes.payments) await db.update(payments).set({ customerId }).where(and(ofFirm(ctx, payments), eq(payments.id, id)));
  for (const [id, customerId] of homes.creditNotes) await db.update(invoices).set({ customerId }).where(and(ofFirm(ctx, invoices), eq(invoices.id, id)));
  for (const [id, customerId] of homes.shares) await db.update(allocations).set({ customerId }).where(and(ofFirm(ctx, allocations), eq(allocations.id, id)));
  const ids = homes.strays.map(({ id }) => id);
  await db.delete(allocations).where(and(ofFirm(ctx, allocations), inArray(allocations.id, ids)));
  for (const invoiceId of new Set(homes.strays.map(({ invoiceId }) => invoiceId))) await settleInvoice(db, ctx, invoiceId, now());
}
