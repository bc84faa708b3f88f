// `npm run bench -- binary`: size, start and memory of the single file, against a bare Node.js server in the same run.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, zstdCompressSync } from 'node:zlib';
import { setUpFirm } from '../../tests/support/journey.ts';
import { median } from './load.ts';
import { type Pair, printTable } from './report.ts';
import { type Server, started } from './servers.ts';

const rounds = 5;
const requests = 1000;
const binary = join(import.meta.dirname, `../../dist/sijill-linux-${process.arch}`);
const bare = `const server = require('node:http').createServer((request, response) => response.end('ok'));
server.listen(0, '127.0.0.1', () => console.log('Floor: http://127.0.0.1:' + server.address().port));`;

const startBinary = (data: string) =>
  started(() => spawn(binary, [], { stdio: ['ignore', 'pipe', 'pipe'], env: { SIJILL_DATA: data, PORT: '0', LOG_LEVEL: 'warn' } as unknown as NodeJS.ProcessEnv }), '/setup');
const startBare = () => started(() => spawn(process.execPath, ['--eval', bare], { stdio: ['ignore', 'pipe', 'pipe'] }), '/');

/** Median time to the first answer. */
async function firstAnswers(start: () => Promise<Server>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const server = await start();
    times.push(server.firstAnswer);
    await server.stop();
  }
  return median(times);
}

async function memoryOf(server: Server, ask: () => Promise<unknown>): Promise<{ idle: number; used: number }> {
  const idle = server.memory();
  for (let sent = 0; sent < requests; sent += 1) await ask();
  const used = server.memory();
  await server.stop();
  return { idle, used };
}

const folder = mkdtempSync(join(tmpdir(), 'sijill-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
let fresh = 0;
const file = readFileSync(binary);
const packed = zstdCompressSync(file, { params: { [constants.ZSTD_c_compressionLevel]: 10 } });
const node = readFileSync(process.execPath);
const bareFirst = await firstAnswers(startBare);
const cold = await firstAnswers(() => startBinary(join(folder, `fresh-${(fresh += 1)}`)));
const data = join(folder, 'data');
const first = await startBinary(data);
await setUpFirm(first.url);
await first.stop();
const warm = await firstAnswers(() => startBinary(data));

const program = await startBinary(join(folder, 'memory'));
const visitor = await setUpFirm(program.url);
const memory = await memoryOf(program, () => visitor.get('/customers'));
const floor = await startBare();
const bareMemory = await memoryOf(floor, async () => (await fetch(floor.url)).text());

const pairs: Pair[] = [
  { name: 'size, against Node.js as it comes', unit: 'MB', sijill: file.length / 1e6, floor: node.length / 1e6 },
  { name: 'size, packed by zstd -10', unit: 'MB', sijill: packed.length / 1e6, floor: zstdCompressSync(node, { params: { [constants.ZSTD_c_compressionLevel]: 10 } }).length / 1e6 },
  { name: 'first start to first answer, unpacking', unit: 'ms', sijill: cold, floor: bareFirst },
  { name: 'later start to first answer', unit: 'ms', sijill: warm, floor: bareFirst },
  { name: 'memory when set up', unit: 'MiB', sijill: memory.idle, floor: bareMemory.idle },
  { name: `memory after ${requests} lists`, unit: 'MiB', sijill: memory.used, floor: bareMemory.used },
];
printTable(pairs);
