import { demand } from '#lib/access';
import type { Context } from '#lib/context';
import { isOpen } from '#lib/customers/open';
import { findRecord } from '#lib/customers/record';
import { isRemark } from '#lib/imports/choices';
import type { ImportRow } from '#lib/imports/queries';
import { Changed, Invalid } from '#lib/problems';
import { reachOf, type Unreached } from '#lib/registration/reach';
import { sendWelcome } from '#lib/registration/send-welcome';

/** A row that became a new customer: one that updated somebody welcomes nobody. */
export const isNewcomer = ({ outcome, savedVersion }: Pick<ImportRow, 'outcome' | 'savedVersion'>): boolean => savedVersion !== null && (outcome === 'new' || outcome === 'duplicate');

/**
 * Welcomes the customer that a row has become, by mail; of whom nothing may or can be sent to, the row says why. Call it in the write that
 * notes that the row is dealt with.
 * @returns the row as it is then
 * @throws Forbidden, NotTypeset
 */
export async function welcomeRow(ctx: Context, row: ImportRow): Promise<ImportRow> {
  demand(ctx, 'customers.import');
  const found = row.customerId === null ? null : await findRecord(ctx, row.customerId);
  const without = (why: Unreached | 'archived'): ImportRow => ({ ...row, problems: [...row.problems.filter(isRemark), { column: null, key: `welcome.imports.why.${why}` }] });
  if (!found || found.customer.archivedAt !== null || !isOpen(found.customer)) return without('archived');
  const reach = await (await reachOf(ctx))(found.customer, found.values);
  if ('not' in reach) return without(reach.not);
  try {
    await sendWelcome(ctx, found.customer.id, { templateId: reach.template.id, by: 'mail', seen: null });
    return row;
  } catch (error) {
    // Refused before anything of it was written: since this row was looked at, its template was changed.
    if (!(error instanceof Invalid || error instanceof Changed)) throw error;
    return without('template');
  }
}
