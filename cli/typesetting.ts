import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { isSea } from 'node:sea';
import type { TypesetAnswer, TypesetOrder } from '#cli/commands/typeset';
import { minute, second } from '#lib/clock';
import { NotTypeset, type TypesetJob, type TypesetService } from '#lib/pdf/service';

/** The setter keeps half a megabyte of each sheet, whatever is freed: after so many a fresh one takes its place. */
const sheetsEach = 100;
/** A thousand lines take a second; what takes longer than this will not end. */
const longest = 30 * second;
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
  sheets = 0;
  readonly #child = spawnSetter();

  async set(order: TypesetOrder): Promise<Uint8Array> {
    this.sheets += 1;
    const end = new AbortController();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), longest);
    try {
      this.#child.send(order, (error) => error && this.#child.kill('SIGKILL'));
      const died = Promise.race([once(this.#child, 'exit', end), once(this.#child, 'error', end)]).then(() => null);
      const [answer] = (await Promise.race([once(this.#child, 'message', end), died])) ?? [null];
      if (answer === null) throw new NotTypeset('The process that sets pages ended before the sheet was set');
      const { pdf, fault } = answer as TypesetAnswer;
      if (pdf === null) throw new NotTypeset(fault);
      return pdf;
    } finally {
      clearTimeout(timer);
      end.abort();
    }
  }

  get isAlive(): boolean {
    return this.#child.connected && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async end(): Promise<void> {
    if (!this.isAlive) return;
    const gone = once(this.#child, 'exit');
    this.#child.disconnect();
    await gone;
  }
}

/** Lets the program set sheets into pages: one after the other, in a process that is started when there is something to set. */
export function startTypesetting(): TypesetService {
  let setter: Setter | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let idle: NodeJS.Timeout | undefined;

  const rest = async () => {
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

  const setNow = async ({ sheet, logo }: TypesetJob): Promise<Uint8Array> => {
    clearTimeout(idle);
    if (setter && (!setter.isAlive || setter.sheets >= sheetsEach)) await rest();
    setter ??= fresh();
    try {
      return await setter.set({ sheet: JSON.stringify(sheet), logo });
    } finally {
      idle = setTimeout(() => void rest(), idleFor).unref();
    }
  };

  return {
    async typeset(job) {
      if (waiting >= mostWaiting) throw new NotTypeset('Too many sheets wait to be set');
      waiting += 1;
      const mine = last.then(() => setNow(job)).finally(() => (waiting -= 1));
      last = mine.catch(() => {});
      return mine;
    },
    async stop() {
      clearTimeout(idle);
      await last;
      await rest();
    },
  };
}
