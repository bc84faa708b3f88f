import { and, eq, isNull } from 'drizzle-orm';
import { consentEvents } from '#db/schema/consent';
import { customers } from '#db/schema/customers';
import { files } from '#db/schema/files';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { largestFile } from '#lib/file-limits';
import type { Part } from '#lib/files/multipart';
import { type OpenedFile, opened } from '#lib/files/opened';
import { addFile, type GoodFile, type Taking, takeFile } from '#lib/files/take';
import { Changed, Missing } from '#lib/problems';

/** The condition of an event of this customer's ledger. */
const thisEvent = (customerId: string, eventId: string) => and(eq(consentEvents.customerId, customerId), eq(consentEvents.id, eventId));

/**
 * Whether this person may add evidence to what was recorded of a consent. Ask it before anything of an upload is read.
 * @throws Forbidden; Missing, also when the customer's data were erased; Changed when there is evidence already: it stays as it is
 */
export async function checkMayAddEvidence(ctx: Context, customerId: string, eventId: string): Promise<void> {
  const [event] = await read(ctx, 'customers.edit', (db) =>
    db
      .select({ evidence: consentEvents.evidenceFileId })
      .from(consentEvents)
      .innerJoin(customers, eq(customers.id, consentEvents.customerId))
      .where(and(ofFirm(ctx, consentEvents), thisEvent(customerId, eventId), isNull(customers.erasedAt)))
      .limit(1),
  );
  if (!event) throw new Missing(eventId);
  if (event.evidence !== null) throw new Changed(eventId);
}

/**
 * Adds the first file of an upload to what was recorded of a consent: a signed form, a letter. It can be added once.
 * @returns what became of the file; null when none was sent
 * @throws as `checkMayAddEvidence`; BrokenForm
 */
export async function addEvidence(ctx: Context, customerId: string, eventId: string, parts: AsyncIterable<Part>): Promise<Taking | null> {
  await checkMayAddEvidence(ctx, customerId, eventId);
  for await (const { fileName, content } of parts) {
    if (fileName) return takeFile(fileName, content, largestFile(ctx.firm), (file) => enter(ctx, customerId, eventId, file));
  }
  return null;
}

/** Somebody else may have been faster. */
async function enter(ctx: Context, customerId: string, eventId: string, file: GoodFile): Promise<void> {
  await write(ctx, 'customers.edit', async (db) => {
    await checkMayAddEvidence(ctx, customerId, eventId);
    const evidenceFileId = await addFile(db, ctx, file);
    await db.update(consentEvents).set({ evidenceFileId }).where(and(ofFirm(ctx, consentEvents), thisEvent(customerId, eventId)));
    await record(db, ctx, { action: 'consent.evidenceAdded', subjectId: eventId });
  });
}

/**
 * Opens the evidence of a consent, and records that this person did; null when there is none for them.
 * @throws Forbidden
 */
export async function openEvidence(ctx: Context, customerId: string, eventId: string): Promise<OpenedFile | null> {
  return write(ctx, 'customers.view', async (db) => {
    const [file] = await db
      .select({ sha256: files.sha256, name: files.name, mediaType: files.mediaType, size: files.size })
      .from(consentEvents)
      .innerJoin(files, eq(files.id, consentEvents.evidenceFileId))
      .where(and(ofFirm(ctx, consentEvents), thisEvent(customerId, eventId)))
      .limit(1);
    if (!file) return null;
    await record(db, ctx, { action: 'consent.evidenceOpened', subjectId: eventId });
    return opened(file);
  });
}
