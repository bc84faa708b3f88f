import type { Db } from '#db/types';
import { afterWrite } from '#lib/access';
import { logoOf } from '#lib/brands/logo';
import type { Context } from '#lib/context';
import type { Sheet } from '#lib/documents/sheet';
import { tidyFileName } from '#lib/files/name';
import { discardContent, placeContent, receiveContent } from '#lib/files/store';
import { addFile } from '#lib/files/take';
import { log } from '#lib/log';
import { typeset } from '#lib/pdf/service';

async function* whole(content: Uint8Array): AsyncIterable<Uint8Array> {
  yield content;
}

/**
 * Sets a sheet into pages and keeps the PDF as it is now, in the write of what sends it: content first, then its row. When the write
 * fails, the content goes again.
 * @param fileName with its ending
 * @returns the id of the file
 * @throws NotTypeset
 */
export async function snapshotOf(db: Db, ctx: Context, sheet: Sheet, fileName: string): Promise<string> {
  const pdf = await typeset({ sheet, logo: await logoOf(ctx), as: 'pdf', isUrgent: true });
  const received = await receiveContent(whole(pdf), pdf.length);
  if (!received) throw new Error('A PDF is longer than itself');
  const decide = await placeContent(received).finally(() => discardContent(received));
  // Whether its row stands is known only when the write has ended.
  afterWrite(() => decide().catch((error: unknown) => log.error({ err: error }, 'a file was left to be judged at the next start')));
  return addFile(db, ctx, { name: tidyFileName(fileName), sha256: received.sha256, size: received.size, mediaType: 'application/pdf' });
}
