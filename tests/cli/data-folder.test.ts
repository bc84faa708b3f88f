import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { prepareDataFolder, sessionSecret } from '#cli/data-folder';
import { EnvironmentProblem } from '#lib/environment-problem';
import { temporaryFolder } from '../support/program.ts';

let here: string;

beforeEach(() => {
  here = temporaryFolder();
});

const modeOf = (path: string) => statSync(path).mode & 0o777;

test('the data folder is made with all above it, for its owner alone', () => {
  const folder = join(here, 'a', 'b');
  prepareDataFolder(folder);
  expect(modeOf(folder)).toBe(0o700);
});

test('a folder that is there stays as it is, and nothing is left in it', () => {
  const folder = join(here, 'data');
  mkdirSync(folder);
  writeFileSync(join(folder, 'sijill.db'), 'kept');
  prepareDataFolder(folder);
  expect(readdirSync(folder)).toEqual(['sijill.db']);
  expect(readFileSync(join(folder, 'sijill.db'), 'utf8')).toBe('kept');
});

test.each([
  ['in its place', 'file'],
  ['above it', 'file/data'],
])('a file %s is told in one line that names the folder and the variable', (_, path) => {
  writeFileSync(join(here, 'file'), '');
  const prepare = () => prepareDataFolder(join(here, path));
  expect(prepare).toThrow(EnvironmentProblem);
  expect(prepare).toThrow(new RegExp(`^[^\\n]*${join(here, path)}[^\\n]*SIJILL_DATA[^\\n]*$`));
});

test('the secret is made once, long, for its owner alone, and kept', () => {
  const secret = sessionSecret(here);
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  expect(modeOf(join(here, 'secret'))).toBe(0o600);
  expect(sessionSecret(here)).toBe(secret);
  expect(readdirSync(here)).toEqual(['secret']);
});

test('two installations have two secrets', () => expect(sessionSecret(here)).not.toBe(sessionSecret(temporaryFolder())));

test('a secret that others could read is theirs no longer', () => {
  const secret = sessionSecret(here);
  chmodSync(join(here, 'secret'), 0o644);
  expect(sessionSecret(here)).toBe(secret);
  expect(modeOf(join(here, 'secret'))).toBe(0o600);
});

test.each(['', '\n', 'too short'])('a file that holds %j is no secret, is not overwritten, and its name is said', (content) => {
  writeFileSync(join(here, 'secret'), content);
  expect(() => sessionSecret(here)).toThrow(EnvironmentProblem);
  expect(() => sessionSecret(here)).toThrow(join(here, 'secret'));
  expect(readFileSync(join(here, 'secret'), 'utf8')).toBe(content);
  expect(existsSync(join(here, `secret.${process.pid}`))).toBe(false);
});
