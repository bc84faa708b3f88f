import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const succeeds = (command, args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;
const found = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

/** Sees to it that there is a browser to test with: Playwright's own where it can be had, else the system's Chromium. */
export function installBrowser() {
  const { chromium } = createRequire(import.meta.url)('@playwright/test');
  if (existsSync(chromium.executablePath()) || found('chromium')) return;
  if (succeeds('npx', ['--no', 'playwright', 'install', '--with-deps', 'chromium']) && existsSync(chromium.executablePath())) return;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo'];
  const apt = (...args) => succeeds([...sudo, 'apt-get'][0], [...sudo, 'apt-get', ...args].slice(1));
  if (apt('update', '-qq') && apt('install', '-y', '-qq', 'chromium')) return;
  console.error('No browser to test with: install Chromium, then run this again');
  process.exit(1);
}
