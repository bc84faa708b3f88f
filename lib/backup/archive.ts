import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Transform, type Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { z } from 'zod';
import { driverCode } from '#db/errors';
import { BackupProblem } from '#lib/backup/problem';
import { sealing, unsealed } from '#lib/backup/seal';

/** A file of a backup: where it lies, and its name in the archive. */
export interface Entry {
  name: string;
  path: string;
}

const manifestName = 'manifest.json';
const databaseName = 'sijill.db';

const manifestSchema = z.object({
  format: z.literal(1),
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  createdAt: z.number(),
  /** Newest migration in the database. */
  schema: z.number().positive(),
  /** How many rows each table holds. */
  rows: z.record(z.string(), z.number()),
  /** SHA-256 (hex) of every other entry, by its name; the database is always among them. */
  files: z.record(z.string(), z.string()).refine((files) => Object.hasOwn(files, databaseName)),
});

/** What an archive says of itself; its first entry. */
export type Manifest = z.infer<typeof manifestSchema>;

const largestManifest = 64 * 1024 * 1024;

/** The only names an archive may hold: the database, and files by their hash. */
const allowed = /^(?:manifest\.json|sijill\.db|files\/[0-9a-f]{2}\/[0-9a-f]{64})$/;

/** SHA-256 of a file, hex; read in pieces. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/**
 * Writes an archive: tar, packed by zstd with its checksum, and sealed by age (age-encryption.org) where there is a passphrase;
 * the ordinary tools of those names open it.
 */
export async function writeArchive(target: string, manifest: Manifest, entries: Entry[], passphrase: string | null): Promise<void> {
  const archive = pack();
  const fill = async () => {
    archive.entry({ name: manifestName }, JSON.stringify(manifest));
    for (const { name, path } of entries) {
      const { size } = statSync(path);
      await pipeline(createReadStream(path), archive.entry({ name, size }));
    }
    archive.finalize();
  };
  const packed = createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1, [constants.ZSTD_c_compressionLevel]: 6 } });
  const file = createWriteStream(target, { mode: 0o600, flush: true });
  const filled = fill().catch((error: unknown) => {
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  });
  const written = passphrase === null ? pipeline(archive, packed, file) : pipeline(archive, packed, sealing(passphrase), file);
  try {
    await Promise.all([filled, written]);
  } finally {
    // Both ends have ended before the caller clears the folder away.
    await Promise.allSettled([filled, written]);
  }
}

/**
 * Unpacks an archive into an empty folder and proves that every file is the one that was packed.
 * @throws BackupProblem when it is damaged, incomplete, sealed, or holds a name that has no business there
 */
export async function readArchive(path: string, folder: string, passphrase: string | null): Promise<Manifest> {
  const found: Record<string, string> = {};
  let said: string | undefined;
  const entries = extract();
  const unpack = async () => {
    for await (const entry of entries) {
      const { name, type, size } = entry.header;
      const again = Object.hasOwn(found, name) || (name === manifestName && said !== undefined);
      if (type !== 'file' || !allowed.test(name) || again) throw new BackupProblem(`${path} holds an entry that does not belong in a backup: ${JSON.stringify(name)}`);
      if (name !== manifestName) found[name] = await unpackFile(entry, join(folder, name));
      else if ((size ?? 0) > largestManifest) throw new BackupProblem(`${path} has a list of contents that is longer than any backup needs`);
      else said = await text(entry);
    }
  };
  // Both ends have ended before the caller clears the folder away.
  const ends = await Promise.allSettled([unpack(), pipeline(unsealed(path, passphrase), createZstdDecompress(), entries as unknown as Writable)]);
  const errors = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
  if (errors.length > 0) throw problemOf(path, errors);
  const manifest = readManifest(path, said);
  const wrong = Object.keys({ ...manifest.files, ...found }).find((name) => manifest.files[name] !== found[name]);
  if (wrong !== undefined) throw new BackupProblem(`${path} is damaged: ${JSON.stringify(wrong)} is not what was packed`);
  return manifest;
}

/** What a person is told of the errors that ended a reading: ours, else the system's, else that the archive is not good. */
function problemOf(path: string, errors: unknown[]): unknown {
  const ours = errors.find((error) => error instanceof BackupProblem) ?? errors.find((error) => /^(?:EACCES|ENOSPC|EDQUOT|EROFS|EIO)$/.test(driverCode(error) ?? ''));
  if (ours) return ours;
  const why: Record<string, string> = { ENOENT: 'is not there; check the name', EISDIR: 'is a folder; name a file' };
  return new BackupProblem(`${path} ${errors.map((error) => why[driverCode(error) ?? '']).find(Boolean) ?? 'is damaged or no backup of Sijill'}`);
}

function readManifest(path: string, said = ''): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(said));
  } catch {
    throw new BackupProblem(`${path} is damaged or no backup that this version knows`);
  }
}

async function unpackFile(entry: AsyncIterable<unknown>, target: string): Promise<string> {
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(entry as AsyncIterable<Buffer>, hashing, createWriteStream(target, { mode: 0o600, flush: true }));
  return hash.digest('hex');
}
