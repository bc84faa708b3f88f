import { noSheet, pdfAnswer } from '../../../../sheet-answer';
import { logoOf } from '#lib/brands/logo';
import { receiptSheetOf } from '#lib/documents/gather';
import { requireContext } from '#lib/session';

/** The receipt of a payment. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const ctx = await requireContext();
  const sheet = await receiptSheetOf(ctx, (await params).id);
  return sheet ? pdfAnswer(sheet, await logoOf(ctx)) : noSheet();
}
