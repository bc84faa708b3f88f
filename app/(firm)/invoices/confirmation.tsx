import { type SearchParams, single } from '../../search-params';
import type { Said } from './addresses';
import { Notice } from '#components/notice';
import type { MessageKey, Translate } from '#lib/messages';

/** `paid` and `applied` come from the pages of payments. */
const words: Record<Said | 'paid' | 'applied' | 'discarded', MessageKey> = {
  draft: 'invoices.draftSaved', copied: 'invoices.copied', fromQuote: 'invoices.fromQuote', creditDrafted: 'invoices.creditDrafted', issued: 'invoices.issued', voided: 'invoices.voided',
  accepted: 'invoices.accepted', declined: 'invoices.declined', discarded: 'invoices.discarded', paid: 'payments.recorded', applied: 'payments.applied', linkMade: 'receiver.made', linkRevoked: 'receiver.revoked',
};

const isKnown = (said: string): said is keyof typeof words => Object.hasOwn(words, said);

/** What was just done to a document, as the address says; nothing where it says nothing. */
export function Confirmed({ params, number = '', t }: { params: SearchParams; number?: string | null; t: Translate }) {
  const said = single(params['saved']);
  return isKnown(said) ? <Notice>{t(words[said], { number: number ?? '' })}</Notice> : null;
}
