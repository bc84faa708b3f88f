import { expect, test } from 'vitest';
import { BrokenForm, type Part, partsOf } from '#lib/files/multipart';

const boundary = '----WebKitFormBoundaryAbC123';
const type = `multipart/form-data; boundary=${boundary}`;

interface Given {
  headers: string[];
  content: Buffer;
}

function formOf(parts: Given[], end = '--\r\n'): Buffer {
  const written = parts.flatMap(({ headers, content }) => [Buffer.from(`--${boundary}\r\n${headers.join('\r\n')}\r\n\r\n`), content, Buffer.from('\r\n')]);
  return Buffer.concat([...written, Buffer.from(`--${boundary}${end}`)]);
}

const file = (name: string, content: Buffer): Given => ({ headers: [`Content-Disposition: form-data; name="files"; filename="${name}"`, 'Content-Type: application/pdf'], content });

async function* inPieces(body: Buffer, ...cuts: number[]): AsyncGenerator<Buffer> {
  let begin = 0;
  for (const cut of [...cuts, body.length]) {
    yield body.subarray(begin, cut);
    begin = cut;
  }
}

async function readAll(body: AsyncIterable<Buffer>, contentType = type): Promise<{ name: string; fileName: string | null; content: Buffer }[]> {
  const found = [];
  for await (const { content, ...part } of partsOf(body, contentType)) {
    const pieces: Buffer[] = [];
    for await (const piece of content) pieces.push(Buffer.from(piece));
    found.push({ ...part, content: Buffer.concat(pieces) });
  }
  return found;
}

// What looks like a boundary and is none, in every way in which it can begin.
const tricky = Buffer.concat([
  Buffer.from(`\r\n--${boundary.slice(0, -1)}\r\n--${boundary}`.slice(0, 30)), Buffer.from('\r'), Buffer.from('\r\n'), Buffer.from('\r\n--'), Buffer.from(`--${boundary}--`), Buffer.from([0, 255, 13]),
]);
const parts = [
  { headers: ['content-disposition: form-data; name="note"'], content: Buffer.from('text') },
  file('a.pdf', tricky),
  file('', Buffer.alloc(0)),
  file('b.pdf', Buffer.from('\r\n')),
];
const expected = [
  { name: 'note', fileName: null, content: Buffer.from('text') },
  { name: 'files', fileName: 'a.pdf', content: tricky },
  { name: 'files', fileName: '', content: Buffer.alloc(0) },
  { name: 'files', fileName: 'b.pdf', content: Buffer.from('\r\n') },
];

test('a form is read alike wherever it is cut in two', async () => {
  const body = formOf(parts);
  for (let cut = 0; cut <= body.length; cut += 1) expect(await readAll(inPieces(body, cut)), `cut at ${cut}`).toEqual(expected);
});

test('a form is read alike byte by byte, and in pieces of any length', async () => {
  const body = formOf(parts);
  for (const length of [1, 2, 3, 5, 7, 64]) {
    const cuts = Array.from({ length: Math.floor(body.length / length) }, (_, index) => (index + 1) * length).filter((cut) => cut < body.length);
    expect(await readAll(inPieces(body, ...cuts)), `pieces of ${length}`).toEqual(expected);
  }
});

test('what stands before the first boundary and behind the last one is nobody\'s', async () => {
  const body = Buffer.concat([Buffer.from('a preamble\r\n'), formOf(parts, '--\r\nan epilogue'), Buffer.from(`\r\n--${boundary}\r\n`)]);
  expect(await readAll(inPieces(body))).toEqual(expected);
});

test('spaces behind a boundary belong to it', async () => {
  const body = Buffer.from(formOf(parts).toString('latin1').replaceAll(`--${boundary}\r\nContent`, `--${boundary} \t\r\nContent`), 'latin1');
  expect(await readAll(inPieces(body))).toEqual(expected);
});

