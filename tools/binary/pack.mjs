// What goes into the single file.
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { constants, zstdCompressSync } from 'node:zlib';
import { root } from '../prepare.mjs';
import { platformPackage } from './platform-package.mjs';

const setter = 'node_modules/@myriaddreamin/typst-ts-node-compiler';
const fonts = 'node_modules/@expo-google-fonts/amiri';

/** Where each part lies in the checkout, and where in the program's folder. */
const parts = [
  ['.next/standalone/package.json', 'package.json'],
  ['.next/standalone/node_modules', 'node_modules'],
  ['.next/standalone/.next', '.next'],
  ['.next/static', '.next/static'],
  ['.next/cli', '.next/cli'],
  ['node_modules/better-sqlite3/lib', 'node_modules/better-sqlite3/lib'],
  ['node_modules/better-sqlite3/package.json', 'node_modules/better-sqlite3/package.json'],
  // Next.js's own list forgets what route handlers run on.
  ['node_modules/next/dist/compiled/next-server/app-route-turbo.runtime.prod.js', 'node_modules/next/dist/compiled/next-server/app-route-turbo.runtime.prod.js'],
  ...['index.js', 'index-napi.js', 'package.json'].map((name) => [`${setter}/${name}`, `${setter}/${name}`]),
  ...['400Regular/Amiri_400Regular.ttf', '700Bold/Amiri_700Bold.ttf'].map((name) => [`${fonts}/${name}`, `${fonts}/${name}`]),
  ['lib/pdf/sheet.typ', 'lib/pdf/sheet.typ'],
  ['db/migrations', 'db/migrations'],
  ['public', 'public'],
];

const unneeded = /\.(?:map|nft\.json)$|^node_modules\/better-sqlite3\/prebuilds\/|\/meta\/\d+_snapshot\.json$|^\.next\/cli\/boot\.cjs$/;

/** Hands over from the boot script, which can load no module by `import`, to the program, which is one. */
const start = "import('./.next/cli/main.mjs');\n";

const digest = (text) => createHash('sha256').update(text).digest('hex');

const settledKeys = (key, value) => (key.startsWith('previewMode') ? digest(key).slice(0, value.length) : value);

/**
 * Takes out of a file what would differ between two builds of one commit: the folder it was built in, and the keys of Next.js's
 * preview mode, which Sijill does not have (and whose header the front door does not let in).
 */
function settled(path, content) {
  if (path === '.next/required-server-files.json') return Buffer.from(content.toString('utf8').replaceAll(root, '.'));
  if (path !== '.next/prerender-manifest.json' && path !== '.next/server/preview-props.json') return content;
  return Buffer.from(JSON.stringify(JSON.parse(content.toString('utf8')), settledKeys));
}

function* filesBelow(from, to) {
  const path = join(root, from);
  const kind = lstatSync(path);
  if (kind.isSymbolicLink()) yield { path: to, link: readlinkSync(path) };
  else if (kind.isFile()) yield { path: to, content: settled(to, readFileSync(path)) };
  else for (const name of readdirSync(path).toSorted()) yield* filesBelow(`${from}/${name}`, `${to}/${name}`);
}

/** What sets pages is a library of the platform's own, in a package of its own. */
function setterFor(platform) {
  const { folder, done } = platformPackage(`@myriaddreamin/typst-ts-node-compiler-${platform}-gnu`);
  const files = ['package.json', `typst-ts-node-compiler.${platform}-gnu.node`].map((name) => ({ path: `${setter}-${platform}-gnu/${name}`, content: readFileSync(join(folder, name)) }));
  done();
  return files;
}

/**
 * Everything the program needs on a platform, packed.
 * @returns the pack, and its index: a hash of the content, and where each file lies in it
 */
export function pack(platform) {
  const files = new Map([['start.cjs', { path: 'start.cjs', content: Buffer.from(start) }]]);
  const native = `node_modules/better-sqlite3/prebuilds/${platform}.node`;
  files.set(native, { path: native, content: readFileSync(join(root, native)) });
  for (const file of setterFor(platform)) files.set(file.path, file);
  for (const [from, to] of parts) for (const file of filesBelow(from, to)) if (!unneeded.test(file.path)) files.set(file.path, file);
  const sorted = [...files.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const entries = [];
  const contents = [];
  let offset = 0;
  for (const { path, link, content } of sorted) {
    if (link === undefined) {
      entries.push({ path, offset, length: content.length });
      contents.push(content);
      offset += content.length;
    } else entries.push({ path, link });
  }
  const whole = Buffer.concat(contents);
  const hash = createHash('sha256').update(JSON.stringify(entries)).update(whole).digest('hex').slice(0, 32);
  const packed = zstdCompressSync(whole, { params: { [constants.ZSTD_c_compressionLevel]: 19, [constants.ZSTD_c_checksumFlag]: 1 } });
  return { packed, index: { hash, entries } };
}
