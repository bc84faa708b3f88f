import { randomBytes } from 'node:crypto';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { store } from '#db/client';
import { firms } from '#db/schema/firms';
import { invoiceLinks, invoices } from '#db/schema/invoices';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { newId } from '#lib/ids';
import { findInvoice } from '#lib/invoices/queries';
import { Invalid, Missing } from '#lib/problems';

export type InvoiceLink = typeof invoiceLinks.$inferSelect;

const live = (ctx: Context, invoiceId: string) => and(ofFirm(ctx, invoiceLinks), eq(invoiceLinks.invoiceId, invoiceId), isNull(invoiceLinks.revokedAt));

/** The link of a document that opens it now, or null. */
export async function findLink(ctx: Context, invoiceId: string): Promise<InvoiceLink | null> {
  const [link] = await read(ctx, 'invoices.view', (db) => db.select().from(invoiceLinks).where(live(ctx, invoiceId)).orderBy(desc(invoiceLinks.createdAt)).limit(1));
  return link ?? null;
}

/**
 * A link by which the receiver of an issued document sees it without an account, until it is revoked: the one there is, or a new one.
 * @returns the token for its address
 * @throws Forbidden, Missing; Invalid when the document is a draft
 */
export async function shareInvoice(ctx: Context, invoiceId: string): Promise<string> {
  return write(ctx, 'invoices.edit', async (db) => {
    const document = await findInvoice(ctx, invoiceId);
    if (!document) throw new Missing(invoiceId);
    if (document.invoice.status === 'draft') throw new Invalid([{ field: '', key: 'receiver.draft' }]);
    const known = await findLink(ctx, invoiceId);
    if (known) return known.token;
    const token = randomBytes(32).toString('base64url');
    await db.insert(invoiceLinks).values({ id: newId(), firmId: ctx.firm.id, invoiceId, token, createdAt: now(), createdBy: ctx.user.id });
    await record(db, ctx, { action: 'invoiceLink.made', subjectId: invoiceId });
    return token;
  });
}

/**
 * From now on the link opens nothing. A document without one stays as it is.
 * @throws Forbidden
 */
export async function revokeLink(ctx: Context, invoiceId: string): Promise<void> {
  await write(ctx, 'invoices.edit', async (db) => {
    const revoked = await db.update(invoiceLinks).set({ revokedAt: now() }).where(live(ctx, invoiceId)).returning({ id: invoiceLinks.id });
    if (revoked.length > 0) await record(db, ctx, { action: 'invoiceLink.revoked', subjectId: invoiceId });
  });
}

/** What a link opens: the document, and the firm's eyes to see it with. They are a viewer's, and nobody's in particular. */
export interface Opened {
  ctx: Context;
  invoiceId: string;
}

/** Follows a link; null when it was revoked or never was. To look changes nothing: `noteOpening` does. */
export async function followLink(token: string): Promise<Opened | null> {
  const [row] = await store.read((db) =>
    db.select({ firm: firms, invoiceId: invoices.id, language: invoices.language }).from(invoiceLinks)
      .innerJoin(invoices, and(eq(invoices.id, invoiceLinks.invoiceId), eq(invoices.firmId, invoiceLinks.firmId))).innerJoin(firms, eq(firms.id, invoiceLinks.firmId))
      .where(and(eq(invoiceLinks.token, token), isNull(invoiceLinks.revokedAt))).limit(1),
  );
  if (!row) return null;
  const locale = row.language === 'en' ? 'en' : 'ar';
  return { ctx: { firm: row.firm, user: { id: '', name: '', email: '', digits: 'latn' }, role: 'viewer', locale }, invoiceId: row.invoiceId };
}

/** Counts that the receiver has opened a link, and when they first did. */
export async function noteOpening(token: string): Promise<void> {
  await store.write((db) =>
    db.update(invoiceLinks).set({ openings: sql`${invoiceLinks.openings} + 1`, firstOpenedAt: sql`coalesce(${invoiceLinks.firstOpenedAt}, ${now()})` }).where(and(eq(invoiceLinks.token, token), isNull(invoiceLinks.revokedAt))),
  );
}