test('a part that is read in part, or not at all, leaves the next one whole', async () => {
  const body = formOf(parts);
  for (let cut = 0; cut <= body.length; cut += 7) {
    const firsts: (string | null)[] = [];
    for await (const { fileName, content } of partsOf(inPieces(body, cut), type)) {
      firsts.push(fileName);
      if (fileName === 'a.pdf') for await (const piece of content) if (piece.length > 0) break;
    }
    expect(firsts).toEqual([null, 'a.pdf', '', 'b.pdf']);
  }
});

test('whoever reads no further leaves the body open, for the answer still has to go out', async () => {
  let closed = false;
  async function* body(): AsyncGenerator<Buffer> {
    try {
      yield formOf(parts);
    } finally {
      closed = true;
    }
  }
  const pieces = body();
  for await (const part of partsOf(pieces, type)) if (part.fileName) break;
  expect(closed).toBe(false);
  await pieces.return(undefined);
});

test.each([
  ['name="files"; filename="عقد 2026.pdf"', 'عقد 2026.pdf'],
  ['name="files"; filename="a %22quoted%22.pdf"', 'a "quoted".pdf'],
  [String.raw`name="files"; filename="a \"quoted\".pdf"`, 'a "quoted".pdf'],
  ['filename="first.pdf"; name="files"', 'first.pdf'],
  ['name="files"; filename="a; name=b.pdf"', 'a; name=b.pdf'],
])('the name of a file is read as browsers write it: %s', async (disposition, fileName) => {
  const body = formOf([{ headers: [`Content-Disposition: form-data; ${disposition}`], content: Buffer.from('x') }]);
  expect(await readAll(inPieces(body))).toEqual([{ name: 'files', fileName, content: Buffer.from('x') }]);
});

test.each([
  ['multipart/form-data; boundary="a b"', 'a b'],
  ['multipart/form-data;boundary=abc', 'abc'],
  ['Multipart/Form-Data; charset=utf-8; Boundary=abc', 'abc'],
])('the boundary is found in %s', async (contentType, mark) => {
  const body = Buffer.from(`--${mark}\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--${mark}--\r\n`);
  expect(await readAll(inPieces(body), contentType)).toHaveLength(1);
});

const whole = formOf(parts);
test.each([
  ['no form', Buffer.from('a=b'), 'application/x-www-form-urlencoded'],
  ['no boundary', whole, 'multipart/form-data'],
  ['another boundary', whole, 'multipart/form-data; boundary=other'],
  ['an empty body', Buffer.alloc(0), type],
  ['a part without a name', formOf([{ headers: ['Content-Type: text/plain'], content: Buffer.from('x') }]), type],
  ['headers without an end', formOf([{ headers: ['a: '.padEnd(20_000, 'x')], content: Buffer.from('x') }]), type],
  ['a hundred parts and one', formOf(Array.from({ length: 101 }, () => file('a.pdf', Buffer.from('x')))), type],
  ['text behind a boundary', Buffer.from(`--${boundary}x\r\n\r\n\r\n--${boundary}--`), type],
])('%s is refused', async (_, body, contentType) => {
  await expect(readAll(inPieces(body), contentType)).rejects.toThrow(BrokenForm);
});

test('a form that ends too early is refused, wherever it ends', async () => {
  const end = whole.lastIndexOf('--') + 2;
  for (let length = 0; length < end; length += 1) await expect(readAll(inPieces(whole.subarray(0, length))), `ends at ${length}`).rejects.toThrow(BrokenForm);
});

test('of a long part never more is held than a piece', async () => {
  const piece = Buffer.alloc(64 * 1024, 'x');
  async function* long(): AsyncGenerator<Buffer> {
    yield Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n`);
    for (let count = 0; count < 1000; count += 1) yield piece;
    yield Buffer.from(`\r\n--${boundary}--`);
  }
  let longest = 0;
  let total = 0;
  const parts: AsyncIterable<Part> = partsOf(long(), type);
  for await (const { content } of parts) {
    for await (const { length } of content) {
      longest = Math.max(longest, length);
      total += length;
    }
  }
  expect(total).toBe(1000 * piece.length);
  expect(longest).toBeLessThanOrEqual(piece.length + boundary.length + 4);
});
