import { gzipSync } from 'node:zlib';
import type { Visitor } from '../../tests/support/visitor.ts';

interface Size {
  plain: number;
  gzip: number;
}

/** What a page weighs in a browser that has nothing of it yet. */
export interface Weight {
  html: Size;
  scripts: Size & { files: number };
  /** Scripts within the HTML: the copy of the page for the client. */
  inline: Size;
}

const sizeOf = (bytes: Buffer): Size => ({ plain: bytes.length, gzip: gzipSync(bytes).length });
const sum = (sizes: Size[]): Size => ({ plain: sizes.reduce((total, { plain }) => total + plain, 0), gzip: sizes.reduce((total, { gzip }) => total + gzip, 0) });

/** Weighs a page and every script that a modern browser loads for it. */
export async function weigh(visitor: Visitor, path: string): Promise<Weight> {
  const { html, document } = await visitor.get(path);
  const scripts = document.querySelectorAll('script').filter((script) => !script.hasAttribute('nomodule'));
  const addresses = new Set(scripts.flatMap((script) => script.getAttribute('src') ?? []));
  const files = await Promise.all([...addresses].map(async (address) => sizeOf(Buffer.from((await visitor.get(address)).html))));
  const inline = scripts.filter((script) => !script.hasAttribute('src')).map((script) => script.textContent).join('');
  return { html: sizeOf(Buffer.from(html)), scripts: { ...sum(files), files: files.length }, inline: sizeOf(Buffer.from(inline)) };
}
