import { desc } from 'drizzle-orm';
import { insertAll } from '#db/insert-all';
import { auditEvents, type Changes } from '#db/schema/audit';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import { hashOf } from '#lib/audit/hash';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { newId } from '#lib/ids';

/** What happens to private notes. No view of the history may show these to anybody but those who may know of the note. */
type PrivateAction = 'note.written' | 'note.changed' | 'note.removed' | 'file.attached' | 'file.removed' | 'file.opened';

/** Actions that raise the customer's version by one: undone one by one, they lead back to any version there ever was. */
export const versionActions = ['customer.registered', 'customer.updated', 'customer.archived', 'customer.restored', 'customer.erased', 'customer.merged', 'customer.unmerged'] as const;

export type AuditAction =
  | (typeof versionActions)[number]
  | PrivateAction
  | 'customer.exported' | 'customer.keptApart' | 'finding.dismissed' | 'finding.recalled'
  | 'consent.evidenceAdded' | 'consent.evidenceOpened'
  | 'contact.added' | 'contact.updated' | 'contact.madeMain' | 'contact.forInvoices' | 'contact.notForInvoices' | 'contact.archived' | 'contact.restored'
  | 'delivery.added' | 'delivery.updated' | 'delivery.archived' | 'delivery.restored'
  | 'firm.updated' | 'field.defined' | 'field.changed' | 'field.archived' | 'field.restored'
  | 'category.created' | 'category.changed' | 'category.archived' | 'category.restored' | 'category.merged'
  | 'user.added' | 'user.passwordChanged' | 'user.passwordReset'
  | 'user.invited' | 'user.invitationRevoked' | 'user.joined' | 'user.roleChanged' | 'user.disabled' | 'user.enabled'
  | 'import.received' | 'import.saved' | 'import.stopped' | 'import.undone' | 'import.discarded' | 'import.welcomesAgreed' | 'import.welcomesDeclined' | 'register.exported'
  | 'tax.created' | 'tax.changed' | 'tax.archived' | 'tax.restored' | 'brand.changed' | 'series.created' | 'series.changed' | 'series.archived' | 'series.restored'
  | 'product.created' | 'product.changed' | 'product.archived' | 'product.restored'
  | 'invoice.drafted' | 'invoice.changed' | 'invoice.discarded' | 'invoice.issued' | 'invoice.voided' | 'invoice.credited' | 'quote.accepted' | 'quote.declined'
  | 'mail.queued' | 'mail.held' | 'mail.released' | 'mail.cancelled' | 'mail.sentAgain' | 'mail.settingsChanged'
  | 'expense.recorded' | 'expense.changed' | 'expense.archived' | 'expense.restored' | 'expense.fileAdded' | 'expense.fileRemoved' | 'expenses.exported'
  | 'expenseCategory.created' | 'expenseCategory.changed' | 'expenseCategory.archived' | 'expenseCategory.restored'
  | 'recurringExpense.planned' | 'recurringExpense.paused' | 'recurringExpense.resumed' | 'recurringExpense.ended' | 'recurringExpense.made'
  | 'welcome.created' | 'welcome.changed' | 'welcome.archived' | 'welcome.restored' | 'welcome.settingsChanged'
  | 'reminders.planChosen' | 'reminders.planCreated' | 'reminders.planChanged' | 'reminders.planArchived' | 'reminders.planRestored' | 'reminders.settingsChanged' | 'reminders.textChanged'
  | 'reminders.held' | 'reminders.released' | 'reminders.skipped' | 'reminders.printed' | 'reminders.stopped' | 'reminders.resumed'
  | 'invoiceLink.made' | 'invoiceLink.revoked' | 'recurring.planned' | 'recurring.made' | 'recurring.changed' | 'recurring.paused' | 'recurring.resumed' | 'recurring.ended'
  | 'payment.recorded' | 'payment.voided' | 'payment.allocated'
  | 'backup.made' | 'backup.downloaded';

export interface AuditEntry {
  action: AuditAction;
  subjectId: string;
  changes?: Changes;
}

/** Adds an event to the firm's chain. Call it in the write that makes the change. */
export async function record(db: Db, ctx: Context, entry: AuditEntry): Promise<void> {
  await recordAll(db, ctx, [entry]);
}

/** The same for several at once, in their order. */
export async function recordAll(db: Db, ctx: Context, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  let previous = await endOfChain(db, ctx);
  const events = entries.map(({ action, subjectId, changes = {} }) => {
    const event = {
      id: newId(),
      firmId: ctx.firm.id,
      position: previous.position + 1,
      at: now(),
      userId: ctx.user.id,
      action,
      subjectId,
      changes,
      previousHash: previous.hash,
    };
    previous = { position: event.position, hash: hashOf(event) };
    return { ...event, hash: previous.hash };
  });
  await insertAll(db, auditEvents, events);
}

/** Where the firm's chain ends: whatever changes its data moves it on. */
export async function endOfChain(db: Db, ctx: Context): Promise<{ position: number; hash: string }> {
  const [last] = await db
    .select({ position: auditEvents.position, hash: auditEvents.hash })
    .from(auditEvents)
    .where(ofFirm(ctx, auditEvents))
    .orderBy(desc(auditEvents.position))
    .limit(1);
  return last ?? { position: 0, hash: '' };
}
