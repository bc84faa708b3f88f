import { makeVoid } from '../../actions';
import { ReasonPage } from '../../reason-page';

export default async function VoidInvoice({ params }: { params: Promise<{ id: string }> }) {
  return <ReasonPage id={(await params).id} way="void" action={makeVoid} />;
}
