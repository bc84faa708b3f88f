import { noSheet, pdfAnswer } from '../../../../sheet-answer';
import { logoOf } from '#lib/brands/logo';
import { invoiceSheetOf } from '#lib/documents/gather';
import { followLink } from '#lib/invoices/links';

/** The document of a link, on paper. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const opened = await followLink((await params).token);
  const sheet = opened && (await invoiceSheetOf(opened.ctx, opened.invoiceId));
  return opened && sheet ? pdfAnswer(sheet, await logoOf(opened.ctx)) : noSheet();
}
