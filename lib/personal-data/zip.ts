import { crc32 } from 'node:zlib';

export interface ZipEntry {
  /** Path within the archive, with `/`. */
  name: string;
  /** Milliseconds since 1970-01-01T00:00:00Z; the archive says it in UTC, to two seconds. */
  modifiedAt: number;
  /** The content from its beginning. It is read twice: for its size and checksum, which stand ahead of it, then to be sent. */
  content: () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** What four bytes hold: without ZIP64 no archive and no entry is larger. */
const largest = 0xffff_ffff;
const mostEntries = 0xffff;

interface Written {
  name: Buffer;
  /** Flags to sizes, which local and central header have in common. */
  common: Buffer;
  offset: number;
}

/**
 * A ZIP archive as it is made, entry by entry, nothing of it held in memory whole. Entries are stored as they are: PDF and JPEG
 * would not shrink. After PKWARE's APPNOTE 6.3.10 (4.3.7 local header, 4.3.12 central directory, 4.3.16 its end; 4.4.4 bit 11: UTF-8).
 * @throws RangeError when it would be larger than 4 GiB or hold more than 65,535 entries
 */
export async function* zip(entries: readonly ZipEntry[]): AsyncGenerator<Buffer> {
  if (entries.length > mostEntries) throw new RangeError('Too many files for one ZIP archive');
  const written: Written[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { size, checksum } = await measure(entry);
    const name = Buffer.from(entry.name, 'utf8');
    if (offset + size + name.length + 30 > largest) throw new RangeError('Too much for one ZIP archive');
    const common = commonFields(entry.modifiedAt, checksum, size, name.length);
    written.push({ name, common, offset });
    yield Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, name]);
    yield* unchanged(entry, checksum);
    offset += 30 + name.length + size;
  }
  const directory = Buffer.concat(written.flatMap(centralHeader));
  yield directory;
  yield endOf(written.length, directory.length, offset);
}

async function measure({ content }: ZipEntry): Promise<{ size: number; checksum: number }> {
  let [size, checksum] = [0, 0];
  for await (const part of content()) {
    size += part.length;
    checksum = crc32(part, checksum);
  }
  return { size, checksum };
}

/** The content as it was measured; a file that changes in between breaks the archive off rather than making a false one. */
async function* unchanged({ name, content }: ZipEntry, expected: number): AsyncGenerator<Buffer> {
  let checksum = 0;
  for await (const part of content()) {
    checksum = crc32(part, checksum);
    yield Buffer.from(part);
  }
  if (checksum !== expected) throw new Error(`${name} changed while it was being packed`);
}

function commonFields(modifiedAt: number, checksum: number, size: number, nameLength: number): Buffer {
  const at = new Date(modifiedAt);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0); // Version 2.0 of the format is enough to read it.
  fields.writeUInt16LE(0x0800, 2); // The name is UTF-8.
  fields.writeUInt16LE(0, 4); // Stored.
  fields.writeUInt16LE((at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1), 6);
  fields.writeUInt16LE(((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(), 8);
  fields.writeUInt32LE(checksum, 10);
  fields.writeUInt32LE(size, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

function centralHeader({ name, common, offset }: Written): Buffer[] {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return [Buffer.from('PK\u0001\u0002', 'latin1'), Buffer.from([20, 0]), common, rest, name];
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
