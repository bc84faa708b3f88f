import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { commit } from './commit.mjs';
import { install, root, runPackage } from './prepare.mjs';

install();
// What an older build left behind would be type-checked as if it were source.
rmSync(join(root, '.next'), { recursive: true, force: true });
// A fixed key keeps the names of actions from build to build, so that a page open during an upgrade can still be sent.
// It stands readable in every build and protects nothing: no action captures a value.
const actionKey = Buffer.from('sijill: names of actions, public').toString('base64');
runPackage('next', ['build'], { env: { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKey, SIJILL_BUILD: commit() } });
// Thousands of small files are slow to load: the program itself is one.
runPackage('rolldown', ['--config', 'tools/rolldown.config.mjs']);
