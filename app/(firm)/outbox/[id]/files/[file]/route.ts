import { giveOut } from '../../../../customers/[id]/upload/give-out';
import { attachmentsOf } from '#lib/mail/compose';

interface AttachmentProps {
  params: Promise<{ id: string; file: string }>;
}

/** What is attached to a message, as its receiver gets it. */
export async function GET(_request: Request, { params }: AttachmentProps): Promise<Response> {
  const { id, file } = await params;
  return giveOut(async (ctx) => (await attachmentsOf(ctx, id)).find((attached) => attached.id === file) ?? null);
}
