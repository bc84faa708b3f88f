// npm packages that hold what only one platform runs, as the lock file pins them.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from '../prepare.mjs';

/** @returns the package's folder, fetched where this machine is another platform, and what to call when it is no longer needed */
export function platformPackage(name) {
  const installed = join(root, 'node_modules', name);
  if (existsSync(installed)) return { folder: installed, done: () => {} };
  const { version, integrity } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages[`node_modules/${name}`];
  const folder = mkdtempSync(join(tmpdir(), 'sijill-package-'));
  const done = () => rmSync(folder, { recursive: true });
  const { status, stdout } = spawnSync('npm', ['pack', `${name}@${version}`, '--json', '--loglevel=error'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm has no ${name}@${version}`);
  const [{ filename }] = JSON.parse(stdout);
  // npm names the file of a scoped package by its scope, and has not always said so.
  const file = join(folder, filename.replace(/^@/, '').replaceAll('/', '-'));
  const [algorithm, expected] = integrity.split(/-(.*)/);
  if (createHash(algorithm).update(readFileSync(file)).digest('base64') !== expected) throw new Error(`${filename} is not what the lock file names`);
  run('tar', ['-xzf', file], { cwd: folder });
  return { folder: join(folder, 'package'), done };
}
