import { crc32 } from 'node:zlib';

export interface Unzipped {
  name: string;
  content: Buffer;
  modifiedAt: number;
}

/**
 * Reads a ZIP archive of stored entries as an unpacker does: from the end to the directory, from there to each entry. Whatever
 * does not fit together is an error. Written from the APPNOTE by itself: an archive that its own maker reads proves little.
 */
export function unzip(archive: Buffer): Unzipped[] {
  const end = archive.length - 22;
  expectSignature(archive, end, 0x0605_4b50);
  const [here, all, size, start] = [archive.readUInt16LE(end + 8), archive.readUInt16LE(end + 10), archive.readUInt32LE(end + 12), archive.readUInt32LE(end + 16)];
  if (here !== all || start + size !== end) throw new Error('The directory does not end where it should');
  const entries: Unzipped[] = [];
  let at = start;
  for (let index = 0; index < all; index += 1) {
    expectSignature(archive, at, 0x0201_4b50);
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field)) as [number, number, number];
    entries.push(entryAt(archive, archive.readUInt32LE(at + 42), archive.subarray(at + 6, at + 28), archive.subarray(at + 46, at + 46 + nameLength)));
    at += 46 + nameLength + extra + comment;
  }
  if (at !== end) throw new Error('The directory is longer than it says');
  return entries;
}

function entryAt(archive: Buffer, at: number, common: Buffer, name: Buffer): Unzipped {
  expectSignature(archive, at, 0x0403_4b50);
  const [flags, method, checksum, size, unpacked] = [common.readUInt16LE(2), common.readUInt16LE(4), common.readUInt32LE(10), common.readUInt32LE(14), common.readUInt32LE(18)];
  if (!archive.subarray(at + 4, at + 26).equals(common)) throw new Error('Directory and entry do not say the same');
  if (method !== 0 || size !== unpacked || (flags & 0x0800) === 0) throw new Error('The entry is not stored as it is, under a name of UTF-8');
  const body = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  if (!archive.subarray(at + 30, at + 30 + name.length).equals(name)) throw new Error('Directory and entry have different names');
  const content = archive.subarray(body, body + size);
  if (crc32(content) !== checksum) throw new Error(`${name.toString()} has another checksum`);
  return { name: name.toString('utf8'), content, modifiedAt: timeOf(common.readUInt16LE(8), common.readUInt16LE(6)) };
}

function timeOf(date: number, time: number): number {
  return Date.UTC(1980 + (date >> 9), ((date >> 5) & 15) - 1, date & 31, time >> 11, (time >> 5) & 63, (time & 31) * 2);
}

function expectSignature(archive: Buffer, at: number, signature: number): void {
  if (at < 0 || archive.readUInt32LE(at) !== signature) throw new Error(`No header where one must be (${at})`);
}
