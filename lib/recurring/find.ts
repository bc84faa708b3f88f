import { and, eq } from 'drizzle-orm';
import { recurringInvoices } from '#db/schema/invoices';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import type { Context } from '#lib/context';
import { Invalid, Missing } from '#lib/problems';
import type { RecurringInvoice } from '#lib/recurring/queries';

/**
 * The plan of this id, to change it. Call it in a write.
 * @throws Missing; Invalid when it has ended
 */
export async function goingOn(db: Db, ctx: Context, id: string): Promise<RecurringInvoice> {
  const [plan] = await db.select().from(recurringInvoices).where(and(ofFirm(ctx, recurringInvoices), eq(recurringInvoices.id, id))).limit(1);
  if (!plan) throw new Missing(id);
  if (plan.endedAt !== null) throw new Invalid([{ field: '', key: 'recurring.wrong.ended' }]);
  return plan;
}
