import { consentAddress, evidenceFormAddress } from '../../../../addresses';
import { outcomeAddress } from '../../../upload/addresses';
import { giveOut } from '../../../upload/give-out';
import { receiveUpload } from '../../../upload/receive';
import { addEvidence, checkMayAddEvidence, openEvidence } from '#lib/consent/evidence';
import { outcomeOf } from '#lib/files/take';

interface EvidenceProps {
  params: Promise<{ id: string; event: string }>;
}

/** The evidence of a consent. */
export async function GET(_request: Request, { params }: EvidenceProps): Promise<Response> {
  const { id, event } = await params;
  return giveOut((ctx) => openEvidence(ctx, id, event));
}

/** Adds evidence to a consent, where there is none. */
export async function POST(request: Request, { params }: EvidenceProps): Promise<Response> {
  const { id, event } = await params;
  const page = evidenceFormAddress(id, event);
  return receiveUpload(request, {
    page,
    changed: consentAddress(id, 'evidenceThere'),
    check: (ctx) => checkMayAddEvidence(ctx, id, event),
    take: async (ctx, parts) => {
      const taking = await addEvidence(ctx, id, event, parts);
      return taking && outcomeAddress(taking.refusal ? page : consentAddress(id), outcomeOf([taking]));
    },
  });
}
