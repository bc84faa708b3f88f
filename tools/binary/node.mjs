// The Node.js that the single file is made of: the npm package of its platform, as the lock file pins it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from '../prepare.mjs';

/** @returns the executable, and what to call when it is no longer needed */
export function nodeFor(platform) {
  const name = `node-${platform}`;
  const installed = join(root, 'node_modules', name, 'bin', 'node');
  if (existsSync(installed)) return { executable: installed, done: () => {} };
  const { version, integrity } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages[`node_modules/${name}`];
  const folder = mkdtempSync(join(tmpdir(), 'sijill-node-'));
  const done = () => rmSync(folder, { recursive: true });
  const { status, stdout } = spawnSync('npm', ['pack', `${name}@${version}`, '--json', '--loglevel=error'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm has no ${name}@${version}`);
  const [{ filename }] = JSON.parse(stdout);
  const [algorithm, expected] = integrity.split(/-(.*)/);
  if (createHash(algorithm).update(readFileSync(join(folder, filename))).digest('base64') !== expected) throw new Error(`${filename} is not what the lock file names`);
  run('tar', ['-xzf', filename], { cwd: folder });
  return { executable: join(folder, 'package', 'bin', 'node'), done };
}
