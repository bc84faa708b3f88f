import { randomBytes } from 'node:crypto';
import { chmodSync, lchownSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EnvironmentProblem } from '#lib/environment-problem';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

const reasons: Record<string, string> = {
  ENOTDIR: 'a part of its path is no folder',
  EEXIST: 'there is a file of this name',
  ENOSPC: 'the disk is full',
};

/** Step by step, because Node's own `recursive` never ends where a system refuses new folders with ENOENT. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/**
 * Makes the data folder if it is not there (mode 0700) and proves that it can be written to.
 * @throws EnvironmentProblem
 */
export function prepareDataFolder(folder: string): void {
  const proof = join(folder, `.write-test-${process.pid}`);
  try {
    makeFolder(folder);
    writeFileSync(proof, '');
    rmSync(proof);
  } catch (error) {
    const inTheWay = error instanceof Error && 'path' in error && error.path !== folder && codeOf(error) === 'EEXIST';
    const why = inTheWay ? reasons['ENOTDIR'] : reasons[codeOf(error)];
    throw new EnvironmentProblem(`The data folder ${folder} cannot be written to (${why ?? codeOf(error)}); mend that, or set SIJILL_DATA to another folder`);
  }
}

/**
 * The secret that signs sessions: made at the first start and kept in the data folder, mode 0600.
 * @throws EnvironmentProblem when the file is there but holds no secret
 */
export function sessionSecret(folder: string): string {
  const file = join(folder, 'secret');
  const fresh = `${file}.${process.pid}`;
  try {
    writeFileSync(fresh, randomBytes(32).toString('base64url'), { mode: 0o600 });
    // A link, unlike a rename, leaves a secret alone that is there already.
    linkSync(fresh, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
  chmodSync(file, 0o600);
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32) throw new EnvironmentProblem(`${file} holds no usable secret; remove it to have a new one made (everybody must sign in again)`);
  return secret;
}

/** What root has written there must belong to the user who runs the program, whose folder it is. */
export function giveToOwnerOf(folder: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) lchownSync(join(folder, name), uid, gid);
}
