// `npm run schema-fixture`: keeps a database of this version's schema, with the sample firm in it, for the tests that upgrade it.
// Run it when a version is released, and never again for that version.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, node, root, run } from './prepare.mjs';

install();
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const work = mkdtempSync(join(tmpdir(), 'sijill-fixture-'));
const database = join(work, 'sijill.db');
const target = join(root, 'tests', 'store', 'released');
mkdirSync(target, { recursive: true });
run(node(), [join(root, 'tools', 'demo-firm.ts')], { env: { ...process.env, DATABASE_URL: `file:${database}` } });
const pack = `const { zstdCompressSync } = await import('node:zlib'); const { readFileSync, writeFileSync } = await import('node:fs'); writeFileSync(process.argv[2], zstdCompressSync(readFileSync(process.argv[1])));`;
run(node(), ['--input-type=module', '--eval', pack, database, join(target, `${version}.db.zst`)]);
rmSync(work, { recursive: true });
console.log(`tests/store/released/${version}.db.zst`);
