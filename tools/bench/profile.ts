import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { signInOwner } from '../../tests/support/journey.ts';
import { temporaryFolder } from '../../tests/support/program.ts';
import { cookieOf, getting, rateOf, target } from './load.ts';
import { startSijillFromSource } from './servers.ts';

interface Frame {
  functionName: string;
  url: string;
  lineNumber: number;
  columnNumber: number;
}

interface Node {
  id: number;
  callFrame: Frame;
  children?: number[];
}

/** What V8 writes (`--cpu-prof`); times are microseconds of the machine's steady clock, the one of `process.hrtime`. */
interface Profile {
  nodes: Node[];
  samples: number[];
  timeDeltas: number[];
  startTime: number;
}

interface Span {
  from: number;
  to: number;
}

const steadyClock = (): number => Number(process.hrtime.bigint() / 1000n);

export interface Share {
  owner: string;
  /** Milliseconds of one request. */
  milliseconds: number;
  /** Of all time, 0 to 1. */
  share: number;
}

/**
 * Runs the program by itself under V8's sampling profiler, with one page asked for over and over, and says whose functions
 * the samples were in. The profiler slows everything: the shares are to be read, not the speed.
 */
export async function whereTimeGoes(data: string, path: string): Promise<Share[]> {
  const folder = temporaryFolder();
  const server = await startSijillFromSource(data, ['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=400']);
  const to = target(server.url, cookieOf(await signInOwner(server.url)));
  await rateOf(to, getting(path), 1500);
  const from = steadyClock();
  const rate = await rateOf(to, getting(path), 3000);
  const span = { from, to: steadyClock() };
  await server.stop();
  const requests = (rate * (span.to - span.from)) / 1e6;
  return timeByOwner(folder, span).map(([owner, spent]) => ({ owner, milliseconds: spent / 1000 / requests, share: spent / (span.to - span.from) }));
}

/** Microseconds by owner within the span, most first. */
function timeByOwner(folder: string, { from, to }: Span): [owner: string, microseconds: number][] {
  const [file = ''] = readdirSync(folder);
  const { nodes, samples, timeDeltas, startTime } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile;
  const owners = ownersOf(nodes);
  const total = new Map<string, number>();
  let at = startTime;
  for (const [index, id] of samples.entries()) {
    at += timeDeltas[index] ?? 0;
    const owner = owners.get(id) ?? 'V8 and the system';
    if (at >= from && at <= to) total.set(owner, (total.get(owner) ?? 0) + (timeDeltas[index] ?? 0));
  }
  return [...total].toSorted(([, a], [, b]) => b - a);
}

/** Who owns each node; what is native, and so without a file, belongs to whoever called it. */
function ownersOf(nodes: Node[]): Map<number, string> {
  const owners = new Map<number, string>();
  const children = new Map(nodes.map((node) => [node.id, node]));
  const own = (node: Node, caller: string) => {
    const owner = ownerOf(node.callFrame) ?? caller;
    owners.set(node.id, owner);
    for (const id of node.children ?? []) {
      const child = children.get(id);
      if (child) own(child, owner);
    }
  };
  const [root] = nodes;
  if (root) own(root, 'V8 and the system');
  return owners;
}

function ownerOf(frame: Frame): string | undefined {
  const { functionName, url } = frame;
  if (functionName === '(garbage collector)') return 'garbage collector';
  if (functionName === '(idle)') return 'idle';
  if (functionName === '(program)') return 'V8 and the system';
  if (url === '') return undefined;
  if (url.startsWith('node:')) return /crypto/.test(url) ? 'Node.js: cryptography' : /streams/.test(url) ? 'Node.js: streams' : 'Node.js: the rest';
  const source = sourceOf(frame);
  const [, inPackage] = /.*node_modules\/((?:@[^/]+\/)?[^/]+\/.*)/.exec(source) ?? [];
  if (inPackage === undefined) return /(?:^|\/)(app|components|lib|db|cli)\/[^:]*$/.exec(source)?.[1]?.replace(/^/, 'ours: ') ?? 'Next.js';
  return ownerOfPackageFile(inPackage, functionName);
}

function ownerOfPackageFile(file: string, functionName: string): string {
  if (file.startsWith('better-sqlite3/')) return functionName === 'prepare' ? 'SQLite: preparing statements' : 'SQLite: running statements';
  // Drizzle's session is where SQLite is called: nearly all of its time is SQLite's.
  if (file.startsWith('drizzle-orm/better-sqlite3/')) return 'SQLite: running statements';
  if (/^(?:react|react-dom|scheduler)\/|\/compiled\/(?:react|scheduler)/.test(file)) return 'React';
  return file.startsWith('next/') ? 'Next.js' : (/^(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? file);
}

const maps = new Map<string, SourceMap | null>();

/** The file that a function was written in, where a bundle says. */
function sourceOf({ url, lineNumber, columnNumber }: Frame): string {
  const map = maps.get(url) ?? mapBeside(url);
  maps.set(url, map);
  const entry = map?.findEntry(lineNumber, columnNumber);
  const source = entry && 'originalSource' in entry ? entry.originalSource : url;
  return decodeURIComponent(source).replace('webpack://next/./', 'node_modules/next/');
}

function mapBeside(url: string): SourceMap | null {
  const file = url.startsWith('file:') ? `${fileURLToPath(url)}.map` : '';
  const bundled = /\/\.next\/|\/next\/dist\/compiled\/next-server\//.test(file);
  return bundled && existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as ConstructorParameters<typeof SourceMap>[0]) : null;
}
