import { and, count, desc, eq, inArray, sql } from 'drizzle-orm';
import { auditEvents, type Changes } from '#db/schema/audit';
import { users } from '#db/schema/users';
import type { Db } from '#db/types';
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
  id: string;
  action: string;
  subjectId: string;
}

/** Which events are asked for: those of these actions on these subjects. */
export interface EventFilter {
  subjects: readonly string[];
  actions: readonly AuditAction[];
}

/**
 * Events of this firm, found by what they are about. The firm stands in an expression, and so does the order below, because the
 * index of the firm's whole chain would fit both, and be walked from end to end for a handful of events.
 */
const matching = (ctx: Context, { subjects, actions }: EventFilter) =>
  and(sql`${auditEvents.firmId} || '' = ${ctx.firm.id}`, inArray(auditEvents.subjectId, [...subjects]), inArray(auditEvents.action, [...actions]));

/** The ids of events: a query that is put together with others, which say in which order and how many. */
export const eventIds = (db: Db, ctx: Context, filter: EventFilter) => db.select({ id: auditEvents.id }).from(auditEvents).where(matching(ctx, filter));

/**
 * Events, newest first.
 * @param ids only those of these ids
 */
export async function listEvents(ctx: Context, filter: EventFilter, ids?: readonly string[]): Promise<PastEvent[]> {
  const { id, position, at, action, subjectId, changes } = auditEvents;
  return read(ctx, 'customers.view', (db) =>
    db
      .select({ id, at, action, subjectId, changes, by: users.name })
      .from(auditEvents)
      .innerJoin(users, eq(users.id, auditEvents.userId))
      .where(and(matching(ctx, filter), ids && inArray(id, [...ids])))
      .orderBy(sql`${position} + 0 desc`),
  );
}

export async function countEvents(ctx: Context, filter: EventFilter): Promise<number> {
  const [row] = await read(ctx, 'customers.view', (db) => db.select({ total: count() }).from(auditEvents).where(matching(ctx, filter)));
  return row?.total ?? 0;
}
