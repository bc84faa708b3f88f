// `npm test`: everything that judges the project, from a bare checkout.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installBrowser } from './browser.mjs';
import { build, install, runPackage } from './prepare.mjs';

const results = mkdtempSync(join(tmpdir(), 'sijill-results-'));
const resultOf = (name) => JSON.parse(readFileSync(join(results, name), 'utf8'));
const vitest = (name, ...projects) =>
  runPackage('vitest', ['run', ...projects.flatMap((project) => ['--project', project]), '--reporter=default', '--reporter=json', `--outputFile.json=${join(results, name)}`]);

install();
runPackage('next', ['typegen'], { stdio: 'ignore' });
runPackage('tsc', ['--noEmit']);
runPackage('oxlint', []);
vitest('unit.json', 'sqlite', 'postgres');
build();
vitest('program.json', 'program');
installBrowser();
runPackage('playwright', ['test'], { env: { PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, 'browser.json') } });

const browser = resultOf('browser.json').stats;
const vitestPassed = resultOf('unit.json').numPassedTests + resultOf('program.json').numPassedTests;
rmSync(results, { recursive: true });
console.log(`${vitestPassed + browser.expected + browser.flaky} passed, ${browser.unexpected} failed`);
