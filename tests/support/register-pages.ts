import { fieldLabel } from '#lib/customers/show';
import type { CustomerFieldName } from '#lib/customers/fields';
import { translator } from '#lib/messages';
import type { Page, Visitor } from './visitor.ts';

export interface ListedCustomer {
  number: number;
  name: string;
  address: string;
}

/** The rows of a page of the list. */
export function customersOn(page: Page): ListedCustomer[] {
  return page.document.querySelectorAll('table.list tbody tr').map((row) => {
    const link = row.querySelector('a');
    return { number: Number(row.querySelector('td')?.text), name: link?.text ?? '', address: link?.getAttribute('href') ?? '' };
  });
}

/** The whole list, page by page, as the links lead. */
export async function allPages(visitor: Visitor, address = '/customers'): Promise<ListedCustomer[][]> {
  const page = await visitor.get(address);
  const next = page.document.querySelector('a[rel=next]')?.getAttribute('href');
  const rest = next ? await allPages(visitor, decoded(next)) : [];
  return [customersOn(page), ...rest];
}

/** What a profile or a review says of a field: the text beside its label, as it stands there. Undefined when it says nothing. */
export function shownValue(page: Page, name: CustomerFieldName, locale: 'ar' | 'en', { kind, country }: { kind: string; country: string }): { value: string; all: string } | undefined {
  const label = translator(locale)(fieldLabel(name, kind, country));
  const row = page.document.querySelectorAll('dl div').find((row) => row.querySelector('dt')?.text === label);
  const cell = row?.querySelector('dd');
  return cell ? { value: cell.querySelector('.value, bdi')?.text ?? '', all: cell.text } : undefined;
}

const decoded = (attribute: string): string => attribute.replaceAll('&amp;', '&');
