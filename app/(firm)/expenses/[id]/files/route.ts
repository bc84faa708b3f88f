import { redirect } from 'next/navigation';
import { outcomeAddress } from '../../../customers/[id]/upload/addresses';
import { receiveUpload } from '../../../customers/[id]/upload/receive';
import { expenseAddress } from '../../addresses';
import { attachReceipts, checkMayAttachReceipt } from '#lib/expenses/attach';

interface UploadProps {
  params: Promise<{ id: string }>;
}

/** Attaches receipts to an expense. */
export async function POST(request: Request, { params }: UploadProps): Promise<Response> {
  const { id } = await params;
  const page = expenseAddress(id);
  return receiveUpload(request, {
    page,
    check: (ctx) => checkMayAttachReceipt(ctx, id),
    take: async (ctx, parts) => {
      const outcome = await attachReceipts(ctx, id, parts);
      return outcome.attached === 0 && outcome.refused.length === 0 ? null : outcomeAddress(page, outcome);
    },
  });
}

/** Somebody reloads the page that an upload was sent to. */
export async function GET(_request: Request, { params }: UploadProps): Promise<Response> {
  redirect(expenseAddress((await params).id));
}
