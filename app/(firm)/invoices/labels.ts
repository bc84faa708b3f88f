import { invoiceInputNames } from '#lib/invoices/input';
import type { LinePart } from '#lib/invoices/lines';
import type { MessageKey } from '#lib/messages';

/** What a field of a document's form is called in messages. */
export function fieldLabel(field: string): MessageKey | undefined {
  const part = /^line\.\d+\.(\w+)$/.exec(field)?.[1] as LinePart | undefined;
  if (part) return `invoices.line.${part}`;
  if (field === 'customer') return 'invoices.fields.customerId';
  return (invoiceInputNames as string[]).includes(field) ? (`invoices.fields.${field}` as MessageKey) : undefined;
}
