// `npm run bench`: speed and size of the built program, as ratios to a floor measured in the same run; with `-- binary`, of the
// single file; with `-- slips`, what the review finds of slips, for which nothing is built.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, install, node, root, run } from './prepare.mjs';

install();
const slips = process.argv.includes('slips');
const single = process.argv.includes('binary');
if (!slips) build();
if (single) run(node(), [join(root, 'tools', 'binary', 'make.mjs'), `linux-${process.arch}`]);
const { status } = spawnSync(node(), [join(root, 'tools', slips ? 'bench/slips.ts' : single ? 'bench/single-file.ts' : 'bench.ts')], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
