import type { FileHandle } from 'node:fs/promises';

const pieceLength = 64 * 1024;
/** A dictionary at the end of a PDF is a few hundred bytes; more than this is looked at by nobody. */
const longestTrailer = 16 * 1024;

async function textAt(file: FileHandle, position: number, length: number): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.toString('latin1', 0, bytesRead);
}

/** Names may be written with `#` and two hexadecimal digits for any letter (ISO 32000-1, 7.3.5). */
const withPlainNames = (text: string): string =>
  text.includes('#') ? text.replaceAll(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;

/** Whether a PDF wants a password, or is at least kept from being read by others: its trailer names an encryption (ISO 32000-1, 7.6.1). */
export async function isEncryptedPdf(file: FileHandle, size: number): Promise<boolean> {
  const tail = await textAt(file, Math.max(size - pieceLength, 0), pieceLength);
  const named = Number(tail.match(/startxref\s+(\d{1,15})/g)?.at(-1)?.replace(/\D+/, '') ?? Number.NaN);
  const trailers = [tail.includes('trailer') ? tail.slice(tail.lastIndexOf('trailer')) : '', named < size ? await trailerAt(file, named, size) : ''];
  return trailers.some((trailer) => /\/Encrypt(?![A-Za-z])/.test(withPlainNames(trailer)));
}

/** The dictionary of the cross-reference that begins here: behind a table, or at the head of a stream. */
async function trailerAt(file: FileHandle, position: number, size: number): Promise<string> {
  const head = await textAt(file, position, longestTrailer);
  if (!/^\s*xref/.test(head)) return head.split('stream', 1)[0] ?? '';
  for (let at = position; at < size; at += pieceLength) {
    // The word may lie across two pieces.
    const found = (await textAt(file, at, pieceLength + 'trailer'.length)).indexOf('trailer');
    if (found >= 0) return (await textAt(file, at + found, longestTrailer)).split('startxref', 1)[0] ?? '';
  }
  return '';
}

/** What a reader may carry out; to open at a certain page, `/OpenAction [`, is no harm. The name must be seen to end. */
const active = /\/(?:(?:JavaScript|JS|Launch|EmbeddedFiles|AA)(?=[^A-Za-z0-9])|OpenAction(?=\s+[^\s[]|[^\sA-Za-z0-9[]))/;
const streamBegins = /stream\r?\n/;
const streamEnds = /endstream/;
/** Longer than any of these words, however it is written: so much of a piece is looked at again with the next. */
const overlap = 64;

/** Whether a PDF names anything to be carried out, outside of its compressed data. */
export async function isActivePdf(file: FileHandle): Promise<boolean> {
  let text = '';
  let inStream = false;
  for (let at = 0; ; at += pieceLength) {
    const piece = await textAt(file, at, pieceLength);
    // Two characters that end whatever comes last.
    text += piece === '' ? '\n>' : piece;
    for (;;) {
      const mark = (inStream ? streamEnds : streamBegins).exec(text);
      if (!inStream && active.test(withPlainNames(mark ? text.slice(0, mark.index) : text))) return true;
      if (!mark) break;
      text = text.slice(mark.index + mark[0].length);
      inStream = !inStream;
    }
    if (piece === '') return false;
    text = text.slice(-overlap);
  }
}
