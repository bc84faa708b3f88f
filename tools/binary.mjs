// `npm run binary`: the program as one file that needs nothing but a Linux with glibc.
import { join } from 'node:path';
import { build, install, node, root, run } from './prepare.mjs';

install();
build();
for (const platform of process.argv.length > 2 ? process.argv.slice(2) : ['linux-x64', 'linux-arm64']) {
  run(node(), [join(root, 'tools', 'binary', 'make.mjs'), platform]);
}
