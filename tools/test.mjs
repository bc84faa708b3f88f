// `npm test`: everything that judges the project, from a bare checkout.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install, node, packageEnv, root, run, runPackage } from './prepare.mjs';
import { installBrowser, installTool } from './system.mjs';

const results = mkdtempSync(join(tmpdir(), 'sijill-results-'));
const resultOf = (name) => JSON.parse(readFileSync(join(results, name), 'utf8'));
const vitestWords = (name, ...projects) => ['run', ...projects.flatMap((project) => ['--project', project]), '--reporter=default', '--reporter=json', `--outputFile.json=${join(results, name)}`];
const vitest = (name, ...projects) => runPackage('vitest', vitestWords(name, ...projects));
const platform = `linux-${process.arch}`;

/** Without network but for the machine itself, and with mounts that nobody else sees: as root, or as root of a namespace of one's own. */
function vitestApart(name, project) {
  const asRoot = process.getuid() === 0 ? [] : ['--user', '--map-root-user'];
  const words = vitestWords(name, project).map((word) => `'${word}'`).join(' ');
  run('unshare', [...asRoot, '--mount', '--net', 'sh', '-c', `ip link set lo up && exec ${join(root, 'node_modules/.bin/vitest')} ${words}`], { env: packageEnv() });
}

install();
runPackage('next', ['typegen'], { stdio: 'ignore' });
runPackage('tsc', ['--noEmit']);
runPackage('oxlint', []);
vitest('unit.json', 'sqlite', 'postgres', 'apart');
build();
vitest('program.json', 'program');
run(node(), [join(root, 'tools', 'binary', 'make.mjs'), platform]);
installTool('unshare', 'util-linux');
installTool('ip', 'iproute2');
vitestApart('binary.json', 'binary');
installBrowser();
// The journeys are walked with what people get: the single file.
runPackage('playwright', ['test'], { env: { SIJILL_PROGRAM: join('dist', `sijill-${platform}`), PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, 'browser.json') } });

const browser = resultOf('browser.json').stats;
const vitestPassed = ['unit', 'program', 'binary'].map((name) => resultOf(`${name}.json`).numPassedTests).reduce((sum, passed) => sum + passed);
rmSync(results, { recursive: true });
console.log(`${vitestPassed + browser.expected + browser.flaky} passed, ${browser.unexpected} failed`);
