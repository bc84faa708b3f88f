import { Readable } from 'node:stream';
import { filterOf } from './addresses';
import type { Context } from '#lib/context';
import { exportExpenses } from '#lib/expenses/export';
import { translator } from '#lib/messages';
import { Forbidden } from '#lib/problems';
import { requireContext } from '#lib/session';

const mediaTypes = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/**
 * Answers with the list that an address asks for, as a download.
 * @param pack makes the file of its rows
 */
export async function answerExport(request: Request, format: keyof typeof mediaTypes, pack: (rows: AsyncIterable<string[]>, ctx: Context) => AsyncIterable<Uint8Array>): Promise<Response> {
  const ctx = await requireContext();
  const { page: _page, ...selection } = filterOf(Object.fromEntries(new URL(request.url).searchParams));
  try {
    const rows = await exportExpenses(ctx, selection);
    const name = encodeURIComponent(`${translator(ctx.locale)('expenses.title')}.${format}`);
    return new Response(Readable.toWeb(Readable.from(pack(rows, ctx))) as ReadableStream, {
      headers: { 'content-type': mediaTypes[format], 'content-disposition': `attachment; filename="expenses.${format}"; filename*=UTF-8''${name}`, 'cache-control': 'no-store' },
    });
  } catch (error) {
    if (error instanceof Forbidden) return new Response('Forbidden', { status: 403 });
    throw error;
  }
}
