import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { endingWithUs } from './program.ts';

/** The single file of this machine's platform, built before. */
export const binary = join(import.meta.dirname, `../../dist/sijill-linux-${process.arch}`);

export interface Outcome {
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Starts the single file with an environment that holds nothing but what is given. */
export function start(words: string[], variables: Record<string, string>): ChildProcess {
  return endingWithUs(spawn(binary, words, { env: variables as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] }));
}

export async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const overdue = setTimeout(() => child.kill('SIGKILL'), 60_000);
  const [status, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  clearTimeout(overdue);
  return { status, signal, stdout, stderr };
}

export const call = (data: string, ...words: string[]): Promise<Outcome> => outcomeOf(start(words, { SIJILL_DATA: data }));

/** Calls a command and pulls the plug after that many milliseconds, if it is still at work. */
export async function callAndKill(data: string, milliseconds: number, ...words: string[]): Promise<Outcome> {
  const child = start(words, { SIJILL_DATA: data, PORT: '0' });
  const outcome = outcomeOf(child);
  await after(milliseconds);
  child.kill('SIGKILL');
  return outcome;
}

/** A disk of its own in memory, at that folder, until this process ends (the tests run in a mount namespace of their own). */
export function mountDisk(folder: string, options: string): void {
  mkdirSync(folder, { recursive: true });
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'none', folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`No disk could be mounted at ${folder}: ${stderr}`);
}

export function remount(folder: string, options: string): void {
  const { status, stderr } = spawnSync('mount', ['-o', `remount,${options}`, folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
