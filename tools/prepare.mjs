// What must be there before anything of ours can run: packages, a Node.js that is new enough, a build that is not older than
// the source. Runs on Node.js 20.9, with nothing installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const at = (...parts) => join(root, ...parts);
const changedAt = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/** Ends this process when a step fails; the step has said why. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) console.error(`${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/** Installs the packages of the lock file when they are missing or older than it. */
export function install() {
  if (changedAt(at('node_modules', '.package-lock.json')) >= changedAt(at('package-lock.json'))) return;
  console.log('Installing packages …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** Path of the Node.js that runs the program: the one among the packages, else this one, if it is new enough. */
export function node() {
  const own = at('node_modules', '.bin', 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  console.error(`Node.js ${process.versions.node} is too old and npm has none for this machine; install Node.js 24 or later`);
  return process.exit(1);
}

/** The environment of programs among the packages: that Node.js comes first. */
export const packageEnv = (variables = {}) => ({ ...process.env, ...variables, PATH: `${at('node_modules', '.bin')}:${process.env.PATH}`, NEXT_TELEMETRY_DISABLED: '1' });

/** Runs a program among the packages under that Node.js. */
export function runPackage(name, args, options = {}) {
  run(at('node_modules', '.bin', name), args, { ...options, env: packageEnv(options.env) });
}

function newestIn(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

const source = ['app', 'cli', 'components', 'db', 'lib', 'public', 'next.config.js', 'postcss.config.js', 'tsconfig.json', 'package.json', 'package-lock.json'];

/** Builds the pages when the source is newer than the last build. */
export function build() {
  if (changedAt(at('.next', 'BUILD_ID')) >= Math.max(...source.map((name) => newestIn(at(name))))) return;
  console.log('Building …');
  run(process.execPath, [at('tools', 'build.mjs')]);
}
