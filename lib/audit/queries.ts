import { and, count, desc, eq, inArray } from 'drizzle-orm';
import { auditEvents, type Changes } from '#db/schema/audit';
import { users } from '#db/schema/users';
import { ofFirm, read } from '#lib/access';
import { type AuditAction, versionActions } from '#lib/audit/record';
import type { Context } from '#lib/context';

export interface PastChange {
  at: number;
  by: string;
  changes: Changes;
}

/** The latest `count` changes of a customer's record, newest first: one for each of its versions. */
export async function latestChanges(ctx: Context, customerId: string, count: number): Promise<PastChange[]> {
  return read(ctx, 'customers.view', (db) =>
    db
      .select({ at: auditEvents.at, by: users.name, changes: auditEvents.changes })
      .from(auditEvents)
      .innerJoin(users, eq(users.id, auditEvents.userId))
      .where(and(ofFirm(ctx, auditEvents), eq(auditEvents.subjectId, customerId), inArray(auditEvents.action, [...versionActions])))
      .orderBy(desc(auditEvents.position))
      .limit(count),
  );
}

export interface PastEvent extends PastChange {
  /** Its place in the firm's chain. */
  position: number;
  action: string;
  subjectId: string;
}

/** Which events are asked for: those of these actions on these subjects. */
export interface EventFilter {
  subjects: readonly string[];
  actions: readonly AuditAction[];
}

const about = (ctx: Context, { subjects, actions }: EventFilter) =>
  and(ofFirm(ctx, auditEvents), inArray(auditEvents.subjectId, [...subjects]), inArray(auditEvents.action, [...actions]));

/** Events newest first, `limit` of them after the first `offset`. */
export async function listEvents(ctx: Context, filter: EventFilter, limit: number, offset = 0): Promise<PastEvent[]> {
  const { position, at, action, subjectId, changes } = auditEvents;
  return read(ctx, 'customers.view', (db) =>
    db
      .select({ position, at, action, subjectId, changes, by: users.name })
      .from(auditEvents)
      .innerJoin(users, eq(users.id, auditEvents.userId))
      .where(and(ofFirm(ctx, auditEvents), about(ctx, filter)))
      .orderBy(desc(auditEvents.position))
      .limit(limit)
      .offset(offset),
  );
}

export async function countEvents(ctx: Context, filter: EventFilter): Promise<number> {
  const [row] = await read(ctx, 'customers.view', (db) => db.select({ total: count() }).from(auditEvents).where(and(ofFirm(ctx, auditEvents), about(ctx, filter))));
  return row?.total ?? 0;
}
