import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { asc } from 'drizzle-orm';
import { store } from '#db/client';
import { files } from '#db/schema/files';
import { uploadedFiles } from '#lib/backup/files';
import { contentPath } from '#lib/files/place';

export interface FilesVerdict {
  /** Rows whose content is not there, or not as large as they say. What the content is, is the business of `contentFaults`. */
  faults: string[];
  /** Content that no row names: paths. It takes room and does no harm; the database that names it may be elsewhere. */
  unnamed: string[];
}

type StoredFile = Pick<typeof files.$inferSelect, 'id' | 'sha256' | 'name' | 'size'>;

const storedFiles = (): Promise<StoredFile[]> =>
  store.read((db) => db.select({ id: files.id, sha256: files.sha256, name: files.name, size: files.size }).from(files).orderBy(asc(files.id)));

/** Compares what the tables say of uploaded files with what lies in the data folder, also while people upload and remove. Changes nothing. */
export async function verifyFiles(dataFolder: string): Promise<FilesVerdict> {
  const lying = uploadedFiles(dataFolder);
  const rows = await storedFiles();
  const named = new Set(rows.map(({ sha256 }) => sha256));
  const suspects = rows.flatMap(({ id, ...file }) => {
    const fault = faultOf(dataFolder, file);
    return fault === null ? [] : [{ id, fault }];
  });
  // What was removed since the rows were read is no fault.
  const still = new Set(suspects.length === 0 ? [] : (await storedFiles()).map(({ id }) => id));
  return {
    faults: suspects.filter(({ id }) => still.has(id)).map(({ fault }) => fault),
    unnamed: lying.map(({ path }) => path).filter((path) => !named.has(basename(path))),
  };
}

function faultOf(dataFolder: string, { sha256, name, size }: Omit<StoredFile, 'id'>): string | null {
  const path = contentPath(join(dataFolder, 'files'), sha256);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) return `${path} is missing, the content of ${JSON.stringify(name)}`;
  return found.size === size ? null : `${path} has ${found.size} bytes instead of ${size}, the content of ${JSON.stringify(name)}`;
}
