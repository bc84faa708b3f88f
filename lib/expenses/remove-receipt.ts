import { and, eq } from 'drizzle-orm';
import { expenseFiles } from '#db/schema/expenses';
import { files } from '#db/schema/files';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import type { Context } from '#lib/context';
import { releaseContent } from '#lib/files/store';
import { Missing } from '#lib/problems';

/**
 * Removes a receipt from an expense for good. Its content goes when no other row names it; backups keep it as long as they are kept.
 * @throws Forbidden, Missing
 */
export async function removeReceipt(ctx: Context, expenseId: string, fileId: string): Promise<void> {
  const [file] = await read(ctx, 'expenses.edit', (db) =>
    db.select({ name: files.name, sha256: files.sha256 }).from(expenseFiles).innerJoin(files, eq(files.id, expenseFiles.fileId)).where(and(ofFirm(ctx, expenseFiles), eq(expenseFiles.expenseId, expenseId), eq(expenseFiles.fileId, fileId))).limit(1),
  );
  if (!file) throw new Missing(fileId);
  await releaseContent([file.sha256], () =>
    write(ctx, 'expenses.edit', async (db) => {
      const gone = await db.delete(expenseFiles).where(and(ofFirm(ctx, expenseFiles), eq(expenseFiles.expenseId, expenseId), eq(expenseFiles.fileId, fileId))).returning({ fileId: expenseFiles.fileId });
      if (gone.length === 0) throw new Missing(fileId);
      await db.delete(files).where(and(ofFirm(ctx, files), eq(files.id, fileId)));
      await record(db, ctx, { action: 'expense.fileRemoved', subjectId: expenseId, changes: { file: { from: file.name, to: '' } } });
    }),
  );
}
