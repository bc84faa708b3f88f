import { spawnSync } from 'node:child_process';

/** The commit that is built, abbreviated; `-dirty` when files differ from it, `unknown` outside a repository. */
export function commit() {
  const { status, stdout } = spawnSync('git', ['describe', '--always', '--dirty', '--abbrev=12', '--exclude=*'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : 'unknown';
}
