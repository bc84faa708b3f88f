import { and, eq, isNull } from 'drizzle-orm';
import { expenseFiles, expenses } from '#db/schema/expenses';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { largestFile } from '#lib/file-limits';
import type { Part } from '#lib/files/multipart';
import { addFile, type GoodFile, type Outcome, outcomeOf, type Taking, takeFile } from '#lib/files/take';
import { Missing } from '#lib/problems';

/**
 * Whether this person may attach receipts to this expense. Ask it before anything of an upload is read.
 * @throws Forbidden; Missing, also when it is archived
 */
export async function checkMayAttachReceipt(ctx: Context, expenseId: string): Promise<void> {
  const found = await read(ctx, 'expenses.edit', (db) => db.select({ id: expenses.id }).from(expenses).where(and(ofFirm(ctx, expenses), eq(expenses.id, expenseId), isNull(expenses.archivedAt))).limit(1));
  if (found.length === 0) throw new Missing(expenseId);
}

/**
 * Attaches the files of an upload to an expense, one after the other, as they come. What is refused keeps none of the others away.
 * @throws Forbidden, Missing; BrokenForm, after those that came whole were attached
 */
export async function attachReceipts(ctx: Context, expenseId: string, parts: AsyncIterable<Part>): Promise<Outcome> {
  await checkMayAttachReceipt(ctx, expenseId);
  const takings: Taking[] = [];
  for await (const { fileName, content } of parts) {
    // A field of a file in which none was chosen comes without a name.
    if (fileName) takings.push(await takeFile(fileName, content, largestFile(ctx.firm), (file) => attach(ctx, expenseId, file)));
  }
  return outcomeOf(takings);
}

/** The expense may be archived by now. */
async function attach(ctx: Context, expenseId: string, file: GoodFile): Promise<void> {
  await write(ctx, 'expenses.edit', async (db) => {
    await checkMayAttachReceipt(ctx, expenseId);
    const fileId = await addFile(db, ctx, file);
    await db.insert(expenseFiles).values({ firmId: ctx.firm.id, expenseId, fileId });
    await record(db, ctx, { action: 'expense.fileAdded', subjectId: expenseId, changes: { file: { from: '', to: file.name } } });
  });
}
