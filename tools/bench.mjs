// `npm run bench`: speed and size of the built program, as ratios to a floor measured in the same run; with `-- binary`, of the
// single file. For these nothing is built: with `-- slips`, what the review finds of slips; with `-- duplicates`, whom it recognizes;
// with `-- look-up COUNT`, what that costs among so many. `look-up` needs the built program to set the firm up.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, install, node, root, run } from './prepare.mjs';

install();
const review = ['slips', 'duplicates', 'look-up'].find((name) => process.argv.includes(name));
const single = process.argv.includes('binary');
if (!review || review === 'look-up') build();
if (single) run(node(), [join(root, 'tools', 'binary', 'make.mjs'), `linux-${process.arch}`]);
const { status } = spawnSync(node(), [join(root, 'tools', review ? `bench/${review}.ts` : single ? 'bench/single-file.ts' : 'bench.ts'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
