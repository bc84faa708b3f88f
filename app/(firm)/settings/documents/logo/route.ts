import { logoAnswer } from '../../../../logo-answer';
import { requireContext } from '#lib/session';

/** The firm's logo. */
export async function GET(): Promise<Response> {
  return logoAnswer(await requireContext());
}
