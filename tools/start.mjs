// `npm start`: from a bare checkout to a program that answers.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, install, node, root } from './prepare.mjs';

const [command = 'serve', ...rest] = process.argv.slice(2);

install();
if (command === 'serve') build();

const env = { ...process.env, NODE_ENV: command === 'dev' ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' };
const program = spawn(node(), [join(root, command === 'dev' ? 'cli/main.ts' : '.next/cli/main.mjs'), command, ...rest], { cwd: root, env, stdio: 'inherit' });
// npm and shells end only the process they started; the program must hear of it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => program.kill(signal));
program.on('exit', (status, signal) => process.exit(status ?? (signal ? 1 : 0)));
