import { createReadStream } from 'node:fs';
import { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { Decrypter, Encrypter } from 'age-encryption';
import { BackupProblem } from '#lib/backup/problem';

/** As age takes them. An iterable, unlike a stream, has no error to emit where nobody listens. */
const webStream = (bytes: AsyncIterable<Uint8Array>) => NodeReadableStream.from(bytes) as ReadableStream<Uint8Array>;

/** Seals what goes through it by a passphrase (age-encryption.org). */
export function sealing(passphrase: string): (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return async function* (bytes) {
    yield* await encrypter.encrypt(webStream(bytes));
  };
}

/** Whether a file is sealed, told by its first bytes. */
async function isSealed(path: string): Promise<boolean> {
  for await (const chunk of createReadStream(path, { end: 20 })) return String(chunk).startsWith('age-encryption.org/v1');
  return false;
}

/**
 * What a file holds, unsealed where it is sealed.
 * @throws BackupProblem when the passphrase is not there or does not fit
 */
export async function* unsealed(path: string, passphrase: string | null): AsyncGenerator<Uint8Array> {
  if (!(await isSealed(path))) {
    yield* createReadStream(path) as AsyncIterable<Buffer>;
    return;
  }
  if (passphrase === null) throw new BackupProblem(`${path} is sealed by a passphrase; give it in SIJILL_BACKUP_PASSPHRASE`);
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  yield* await decrypter.decrypt(webStream(createReadStream(path))).catch(() => {
    throw new BackupProblem(`The passphrase does not open ${path}`);
  });
}
