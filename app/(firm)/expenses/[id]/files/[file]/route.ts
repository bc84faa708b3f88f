import { giveOut } from '../../../../customers/[id]/upload/give-out';
import { openReceipt } from '#lib/expenses/open-receipt';

interface FileProps {
  params: Promise<{ id: string; file: string }>;
}

/** A receipt of an expense. */
export async function GET(_request: Request, { params }: FileProps): Promise<Response> {
  const { id, file } = await params;
  return giveOut((ctx) => openReceipt(ctx, id, file));
}
