import { Once } from '../../once';
import { press } from '../actions';
import { creditAddress, invoiceAddress } from '../addresses';
import { repeatAddress } from '../recurring/addresses';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import type { Context } from '#lib/context';
import type { Invoice } from '#lib/invoices/queries';
import type { DocumentState } from '#lib/invoices/state';
import { translator } from '#lib/messages';

interface MoreProps {
  ctx: Context;
  invoice: Invoice;
  state: DocumentState;
}

/** What else can be done with an issued document. */
export function More({ ctx, invoice: { id, type, paid, credited }, state }: MoreProps) {
  const t = translator(ctx.locale);
  return (
    <Form action={press} words={{ problem: t('errors.summary'), errorTitle: t('errors.summary') }}>
      <input type="hidden" name="id" value={id} />
      <Once />
      <div className="actions screen-only">
        {type === 'quote' && state !== 'accepted' && <Submit intent="accepted">{t('invoices.accept')}</Submit>}
        {type === 'quote' && <Submit intent="invoice" quiet>{t('invoices.makeInvoice')}</Submit>}
        {type === 'quote' && state !== 'declined' && <Submit intent="declined" quiet>{t('invoices.decline')}</Submit>}
        {type !== 'creditNote' && <Submit intent="copy" quiet>{t('invoices.copy')}</Submit>}
        {type === 'invoice' && <a href={repeatAddress(id)}>{t('recurring.repeat')}</a>}
        {type === 'invoice' && <a href={creditAddress(id)}>{t('invoices.credit')}</a>}
        {type !== 'creditNote' && paid === 0 && credited === 0 && <a href={`${invoiceAddress(id)}/void`}>{t('invoices.void')}</a>}
      </div>
    </Form>
  );
}
