import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as mupdf from 'mupdf';
import { temporaryFolder } from './program.ts';

const opened = (pdf: Uint8Array) => mupdf.Document.openDocument(pdf, 'application/pdf');

export const pagesOf = (pdf: Uint8Array): number => opened(pdf).countPages();

/** The text of a page as a reader of the PDF finds it, in the order in which it is found; letters as letters, not as their forms. */
export function textOf(pdf: Uint8Array, page: number): string {
  return opened(pdf).loadPage(page - 1).toStructuredText('preserve-whitespace').asText().normalize('NFKC');
}

/** Without spaces, which readers of a PDF guess from gaps, and without vowel marks, which they put on either side of their letter. */
export const unspaced = (text: string): string => text.replaceAll(/[\s\u200b\u200e\u200f\p{Mn}]/gu, '');

interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Where the lines of a page stand, in points from the upper left corner. */
export function linesOf(pdf: Uint8Array, page: number): { box: Box; text: string }[] {
  const { blocks } = JSON.parse(opened(pdf).loadPage(page - 1).toStructuredText('preserve-whitespace').asJSON()) as { blocks: { lines?: { bbox: Box; text: string }[] }[] };
  return blocks.flatMap(({ lines = [] }) => lines.map(({ bbox, text }) => ({ box: bbox, text })));
}

interface Picture {
  width: number;
  height: number;
  /** A byte for each dot: 0 is black. */
  dots: Uint8ClampedArray;
}

const inGrey = (pixmap: mupdf.Pixmap): Picture => ({ width: pixmap.getWidth(), height: pixmap.getHeight(), dots: Uint8ClampedArray.from(pixmap.getPixels()) });

/** A picture is written anew where one asks for it; the first of its name is written by itself, but never where nobody would look at it. */
const renews = process.env['SIJILL_RENEW_PICTURES'] === 'yes';
const pictures = join(import.meta.dirname, '..', 'pdf', 'pictures');

/**
 * How many in a thousand dots of a page differ clearly from the picture that is kept of it. The page as it is now is left in a
 * temporary folder when it differs, to be looked at.
 */
export function differenceFromKept(pdf: Uint8Array, page: number, name: string): number {
  const pixmap = opened(pdf).loadPage(page - 1).toPixmap(mupdf.Matrix.scale(1, 1), mupdf.ColorSpace.DeviceGray, false);
  const file = join(pictures, `${name}.png`);
  if (renews || (!existsSync(file) && !process.env['CI'])) {
    mkdirSync(pictures, { recursive: true });
    writeFileSync(file, pixmap.asPNG());
  }
  const kept = inGrey(new mupdf.Image(readFileSync(file)).toPixmap());
  const now = inGrey(pixmap);
  if (kept.width !== now.width || kept.height !== now.height) return 1000;
  let different = 0;
  for (const [index, dot] of now.dots.entries()) if (Math.abs(dot - (kept.dots[index] ?? 0)) > 64) different += 1;
  if (different > 0) writeFileSync(join(temporaryFolder(), `${name}.png`), pixmap.asPNG());
  return (different * 1000) / now.dots.length;
}
