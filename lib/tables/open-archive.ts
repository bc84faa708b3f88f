import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { type Entry, open, type ZipFile } from 'yauzl';
import { Unreadable } from '#lib/tables/unreadable';

/** More parts than any workbook of lists has. */
const mostEntries = 5000;

/** An archive whose parts are read one by one, each as a stream. */
export interface Archive {
  has(name: string): boolean;
  /**
   * @param most bytes that the part may have unpacked; it says so ahead, and is held to it
   * @throws Unreadable when it is not there, encrypted, or larger
   */
  read(name: string, most: number): Promise<Readable>;
  close(): void;
}

/** @throws Unreadable */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await promisify<string, object, ZipFile>(open)(path, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
    throw new Unreadable('brokenArchive', error);
  });
  try {
    const entries = await entriesOf(zip);
    return { has: (name) => entries.has(name), read: (name, most) => streamOf(zip, entries.get(name), most), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > mostEntries) throw new Unreadable('brokenArchive');
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('entry', (entry) => {
      entries.set(entry.fileName.replace(/^\//, ''), entry);
      zip.readEntry();
    });
    zip.once('end', () => resolve(entries));
    zip.once('error', (error) => reject(new Unreadable('brokenArchive', error)));
    zip.readEntry();
  });
}

function streamOf(zip: ZipFile, entry: Entry | undefined, most: number): Promise<Readable> {
  if (!entry) throw new Unreadable('noSheet');
  if (entry.isEncrypted()) throw new Unreadable('encrypted');
  if (entry.uncompressedSize > most) throw new Unreadable('tooMuchInflated');
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(new Unreadable('brokenArchive', error)) : resolve(stream)));
  });
}
