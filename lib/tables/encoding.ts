import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** The encodings that are read, by the names of the WHATWG standard. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'windows-1252'] as const;

export type Encoding = (typeof encodings)[number];

export const isEncoding = (name: string): name is Encoding => (encodings as readonly string[]).includes(name);

/** What stands for bytes that mean nothing in an encoding, and for NUL, which no text can hold. */
export const unreadableCharacter = '\uFFFD';

/** Bytes of a file's beginning by which it is judged. */
export const headLength = 64 * 1024;

export async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The text of a file, piece by piece. A mark at its beginning that names the encoding is left out. */
export async function* textOf(path: string, encoding: Encoding): AsyncGenerator<string, void> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) yield readable(decoder.decode(piece, { stream: true }));
  yield readable(decoder.decode());
}

/** The text of a file's beginning, without the character that its end may have cut. */
export function headText(head: Buffer, encoding: Encoding): string {
  return readable(new TextDecoder(encoding).decode(head, { stream: true }));
}

const readable = (text: string): string => text.replaceAll('\0', unreadableCharacter);

/** The encoding that a file is most likely in: by its mark, by where its zeros are, by being UTF-8, or by how its letters lie. */
export async function detectEncoding(path: string, head: Buffer): Promise<Encoding> {
  const marked = encodingOfMark(head);
  if (marked) return marked;
  const zeros = { even: 0, odd: 0 };
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1;
  // ASCII signs have a zero in one half; Arabic text still has its spaces, delimiters and line ends.
  const many = head.length / 40;
  if (zeros.odd > many && zeros.odd > zeros.even * 10 && endsLines(head, 1)) return 'utf-16le';
  if (zeros.even > many && zeros.even > zeros.odd * 10 && endsLines(head, -1)) return 'utf-16be';
  if (await isUtf8Mostly(path)) return 'utf-8';
  return looksArabic(head) ? 'windows-1256' : 'windows-1252';
}

/** Whether the first line end, if there is one, has its zero on this side. */
function endsLines(head: Buffer, side: 1 | -1): boolean {
  const at = head.indexOf(0x0a);
  return at < 0 || head[at + side] === 0;
}

function encodingOfMark(head: Buffer): Encoding | null {
  if (head.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
}

/** Whether the lines that are not plain ASCII are UTF-8, nine in ten of them: the rest was pasted in from elsewhere, and is pointed out. */
async function isUtf8Mostly(path: string): Promise<boolean> {
  const lines = { good: 0, bad: 0 };
  let rest: Buffer = Buffer.alloc(0);
  const judge = (line: Buffer) => {
    if (line.every((byte) => byte < 0x80)) return;
    lines[isUtf8(line) ? 'good' : 'bad'] += 1;
  };
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    const end = piece.lastIndexOf(0x0a);
    if (end < 0) {
      // A line without an end: what there is of it is enough.
      if (rest.length < headLength) rest = Buffer.concat([rest, piece]).subarray(0, headLength);
      continue;
    }
    for (const line of linesOf(Buffer.concat([rest, piece.subarray(0, end)]))) judge(line);
    rest = Buffer.from(piece.subarray(end + 1));
  }
  judge(wholeCharacters(rest));
  return lines.bad * 9 <= lines.good;
}

function* linesOf(bytes: Buffer): Generator<Buffer, void> {
  let begin = 0;
  for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, begin)) {
    yield bytes.subarray(begin, end);
    begin = end + 1;
  }
  yield bytes.subarray(begin);
}

/** Without the last bytes, where they may be the beginning of a character only. */
function wholeCharacters(bytes: Buffer): Buffer {
  if (bytes.length < headLength) return bytes;
  let end = bytes.length;
  while (end > bytes.length - 4 && (bytes[end - 1] ?? 0) >= 0x80) end -= 1;
  return bytes.subarray(0, end);
}

/** Arabic words are runs of letters beyond ASCII; European ones have a single such letter here and there. */
function looksArabic(head: Buffer): boolean {
  const runs = head.toString('latin1').match(/[\u00c0-\u00ff]+/g) ?? [];
  const long = runs.filter((run) => run.length >= 3).length;
  return long * 2 > runs.length;
}
