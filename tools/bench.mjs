// `npm run bench`: speed and size of the built program, as ratios to a floor measured in the same run.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, install, node, root } from './prepare.mjs';

install();
build();
const { status } = spawnSync(node(), [join(root, 'tools', 'bench.ts')], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
