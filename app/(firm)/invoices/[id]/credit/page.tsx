import { credit } from '../../actions';
import { ReasonPage } from '../../reason-page';

export default async function CreditInvoice({ params }: { params: Promise<{ id: string }> }) {
  return <ReasonPage id={(await params).id} way="credit" action={credit} />;
}
