// Makes dist/sijill-<platform>: Node.js with the packed program inside (Node.js documentation, "Single executable applications").
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, runPackage } from '../prepare.mjs';
import { pack } from './pack.mjs';
import { platformPackage } from './platform-package.mjs';

const [platform] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'sijill-binary-'));
const at = (name) => join(work, name);

const { packed, index } = pack(platform);
writeFileSync(at('pack'), packed);
writeFileSync(at('index.json'), JSON.stringify(index));
for (const word of ['version', 'help']) writeFileSync(at(`${word}.txt`), answerTo(`--${word}`));
copyFileSync(join(root, '.next/cli/boot.cjs'), at('boot.cjs'));
// The names stand in the file: relative ones, so that it is the same wherever it is made.
const assets = Object.fromEntries(['pack', 'index.json', 'version.txt', 'help.txt'].map((name) => [name, name]));
const settings = { main: 'boot.cjs', output: 'blob', disableExperimentalSEAWarning: true, useSnapshot: false, useCodeCache: false, assets };
writeFileSync(at('settings.json'), JSON.stringify(settings));
const blob = spawnSync(process.execPath, ['--experimental-sea-config', 'settings.json'], { cwd: work, encoding: 'utf8' });
if (blob.status !== 0) throw new Error(blob.stderr);

const node = platformPackage(`node-${platform}`);
copyFileSync(join(node.folder, 'bin', 'node'), at('sijill'));
node.done();
chmodSync(at('sijill'), 0o755);
strip(at('sijill'));
runPackage('postject', [at('sijill'), 'NODE_SEA_BLOB', at('blob'), '--sentinel-fuse', 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'], { stdio: 'ignore' });
mkdirSync(join(root, 'dist'), { recursive: true });
const target = join(root, 'dist', `sijill-${platform}`);
copyFileSync(at('sijill'), `${target}.new`);
renameSync(`${target}.new`, target);
rmSync(work, { recursive: true });
console.log(`dist/sijill-${platform}: ${(statSync(target).size / 1e6).toFixed(1)} MB, of which the program ${(packed.length / 1e6).toFixed(1)} MB`);

function answerTo(option) {
  const { stdout, status } = spawnSync(process.execPath, [join(root, '.next/cli/main.mjs'), option], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The program does not answer ${option}`);
  return stdout;
}

/** Symbols are of no use here and take 18 MB; where nothing can take them out they stay. */
function strip(file) {
  const tools = platform.endsWith('arm64') ? ['aarch64-linux-gnu-strip', 'llvm-strip'] : ['strip'];
  const stripped = tools.some((tool) => spawnSync(tool, ['--strip-all', file], { stdio: 'ignore' }).status === 0);
  if (!stripped) console.log(`No ${tools.join(' or ')} here: ${platform} keeps its symbols and is 18 MB larger`);
}
