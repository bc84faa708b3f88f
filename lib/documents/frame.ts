import { type Brand, usualColor } from '#lib/brands/queries';
import { partyBlock } from '#lib/documents/party';
import { parts, type Sheet, type Words } from '#lib/documents/sheet';
import type { Terms } from '#lib/documents/terms';
import type { Party } from '#lib/invoices/queries';

interface Framed {
  brand: Brand;
  seller: Party;
  title: Words;
  /** `''` for what has none. */
  number: string;
  /** Further words by which the file is told from others. */
  told?: readonly string[];
}

/** What every sheet of a firm has: whose it is, what it is called, and what stands at the foot of its pages. */
export function frameOf(terms: Terms, { brand, seller, title, number, told = [] }: Framed): Pick<Sheet, 'languages' | 'color' | 'name' | 'title' | 'number' | 'seller' | 'footer'> {
  const { languages } = terms;
  return {
    languages,
    color: brand.color ?? usualColor,
    name: [title[0]?.map(({ text }) => text).join(' '), number, ...told].filter(Boolean).join(' '),
    title,
    number,
    seller: partyBlock(terms, 'invoices.seller', seller),
    footer: languages.flatMap((language) => parts(language === 'ar' ? brand.footerAr : brand.footerEn)),
  };
}
