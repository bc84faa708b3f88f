import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { isSea } from 'node:sea';
import type { TypesetAnswer, TypesetOrder } from '#cli/commands/typeset';
import { minute, second } from '#lib/clock';
import { NotTypeset, type TypesetJob, type TypesetService } from '#lib/pdf/service';

/** The setter keeps half a megabyte of each sheet, more of a long one, whatever is freed: then a fresh one takes its place. */
const sheetsEach = 100;
const mostMemory = 400e6;
/** A thousand lines take a second; what takes longer than this will not end. */
const longest = 30 * second;
/** So long a process that is let go may take to end. */
const longestEnding = 3 * second;
/** Then its memory is given back. */
const idleFor = 5 * minute;
/** More that wait at once would fill the memory with sheets rather than pages. */
const mostWaiting = 200;

function spawnSetter(): ChildProcess {
  const program = join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'main.ts' : 'main.mjs');
  // No input by a pipe that is closed: where nothing but the program is on the disk, there is no /dev/null either.
  const child = spawn(process.execPath, isSea() ? ['typeset'] : [program, 'typeset'], { stdio: ['pipe', 'inherit', 'inherit', 'ipc'], serialization: 'advanced' });
  child.stdin?.end();
  // Whoever waits for a sheet hears of it; without anybody it is no fault of the program's.
  child.on('error', () => {});
  return child;
}

/** A child process and what it has done so far. */
class Setter {
  #sheets = 0;
  #memory = 0;
  readonly #child = spawnSetter();

  async set(order: TypesetOrder): Promise<Uint8Array> {
    this.#sheets += 1;
    const end = new AbortController();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), longest);
    try {
      this.#child.send(order, (error) => error && this.#child.kill('SIGKILL'));
      const died = Promise.race([once(this.#child, 'exit', end), once(this.#child, 'error', end)]).then(() => null);
      const [answer] = (await Promise.race([once(this.#child, 'message', end), died])) ?? [null];
      if (answer === null) throw new NotTypeset('The process that sets pages ended before the sheet was set');
      const { pages, fault, memory } = answer as TypesetAnswer;
      this.#memory = memory;
      if (pages === null) throw new NotTypeset(fault);
      return pages;
    } catch (error) {
      throw error instanceof NotTypeset ? error : new NotTypeset(String(error));
    } finally {
      clearTimeout(timer);
      end.abort();
    }
  }

  get isAlive(): boolean {
    return this.#child.connected && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  get isSpent(): boolean {
    return this.#sheets >= sheetsEach || this.#memory > mostMemory;
  }

  async end(): Promise<void> {
    if (!this.isAlive) return;
    const gone = once(this.#child, 'exit');
    const overdue = setTimeout(() => this.#child.kill('SIGKILL'), longestEnding);
    this.#child.disconnect();
    await gone;
    clearTimeout(overdue);
  }
}

const keyOf = ({ sheet, logo, as }: TypesetJob): string => createHash('sha256').update(JSON.stringify([sheet, as, logo?.mediaType])).update(logo?.content ?? '').digest('base64');

/** A sheet that is asked for. */
interface Asked extends PromiseWithResolvers<Uint8Array> {
  key: string;
  job: TypesetJob;
}

/**
 * Lets the program set sheets into pages: one after the other, in a process that is started when there is something to set. What a write
 * asks for goes ahead of the rest, and is turned away by no crowd.
 */
export function startTypesetting(): TypesetService {
  let setter: Setter | null = null;
  let working: Promise<void> | null = null;
  /** What is asked for, the one being set with it, each under what it is: who asks for the same waits for the same. */
  const asked = new Map<string, Asked>();
  /** What is not begun yet, in two lines. */
  const lines: Record<'urgent' | 'usual', Asked[]> = { urgent: [], usual: [] };
  let isStopping = false;
  let idle: NodeJS.Timeout | undefined;

  const restSetter = async () => {
    const done = setter;
    setter = null;
    await done?.end();
  };

  const fresh = (): Setter => {
    try {
      return new Setter();
    } catch (error) {
      throw new NotTypeset(String(error));
    }
  };

  const setNow = async ({ sheet, logo, as }: TypesetJob): Promise<Uint8Array> => {
    if (isStopping) throw new NotTypeset('The program ends');
    clearTimeout(idle);
    if (setter && (!setter.isAlive || setter.isSpent)) await restSetter();
    setter ??= fresh();
    try {
      return await setter.set({ sheet: JSON.stringify(sheet), logo, as });
    } finally {
      idle = setTimeout(() => void restSetter(), idleFor).unref();
    }
  };

  const takeNext = (): Asked | undefined => lines.urgent.shift() ?? lines.usual.shift();

  const work = async (): Promise<void> => {
    for (let next = takeNext(); next; next = takeNext()) {
      const { key, job, resolve, reject } = next;
      await setNow(job).finally(() => asked.delete(key)).then(resolve, reject);
    }
    working = null;
  };

  const moveAhead = (one: Asked): void => {
    const place = lines.usual.indexOf(one);
    if (place !== -1) lines.urgent.push(...lines.usual.splice(place, 1));
  };

  return {
    async typeset(job) {
      const key = keyOf(job);
      const same = asked.get(key);
      if (same && job.isUrgent) moveAhead(same);
      if (same) return same.promise;
      if (asked.size >= mostWaiting && !job.isUrgent) throw new NotTypeset('Too many sheets wait to be set');
      const mine: Asked = { key, job, ...Promise.withResolvers<Uint8Array>() };
      asked.set(key, mine);
      lines[job.isUrgent ? 'urgent' : 'usual'].push(mine);
      working ??= work();
      return mine.promise;
    },
    async stop() {
      isStopping = true;
      clearTimeout(idle);
      await working;
      await restSetter();
    },
  };
}
