import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { endingWithUs, launch } from '../../tests/support/program.ts';
import type { Statements } from './statements.ts';

export interface Server {
  url: string;
  /** Milliseconds from the start of its process to its first answer. */
  firstAnswer: number;
  /** Resident memory, in MiB. */
  memory(): number;
  stop(): Promise<void>;
}

/** Starts a server and waits for its first answer, from the page at `path`. */
export async function started(start: () => ChildProcess & { stdout: Readable }, path = '/login'): Promise<Server> {
  const begun = performance.now();
  const child = endingWithUs(start());
  child.stderr?.pipe(process.stderr);
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /^(?:Sijill|Floor): (\S+)/.exec(line)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', (status, signal) => reject(new Error(`A server ended (${status ?? signal}) instead of answering`)));
  });
  let stopping = false;
  child.once('exit', (status, signal) => {
    if (!stopping) throw new Error(`The server at ${url} ended (${status ?? signal}) while it was measured`);
  });
  const answer = await fetch(`${url}${path}`);
  await answer.text();
  const firstAnswer = performance.now() - begun;
  if (answer.status !== 200) throw new Error(`${url}${path} was answered with ${answer.status}`);
  return {
    url,
    firstAnswer,
    memory: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)])) / 1024,
    stop: async () => {
      stopping = true;
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

const quiet = { PATH: process.env['PATH'], NODE_ENV: 'production' } as NodeJS.ProcessEnv;

/** The program, on a data folder. */
export function startSijill(data: string): Promise<Server> {
  return started(() => launch(data));
}

/** The program, unbundled, so that every function is where it was written. */
export function startSijillFromSource(data: string, nodeOptions: string[]): Promise<Server> {
  const command = [...nodeOptions, join(import.meta.dirname, '../../cli/main.ts'), 'serve'];
  return started(() => spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...quiet, SIJILL_DATA: data, PORT: '0' } }));
}

/** The floor, on the database of a data folder. */
export function startFloor(data: string, statements: Statements): Promise<Server> {
  const statementsFile = join(data, 'statements.json');
  writeFileSync(statementsFile, JSON.stringify(statements));
  const command = [join(import.meta.dirname, 'floor.mjs'), join(data, 'sijill.db'), statementsFile];
  return started(() => spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'], env: quiet }));
}
