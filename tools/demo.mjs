// `npm run demo`: the program on a throw-away data folder, with a sample firm to look around in.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install, node, root } from './prepare.mjs';

install();
build();
const data = mkdtempSync(join(tmpdir(), 'sijill-demo-'));
process.on('exit', () => rmSync(data, { recursive: true, force: true }));
const env = { ...process.env, SIJILL_DATA: data, DATABASE_URL: `file:${join(data, 'sijill.db')}`, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
const made = spawnSync(node(), [join(root, 'tools', 'demo-firm.ts')], { cwd: root, env, stdio: 'inherit' });
if (made.status !== 0) process.exit(1);
const program = spawn(node(), [join(root, '.next/cli/main.mjs'), 'serve'], { cwd: root, env, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => program.kill(signal));
program.on('exit', (status) => process.exit(status ?? 1));
