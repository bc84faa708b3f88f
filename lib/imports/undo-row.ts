import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import { auditEvents } from '#db/schema/audit';
import { consentEvents } from '#db/schema/consent';
import { contacts, deliveryAddresses } from '#db/schema/contacts';
import { invoices } from '#db/schema/invoices';
import { notes } from '#db/schema/notes';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import { versionActions } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { archiveCustomer } from '#lib/customers/archive';
import { emptyValues } from '#lib/customers/fields';
import { type Customer, findCustomer } from '#lib/customers/queries';
import { updateCustomer } from '#lib/customers/update';
import { isRemark } from '#lib/imports/choices';
import type { ImportRow } from '#lib/imports/queries';
import { Invalid } from '#lib/problems';

/** Whether anything hangs on the customer that came after the import: a contact, an address, a note, a word on consent, an invoice. */
async function isBuiltOn(db: Db, ctx: Context, { id }: Customer): Promise<boolean> {
  const [saved] = await db
    .select({ at: auditEvents.at })
    .from(auditEvents)
    .where(and(ofFirm(ctx, auditEvents), eq(auditEvents.subjectId, id), inArray(auditEvents.action, [...versionActions])))
    .orderBy(desc(auditEvents.position))
    .limit(1);
  const at = saved?.at ?? 0;
  const later = [
    await db.select({ id: contacts.id }).from(contacts).where(and(ofFirm(ctx, contacts), eq(contacts.customerId, id), gt(contacts.createdAt, at))).limit(1),
    await db.select({ id: deliveryAddresses.id }).from(deliveryAddresses).where(and(ofFirm(ctx, deliveryAddresses), eq(deliveryAddresses.customerId, id), gt(deliveryAddresses.createdAt, at))).limit(1),
    await db.select({ id: notes.id }).from(notes).where(and(ofFirm(ctx, notes), eq(notes.customerId, id), gt(notes.createdAt, at))).limit(1),
    await db.select({ id: consentEvents.id }).from(consentEvents).where(and(ofFirm(ctx, consentEvents), eq(consentEvents.customerId, id), gt(consentEvents.at, at))).limit(1),
    await db.select({ id: invoices.id }).from(invoices).where(and(ofFirm(ctx, invoices), eq(invoices.customerId, id))).limit(1),
  ];
  return later.some((found) => found.length > 0);
}

/**
 * Undoes what a row has done: a customer that it added is archived, one that it updated holds again what it held. What was changed
 * or built on since stays, and the row says so. Call it in a write.
 * @returns the row as it is then
 */
export async function undoRow(db: Db, ctx: Context, row: ImportRow): Promise<ImportRow> {
  const stays = (key: string): ImportRow => ({ ...row, problems: [...row.problems.filter(isRemark), { column: null, key }] });
  const customer = row.customerId === null ? null : await findCustomer(ctx, row.customerId);
  if (!customer || customer.version !== row.savedVersion || (await isBuiltOn(db, ctx, customer))) return stays('imports.problems.builtOn');
  try {
    if (row.before) await updateCustomer(ctx, customer.id, customer.version, { ...emptyValues, ...row.before });
    else if (row.outcome !== 'update') await archiveCustomer(ctx, customer.id, customer.version);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return stays('imports.problems.rulesForbid');
  }
  return { ...row, savedVersion: null };
}
