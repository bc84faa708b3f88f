import { and, desc, eq } from 'drizzle-orm';
import { auditEvents, type Changes } from '#db/schema/audit';
import { users } from '#db/schema/users';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';

export interface PastChange {
  at: number;
  by: string;
  changes: Changes;
}

/** The latest `count` events of one customer, newest first. */
export async function latestChanges(ctx: Context, customerId: string, count: number): Promise<PastChange[]> {
  return read(ctx, 'customers.view', (db) =>
    db
      .select({ at: auditEvents.at, by: users.name, changes: auditEvents.changes })
      .from(auditEvents)
      .innerJoin(users, eq(users.id, auditEvents.userId))
      .where(and(ofFirm(ctx, auditEvents), eq(auditEvents.subjectId, customerId)))
      .orderBy(desc(auditEvents.position))
      .limit(count),
  );
}
