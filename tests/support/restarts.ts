import { setTimeout as after } from 'node:timers/promises';
import { type Program, startProgram } from './program.ts';
import { Visitor } from './visitor.ts';

/** A program that is killed again and again and comes back on the same data folder, and the visitors that live through it. */
export interface RestartingProgram {
  /** The program that runs now, or the next one while it is starting. */
  current(): Promise<Program>;
  /**
   * Takes a step of a visit. When the program is killed under it, the step is taken again as soon as the program is back;
   * the visitor keeps the cookies and nothing else.
   */
  insist<Result>(cookies: ReadonlyMap<string, string>, step: (visitor: Visitor) => Promise<Result>): Promise<Result>;
  /** How often it was killed. */
  kills(): number;
  /** How many steps a kill has cut short. */
  interruptions(): number;
  /** Kills the program after that many milliseconds and starts it again; `check` looks at the data as soon as it answers. */
  killAfter(milliseconds: number, check: (program: Program) => void): Promise<void>;
}

export function restarting(first: Program): RestartingProgram {
  let running = Promise.resolve(first);
  let kills = 0;
  let interruptions = 0;
  const insist: RestartingProgram['insist'] = async (cookies, step) => {
    const program = await running;
    const visitor = new Visitor(program.url);
    for (const [name, value] of cookies) visitor.cookies.set(name, value);
    try {
      return await step(visitor);
    } catch (error) {
      if ((await running) === program) throw error;
      interruptions += 1;
      return insist(cookies, step);
    }
  };
  return {
    current: () => running,
    insist,
    kills: () => kills,
    interruptions: () => interruptions,
    killAfter: async (milliseconds, check) => {
      const program = await running;
      await after(milliseconds);
      running = program.kill().then(() => startProgram(program.data));
      kills += 1;
      check(await running);
    },
  };
}
