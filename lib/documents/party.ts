import { addressLines } from '#lib/addresses/lines';
import { type Fact, part, type PartyBlock } from '#lib/documents/sheet';
import type { Terms } from '#lib/documents/terms';
import type { Party } from '#lib/invoices/queries';
import type { MessageKey } from '#lib/messages';

/** Seller or buyer, as they stand at the head of a document. */
export function partyBlock(terms: Terms, heading: MessageKey, party: Party): PartyBlock {
  const numbers: [MessageKey, string | null][] = [
    ['customers.fields.taxId', party.taxId], ['documents.registrationNumber', party.registrationNumber], ['documents.customerNumber', party.number || null],
    ['customers.fields.email', party.email], ['customers.fields.phone', party.phone], ['customers.fields.website', party.website],
  ];
  return {
    heading: terms.words(heading),
    name: part(party.name),
    lines: [party.contactName ?? '', ...addressLines(party, terms.leading)].filter(Boolean).map(part),
    facts: numbers.flatMap(([label, value]): Fact[] => (value ? [{ label: terms.words(label), value: [part(value)] }] : [])),
  };
}
