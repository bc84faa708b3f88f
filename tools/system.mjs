// What the tests need of the system besides Node.js: installed where it is missing and can be.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const succeeds = (command, args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;
const found = (command) => spawnSync('sh', ['-c', `PATH="$PATH:/usr/sbin:/sbin" command -v ${command}`]).status === 0;

function install(name) {
  const apt = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', 'apt-get'];
  const run = (...args) => succeeds(apt[0], [...apt.slice(1), ...args]);
  return run('update', '-qq') && run('install', '-y', '-qq', name);
}

/** Sees to it that a command of the system is there. */
export function installTool(command, debianPackage) {
  if (found(command) || install(debianPackage)) return;
  console.error(`${command} is missing: install it, then run this again`);
  process.exit(1);
}

/** Sees to it that there is a browser to test with: Playwright's own where it can be had, else the system's Chromium. */
export function installBrowser() {
  const { chromium } = createRequire(import.meta.url)('@playwright/test');
  if (existsSync(chromium.executablePath()) || found('chromium')) return;
  if (succeeds('npx', ['--no', 'playwright', 'install', '--with-deps', 'chromium']) && existsSync(chromium.executablePath())) return;
  installTool('chromium', 'chromium');
}
