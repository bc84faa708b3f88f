/** Small real files, made here: whoever changes one sees what is in it. */
import type { Part } from '#lib/files/multipart';

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc(bytes: Buffer): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (crcTable[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Buffer): Buffer {
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc(named));
  return Buffer.concat([length, named, check]);
}

/** One grey pixel. */
export function aPng(): Buffer {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const pixel = Buffer.from([0x78, 0x01, 0x01, 0x02, 0x00, 0xfd, 0xff, 0x00, 0x80, 0x00, 0x82, 0x00, 0x81]);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', pixel), chunk('IEND', Buffer.alloc(0))]);
}

/** The segments of a JPEG, with a preview that has an end of its own, a restart, and a byte that only looks like a marker. */
export function aJpeg(): Buffer {
  const preview = Buffer.from([0xff, 0xd8, 0xff, 0xda, 0x00, 0x02, 0x11, 0xff, 0xd9]);
  const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0x00, 2 + preview.length]), preview]);
  const scan = Buffer.from([0xff, 0xda, 0x00, 0x02, 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), exif, scan, Buffer.from([0xff, 0xd9])]);
}

interface PdfOptions {
  /** Further objects, as they stand in the file. */
  objects?: string[];
  /** Further entries of the trailer. */
  trailer?: string;
  /** Whether the cross-reference is a stream instead of a table. */
  asStream?: boolean;
  /** Bytes of the page's content. */
  filling?: Buffer;
}

/** A PDF of one page, with its cross-reference where it says. */
export function aPdf({ objects = [], trailer = '', asStream = false, filling = Buffer.from('BT ET') }: PdfOptions = {}): Buffer {
  const bodies = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>'),
    Buffer.concat([Buffer.from(`<< /Length ${filling.length} >>\nstream\n`), filling, Buffer.from('\nendstream')]),
    ...objects.map((object) => Buffer.from(object, 'latin1')),
  ];
  const pieces = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets = bodies.map((body, index) => {
    const at = Buffer.concat(pieces).length;
    pieces.push(Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n'));
    return at;
  });
  const begin = Buffer.concat(pieces).length;
  const size = bodies.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`;
  const entries = `/Size ${size} /Root 1 0 R ${trailer}`;
  const reference = asStream ? `${size} 0 obj\n<< /Type /XRef ${entries} /W [1 2 1] /Length 4 >>\nstream\nabcd\nendstream\nendobj\n` : `${table}trailer\n<< ${entries} >>\n`;
  return Buffer.concat([...pieces, Buffer.from(`${reference}startxref\n${begin}\n%%EOF\n`)]);
}

/** An upload of these files, by name; by default one PDF. */
export async function* anUpload(...files: (string | [string, Buffer])[]): AsyncGenerator<Part, void> {
  for (const file of files.length > 0 ? files : ['contract.pdf']) {
    const [fileName, content] = typeof file === 'string' ? [file, aPdf()] : file;
    yield { name: 'files', fileName, content: inPieces(content) };
  }
}

async function* inPieces(content: Buffer): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < content.length; at += 1000) yield content.subarray(at, at + 1000);
}
