import { Readable } from 'node:stream';
import { filterOf } from './list-address';
import type { Context } from '#lib/context';
import { exportRegister } from '#lib/exports/register';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

const mediaTypes = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/**
 * Answers with the list that an address asks for, as a download.
 * @param pack makes the file of its rows
 */
export async function answerExport(request: Request, format: keyof typeof mediaTypes, pack: (rows: AsyncIterable<string[]>, ctx: Context) => AsyncIterable<Uint8Array>): Promise<Response> {
  const ctx = await requireContext();
  const { searchParams } = new URL(request.url);
  const params = Object.fromEntries([...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)]));
  const { page: _page, sort: _sort, direction: _direction, ...selection } = filterOf(params);
  const rows = await exportRegister(ctx, selection, searchParams.get('columns') === 'list' ? 'list' : 'all');
  const name = encodeURIComponent(`${translator(ctx.locale)('customers.title')}.${format}`);
  return new Response(Readable.toWeb(Readable.from(pack(rows, ctx))) as ReadableStream, {
    headers: {
      'content-type': mediaTypes[format],
      'content-disposition': `attachment; filename="customers.${format}"; filename*=UTF-8''${name}`,
      'cache-control': 'no-store',
    },
  });
}
