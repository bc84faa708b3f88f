import { pdfAnswer, pictureAnswer } from '../../../../sheet-answer';
import { can } from '#lib/access';
import { brandInputNames } from '#lib/brands/change';
import { logoOf } from '#lib/brands/logo';
import { brandOf } from '#lib/brands/queries';
import { sampleSheet } from '#lib/documents/sample';
import { readForm } from '#lib/form';
import { requireContext } from '#lib/session';

/** A sheet as it looks with what is stored. */
export async function GET(): Promise<Response> {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return forbidden();
  const brand = await brandOf(ctx);
  const stored = Object.fromEntries(brandInputNames.map((name) => [name, String(brand[name] ?? '')]));
  return pictureAnswer(await sampleSheet(ctx, stored), await logoOf(ctx));
}

/** The same with what is typed, for a press as a PDF, for a script that asks for one as a picture. Nothing is stored. */
export async function POST(request: Request): Promise<Response> {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return forbidden();
  const sheet = await sampleSheet(ctx, readForm(await request.formData(), brandInputNames));
  const logo = await logoOf(ctx);
  return request.headers.get('accept') === 'image/svg+xml' ? pictureAnswer(sheet, logo) : pdfAnswer(sheet, logo);
}

const forbidden = (): Response => new Response('Forbidden', { status: 403 });
