import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const root = join(import.meta.dirname, '../..');

export interface Program {
  url: string;
  /** The data folder it runs on. */
  data: string;
  /** Milliseconds from the start of the process to the line that says it answers. */
  startedIn: number;
  process: ChildProcess;
  /** Ends it as the system would: SIGTERM, and waits. */
  stop(): Promise<void>;
  /** Ends it as a power cut would: SIGKILL, and waits. */
  kill(): Promise<void>;
}

const folders: string[] = [];
const children: ChildProcess[] = [];
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A fresh empty folder for data, removed when this process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sijill-'));
  folders.push(folder);
  return folder;
}

/** Lets no process outlive this one, however this one ends. */
export function endingWithUs<Child extends ChildProcess>(child: Child): Child {
  children.push(child);
  return child;
}

/** The program under test, and how it is called: the single file that SIJILL_PROGRAM names, else what was built of the checkout. */
const [executable, ...before] = process.env['SIJILL_PROGRAM'] ? [resolve(root, process.env['SIJILL_PROGRAM'])] : [process.execPath, join(root, '.next/cli/main.mjs')];

/** Starts the process of the real program (built before), on a port that the system chooses unless told. */
export function launch(data: string, variables: Record<string, string> = {}, words: string[] = ['serve']): ChildProcessByStdio<null, Readable, Readable> {
  const options = {
    cwd: root,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', SIJILL_DATA: data, PORT: '0', TZ: 'UTC', ...variables } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'],
  };
  return endingWithUs(spawn(executable as string, [...before, ...words], options));
}

/** Starts the program and waits until it answers. */
export async function startProgram(data = temporaryFolder(), variables: Record<string, string> = {}): Promise<Program> {
  const begun = performance.now();
  const child = launch(data, variables);
  const complaints: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => complaints.push(line));
  const ended = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /^Sijill: (\S+)/.exec(line)?.[1];
      if (address) resolve(address);
    });
    void ended.then(([status]) => reject(new Error(`The program ended with ${String(status)}: ${complaints.join('\n')}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return { url, data, startedIn: performance.now() - begun, process: child, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

/** What became of a program that was started and left alone until it ended by itself. */
export interface Ending {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Calls one of the program's commands. */
export const command = (data: string, words: string[], variables: Record<string, string> = {}): Promise<Ending> => runToEnd(data, variables, words);

/** Starts the program where it is to refuse; one that starts all the same is ended, and its status is then null or 0. */
export async function runToEnd(data: string, variables: Record<string, string> = {}, words: string[] = ['serve']): Promise<Ending> {
  const child = launch(data, variables, words);
  const ending: Ending = { status: null, stdout: '', stderr: '' };
  child.stderr.on('data', (chunk: Buffer) => (ending.stderr += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => {
    ending.stdout += chunk.toString();
    if (/^Sijill: /m.test(ending.stdout)) child.kill();
  });
  const overdue = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await once(child, 'close');
  clearTimeout(overdue);
  return { ...ending, status: child.exitCode };
}
