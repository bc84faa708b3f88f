import { desc } from 'drizzle-orm';
import { auditEvents, type Changes } from '#db/schema/audit';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import { hashOf } from '#lib/audit/hash';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { newId } from '#lib/ids';

/** What happens to private notes. No view of the history may show these to anybody but those who may know of the note. */
type PrivateAction = 'note.written' | 'note.changed' | 'note.removed' | 'file.attached' | 'file.removed' | 'file.opened';

export type AuditAction = PrivateAction | 'customer.registered' | 'customer.updated' | 'firm.updated' | 'user.added' | 'user.passwordChanged' | 'user.passwordReset' | 'backup.made' | 'backup.downloaded';

export interface AuditEntry {
  action: AuditAction;
  subjectId: string;
  changes?: Changes;
}

/** Adds an event to the firm's chain. Call it in the write that makes the change. */
export async function record(db: Db, ctx: Context, { action, subjectId, changes = {} }: AuditEntry): Promise<void> {
  const [last] = await db
    .select({ position: auditEvents.position, hash: auditEvents.hash })
    .from(auditEvents)
    .where(ofFirm(ctx, auditEvents))
    .orderBy(desc(auditEvents.position))
    .limit(1);
  const event = {
    id: newId(),
    firmId: ctx.firm.id,
    position: (last?.position ?? 0) + 1,
    at: now(),
    userId: ctx.user.id,
    action,
    subjectId,
    changes,
    previousHash: last?.hash ?? '',
  };
  await db.insert(auditEvents).values({ ...event, hash: hashOf(event) });
}
