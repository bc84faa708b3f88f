import type { Locale } from '#lib/context';

/** A piece of text with the direction in which it is read. Whoever draws it isolates it: beside others it would be torn apart. */
export interface Part {
  text: string;
  dir: 'rtl' | 'ltr';
}

/** A value in pieces, side by side: an amount and its currency. */
export type Value = readonly Part[];

/** A label in each language of the sheet, the leading one first. */
export type Words = readonly Value[];

export interface Fact {
  label: Words;
  value: Value;
  /** Stands out: the total. */
  strong?: boolean;
}

/** Seller or buyer. */
export interface PartyBlock {
  heading: Words;
  name: Part;
  lines: readonly Part[];
  facts: readonly Fact[];
}

export interface Column {
  label: Words;
  /** Takes what room there is, and breaks over lines. */
  wide: boolean;
  /** Of figures: they stand at the end. */
  end: boolean;
}

/** Its lines: what follows the first is a remark on it. */
export type Cell = readonly Value[];

/** A table, and what it comes to. */
export interface Section {
  heading: Value | null;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  sums: readonly Fact[];
  /** Whether its last row is what the others come to. */
  closes?: boolean;
}

/** How to pay. */
export interface PaymentBlock {
  heading: Words;
  texts: readonly Part[];
  facts: readonly Fact[];
  /** What a banking app reads off the paper, and what it is called. */
  code: { svg: string; alt: string } | null;
}

/**
 * What stands on a document, in the order in which it is read: an invoice, a receipt, a statement. Page and PDF draw the same one,
 * and decide nothing but where it stands.
 */
export interface Sheet {
  languages: readonly Locale[];
  /** `#rrggbb`: of the title and the lines. */
  color: string;
  /** What the file and the window are called. */
  name: string;
  title: Words;
  number: string;
  /** Across the paper: that it is a draft, or void. */
  mark: Words | null;
  seller: PartyBlock;
  /** Null on what is nobody's letter: a report. */
  buyer: PartyBlock | null;
  facts: readonly Fact[];
  introduction: readonly Part[];
  sections: readonly Section[];
  remarks: readonly Part[];
  payment: PaymentBlock | null;
  footer: readonly Part[];
}

/** The picture at its head; apart from the sheet, since it is no text. */
export interface Logo {
  mediaType: 'image/png' | 'image/jpeg' | 'image/svg+xml';
  content: Uint8Array;
}

const rightToLeft = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** A text in the direction of its first letter; without one, from left to right. Marks of direction have done their work then. */
export function part(text: string): Part {
  return { text: text.replaceAll(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu, ''), dir: rightToLeft.test(text) ? 'rtl' : 'ltr' };
}

/** Texts that may be missing, in a row. */
export const parts = (...texts: readonly (string | null | undefined)[]): Part[] => texts.flatMap((text) => (text ? [part(text)] : []));
