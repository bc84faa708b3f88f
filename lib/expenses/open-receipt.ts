import { and, eq } from 'drizzle-orm';
import { expenseFiles } from '#db/schema/expenses';
import { files } from '#db/schema/files';
import { ofFirm, read } from '#lib/access';
import type { Context } from '#lib/context';
import { type OpenedFile, opened } from '#lib/files/opened';

/**
 * Opens a receipt of an expense for this person; null when it is not there for them.
 * @throws Forbidden
 */
export async function openReceipt(ctx: Context, expenseId: string, fileId: string): Promise<OpenedFile | null> {
  const [file] = await read(ctx, 'expenses.view', (db) =>
    db.select({ sha256: files.sha256, name: files.name, mediaType: files.mediaType, size: files.size }).from(expenseFiles).innerJoin(files, eq(files.id, expenseFiles.fileId))
      .where(and(ofFirm(ctx, expenseFiles), eq(expenseFiles.expenseId, expenseId), eq(expenseFiles.fileId, fileId))).limit(1),
  );
  return file ? opened(file) : null;
}
