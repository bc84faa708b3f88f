// `npm run bench`            speed and size of the built program, as ratios to a floor measured in the same run
// `… -- binary`              the same of the single file
// `… -- slips`               what the review finds of slips; needs no build
// `… -- duplicates`          whom the review recognizes; needs no build
// `… -- look-up [COUNT]`     what recognizing them costs among so many customers, against a page of the list as the built program serves it
// `… -- documents [COUNT]`   what PDFs cost, and lists and profiles among so many invoices
// `… -- reports [LINES]`     what reports cost among so many lines of invoices, against bare SQL
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, install, node, root, run } from './prepare.mjs';

install();
const review = ['slips', 'duplicates', 'look-up', 'documents', 'reports'].find((name) => process.argv.includes(name));
const single = process.argv.includes('binary');
// These set a firm up with the built program.
if (!review || review === 'look-up' || review === 'documents' || review === 'reports') build();
if (single) run(node(), [join(root, 'tools', 'binary', 'make.mjs'), `linux-${process.arch}`]);
const { status } = spawnSync(node(), [join(root, 'tools', review ? `bench/${review}.ts` : single ? 'bench/single-file.ts' : 'bench.ts'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
