import { type FileHandle, open } from 'node:fs/promises';
import { isActivePdf, isEncryptedPdf } from '#lib/files/judge-pdf';

/** Why a file is not taken, as its content shows. */
export type Flaw = 'empty' | 'unknown' | 'truncated' | 'encrypted';

export type MediaType = 'application/pdf' | 'image/png' | 'image/jpeg';

export type Verdict =
  | { flaw: Flaw }
  /** `isActive`: it holds scripts, other files or actions of its own, which a reader may carry out. */
  | { flaw: null; mediaType: MediaType; isActive: boolean };

/**
 * Judges a file by its content, whatever it is called. Nothing of it is interpreted: only where it begins and ends is looked at,
 * and what it says of itself in between, piece by piece.
 */
export async function judgeFile(path: string): Promise<Verdict> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) return { flaw: 'empty' };
    const head = await bytesAt(file, 0, 8);
    if (head.toString('latin1').startsWith('%PDF-')) return await judgePdf(file, size);
    if (head.equals(pngSignature)) return image('image/png', await endsAsPng(file, size));
    if (head.subarray(0, 3).equals(jpegStart)) return image('image/jpeg', await endsAsJpeg(file, size));
    return { flaw: 'unknown' };
  } finally {
    await file.close();
  }
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const jpegStart = Buffer.from([0xff, 0xd8, 0xff]);

const image = (mediaType: MediaType, isWhole: boolean): Verdict => (isWhole ? { flaw: null, mediaType, isActive: false } : { flaw: 'truncated' });

/** So far from its end a PDF must say that it ends (ISO 32000-1, implementation note 18): bytes. */
const endWithin = 1024;

async function judgePdf(file: FileHandle, size: number): Promise<Verdict> {
  const tail = await bytesAt(file, Math.max(size - endWithin, 0), endWithin);
  if (!tail.includes('%%EOF')) return { flaw: 'truncated' };
  if (await isEncryptedPdf(file, size)) return { flaw: 'encrypted' };
  return { flaw: null, mediaType: 'application/pdf', isActive: await isActivePdf(file) };
}

/** Goes from chunk to chunk (PNG, 5.3) until the one that ends it. */
async function endsAsPng(file: FileHandle, size: number): Promise<boolean> {
  let at = pngSignature.length;
  while (at + 12 <= size) {
    const chunk = await bytesAt(file, at, 8);
    if (chunk.toString('latin1', 4, 8) === 'IEND') return true;
    at += 12 + chunk.readUInt32BE(0);
  }
  return false;
}

const startOfScan = 0xda;
const endOfImage = 0xd9;
/** Markers without a length: restarts, and the byte that may not stand there by itself. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** Goes from segment to segment (ITU T.81, B.1) until the one that ends it: a preview within it has an end of its own. */
async function endsAsJpeg(file: FileHandle, size: number): Promise<boolean> {
  let at = 2;
  while (at + 2 <= size) {
    const segment = await bytesAt(file, at, 4);
    const marker = segment[1] ?? 0;
    if (segment[0] !== 0xff) return false;
    if (marker === endOfImage) return true;
    if (marker === 0xff) at += 1;
    else if (isBare(marker)) at += 2;
    else if (segment.length < 4) return false;
    else at += 2 + segment.readUInt16BE(2);
    if (marker === startOfScan) at = await behindScan(file, at, size);
  }
  return false;
}

const pieceLength = 64 * 1024;

/** Where the compressed data end that follow the start of a scan: at the next marker that does not belong to them. */
async function behindScan(file: FileHandle, begin: number, size: number): Promise<number> {
  for (let at = begin; at < size; at += pieceLength - 1) {
    const piece = await bytesAt(file, at, pieceLength);
    for (let index = piece.indexOf(0xff); index >= 0 && index + 1 < piece.length; index = piece.indexOf(0xff, index + 1)) {
      const next = piece[index + 1] ?? 0;
      if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at + index;
    }
  }
  return size;
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
