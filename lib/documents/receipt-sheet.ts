import type { Brand } from '#lib/brands/queries';
import type { Locale } from '#lib/context';
import { frameOf } from '#lib/documents/frame';
import { partyBlock } from '#lib/documents/party';
import { type Fact, part, parts, type Sheet } from '#lib/documents/sheet';
import { termsIn } from '#lib/documents/terms';
import type { Party } from '#lib/invoices/queries';
import type { Payment, Share } from '#lib/payments/queries';

interface Received {
  payment: Payment;
  shares: readonly Share[];
  /** What of it no invoice has taken, in minor units. */
  rest: number;
  seller: Party;
  buyer: Party;
  brand: Brand;
  languages: readonly Locale[];
}

/** That a payment was received, or paid back, and for what. */
export function receiptSheet({ payment, shares, rest, seller, buyer, brand, languages }: Received): Sheet {
  const terms = termsIn(languages);
  const { currency, kind } = payment;
  const further: [Parameters<typeof terms.words>[0], string | null][] = [['payments.fields.reference', payment.reference], ['payments.fields.note', payment.note]];
  return {
    ...frameOf(terms, { brand, seller, title: terms.words(kind === 'refund' ? 'documents.refundReceipt' : 'documents.receipt'), number: payment.number }),
    mark: payment.voidedAt === null ? null : terms.words('invoices.states.void'),
    buyer: partyBlock(terms, kind === 'refund' ? 'payments.paidBackTo' : 'payments.receivedFrom', buyer),
    facts: [
      { label: terms.words('payments.fields.day'), value: terms.day(payment.day) },
      { label: terms.words('payments.fields.method'), value: terms.words(`payments.methods.${payment.method}`).flat() },
      ...further.flatMap(([label, value]): Fact[] => (value ? [{ label: terms.words(label), value: [part(value)] }] : [])),
    ],
    introduction: [],
    sections: [{
      heading: null,
      columns: shares.length === 0 ? [] : [
        { label: terms.words('payments.paidOn'), wide: true, end: false },
        { label: terms.words('invoices.columns.amount').map((label) => [...label, part(terms.currency(currency))]), wide: false, end: true },
      ],
      rows: shares.map(({ number, amount }) => [[parts(number)], [terms.figure(amount, currency)]]),
      sums: [
        ...(rest > 0 ? [{ label: terms.words('payments.asCredit'), value: terms.money(rest, currency) }] : []),
        { label: terms.words('payments.fields.amount'), value: terms.money(payment.amount, currency), strong: true },
      ],
    }],
    remarks: [],
    payment: null,
  };
}
