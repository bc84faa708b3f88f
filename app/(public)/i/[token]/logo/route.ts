import { logoAnswer } from '../../../../logo-answer';
import { followLink } from '#lib/invoices/links';

/** The picture at the head of the document of a link. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  return logoAnswer((await followLink((await params).token))?.ctx ?? null);
}
