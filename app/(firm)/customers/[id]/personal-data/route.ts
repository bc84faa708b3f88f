import { Readable } from 'node:stream';
import { exportPersonalData } from '#lib/personal-data/export';
import { Forbidden } from '#lib/problems';
import { requireContext } from '#lib/session';

/** Everything that is known about a customer, as a download for the owner. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const ctx = await requireContext();
  try {
    const exported = await exportPersonalData(ctx, (await params).id);
    if (!exported) return new Response('Not found', { status: 404 });
    const headers = {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${exported.name}"`,
      'content-security-policy': 'sandbox',
      'cache-control': 'no-store',
    };
    return new Response(Readable.toWeb(Readable.from(exported.content)) as ReadableStream, { headers });
  } catch (error) {
    if (error instanceof Forbidden) return new Response('Forbidden', { status: 403 });
    throw error;
  }
}
