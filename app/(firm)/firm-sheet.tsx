import { Sheet } from '../sheet';
import { brandOf } from '#lib/brands/queries';
import type { Context } from '#lib/context';
import type { Sheet as SheetOfPaper } from '#lib/documents/sheet';

/** A document on a page of the firm's own people: its sheet, with the firm's logo. */
export async function FirmSheet({ ctx, sheet }: { ctx: Context; sheet: SheetOfPaper }) {
  const { logoFileId } = await brandOf(ctx);
  return <Sheet sheet={sheet} logo={logoFileId && '/settings/documents/logo'} />;
}
