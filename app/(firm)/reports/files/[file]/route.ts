import { Readable } from 'node:stream';
import { noSheet, pdfAnswer } from '../../../../sheet-answer';
import { filterFrom, reportFrom } from '../../addresses';
import { can } from '#lib/access';
import { logoOf } from '#lib/brands/logo';
import type { Context } from '#lib/context';
import { contentDisposition } from '#lib/files/name';
import { todayOf } from '#lib/invoices/input';
import { translator } from '#lib/messages';
import type { ReportFilter } from '#lib/reports/filter';
import type { ReportName } from '#lib/reports/report';
import { figuresFrom, reportRows } from '#lib/reports/rows';
import { reportSheet } from '#lib/reports/sheet';
import { requireContext } from '#lib/session';
import { csvOf } from '#lib/tables/write-csv';

/** A report as `categories.csv` or `categories.pdf`, for the same filter as its page. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const ctx = await requireContext();
  if (!can(ctx, 'reports.view')) return new Response('Forbidden', { status: 403 });
  const [name = '', type = ''] = (await params).file.split('.');
  const report = reportFrom(name);
  if (!report || (type !== 'csv' && type !== 'pdf')) return noSheet();
  const { filter } = filterFrom(Object.fromEntries(new URL(request.url).searchParams), todayOf(ctx));
  return type === 'pdf' ? pdfAnswer(await reportSheet(ctx, report, filter), await logoOf(ctx)) : csvAnswer(ctx, report, filter);
}

async function csvAnswer(ctx: Context, report: ReportName, filter: ReportFilter): Promise<Response> {
  const name = [translator(ctx.locale)(`reports.names.${report}`), ...(report === 'receivables' ? [filter.day] : [filter.from, filter.to])].join(' ');
  const body = Readable.toWeb(Readable.from(csvOf(await reportRows(ctx, report, filter), figuresFrom))) as ReadableStream;
  return new Response(body, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': contentDisposition('attachment', `${name}.csv`), 'cache-control': 'private, no-store' } });
}
