/** A form that is no `multipart/form-data`, ends too early, or has longer headers or more parts than any of ours. */
export class BrokenForm extends Error {
  override name = 'BrokenForm';
}

export interface Part {
  /** Name of the field. */
  name: string;
  /** Name of the file as it was sent; null where the field is no file. */
  fileName: string | null;
  /** What was not read of it is skipped when the next part is asked for. A piece is good until the next is asked for: its memory is used again. */
  content: AsyncIterable<Buffer>;
}

const longestHeaders = 16 * 1024;
const mostParts = 100;
const lineEnd = Buffer.from('\r\n');
const blankLine = Buffer.from('\r\n\r\n');

/**
 * Reads a form (RFC 7578) as it comes: one part at a time, never more of it in memory than a piece of the body.
 * @param contentType the header of that name
 * @throws BrokenForm
 */
export async function* partsOf(body: AsyncIterable<Uint8Array>, contentType: string): AsyncGenerator<Part, void> {
  const boundary = boundaryOf(contentType);
  if (boundary === null) throw new BrokenForm('it names no boundary');
  const scanner = new Scanner(body);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The preamble, which nobody uses; the line end before the first delimiter stands in the scanner already.
  await scanner.skipTo(delimiter);
  for (let count = 0; !(await scanner.takesEnd()); count += 1) {
    if (count === mostParts) throw new BrokenForm('it has too many parts');
    if ((await scanner.textUntil(lineEnd)).trim() !== '') throw new BrokenForm('something follows a boundary');
    const content = scanner.until(delimiter);
    yield { ...described(await scanner.textUntil(blankLine)), content };
    // A reader that stops early has closed its iterator, and the scanner stands where it stopped.
    if (!scanner.isPast(delimiter)) await scanner.skipTo(delimiter);
  }
}

/** The boundary of a form (RFC 2046, 5.1.1), or null. */
function boundaryOf(contentType: string): string | null {
  const [, quoted, plain] = /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  return quoted ?? plain ?? null;
}

/** What the headers of a part say. Browsers write names as UTF-8, with `%22` for a quotation mark and `%0D%0A` for a line end (HTML standard). */
function described(headers: string): Omit<Part, 'content'> {
  const disposition = headers.split('\r\n').find((line) => /^content-disposition\s*:\s*form-data/i.test(line));
  const parameter = (name: string): string | null => {
    const found = new RegExp(`;\\s*${name}="((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(disposition ?? '')?.[1];
    return found === undefined ? null : found.replaceAll(/\\(["\\])/g, '$1').replaceAll('%22', '"').replaceAll(/%0[da]/gi, ' ');
  };
  const name = parameter('name');
  if (name === null) throw new BrokenForm('a part has no name');
  return { name, fileName: parameter('filename') };
}

/** A body as one reads it: up to a mark, wherever the pieces in which it comes begin and end. */
class Scanner {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #held: Buffer = lineEnd;
  #passed: Buffer | null = null;
  /** Where a rest and the next piece are put together; one for all, or a large file would leave as much behind for the garbage collector. */
  #joint = Buffer.alloc(0);

  constructor(body: AsyncIterable<Uint8Array>) {
    this.#pieces = body[Symbol.asyncIterator]();
  }

  /** Whether the last thing that was taken is this mark. */
  isPast(mark: Buffer): boolean {
    return this.#passed === mark;
  }

  /** What comes before the mark; the mark itself is taken. */
  async *until(mark: Buffer): AsyncGenerator<Buffer, void> {
    this.#passed = null;
    for (;;) {
      const at = this.#held.indexOf(mark);
      // What is left may be the beginning of the mark.
      const end = at >= 0 ? at : Math.max(this.#held.length - mark.length + 1, 0);
      const piece = this.#held.subarray(0, end);
      this.#held = this.#held.subarray(at >= 0 ? at + mark.length : end);
      if (at >= 0) this.#passed = mark;
      if (piece.length > 0) yield piece;
      if (at >= 0) return;
      await this.#readOn();
    }
  }

  async skipTo(mark: Buffer): Promise<void> {
    for await (const piece of this.until(mark)) void piece;
  }

  async textUntil(mark: Buffer): Promise<string> {
    const pieces: Buffer[] = [];
    let length = 0;
    for await (const piece of this.until(mark)) {
      length += piece.length;
      if (length > longestHeaders) throw new BrokenForm('its headers are too long');
      pieces.push(Buffer.from(piece));
    }
    return Buffer.concat(pieces).toString();
  }

  /** Takes the two hyphens behind the last boundary, if they are there. */
  async takesEnd(): Promise<boolean> {
    while (this.#held.length < 2) await this.#readOn();
    return this.#held[0] === 0x2d && this.#held[1] === 0x2d;
  }

  async #readOn(): Promise<void> {
    const { done, value } = await this.#pieces.next();
    if (done) throw new BrokenForm('it ends too early');
    // No more is held here than a mark is long.
    const rest = Buffer.from(this.#held);
    const length = rest.length + value.length;
    if (this.#joint.length < length) this.#joint = Buffer.alloc(length);
    rest.copy(this.#joint);
    this.#joint.set(value, rest.length);
    this.#held = this.#joint.subarray(0, length);
  }
}
