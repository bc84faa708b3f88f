import { noSheet, pdfAnswer } from '../../../../../sheet-answer';
import { periodFrom } from '../period';
import { logoOf } from '#lib/brands/logo';
import { statementSheetOf } from '#lib/documents/gather';
import { todayOf } from '#lib/invoices/input';
import { requireContext } from '#lib/session';

/** A customer's account on paper, for the same period as the page. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const ctx = await requireContext();
  const { from, to } = periodFrom(Object.fromEntries(new URL(request.url).searchParams), todayOf(ctx));
  const sheet = await statementSheetOf(ctx, (await params).id, from, to);
  return sheet ? pdfAnswer(sheet, await logoOf(ctx)) : noSheet();
}
