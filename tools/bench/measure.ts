import type { Figure } from './figures.ts';
import { getting, median, rateOf, type Target } from './load.ts';
import type { Pair } from './report.ts';
import type { Server } from './servers.ts';

/** The program and the floor, each as a server and as what the clients speak to. */
export interface Both<Thing> {
  sijill: Thing;
  floor: Thing;
}

const rounds = 4;
const slice = 500;

/**
 * Measures every figure on both in turn, in several rounds, so that whatever else the machine does meets both alike.
 * A first round warms up and does not count.
 * @returns medians, units of work a second
 */
export async function measureRates(targets: Both<Target>, figures: Figure[]): Promise<Pair[]> {
  const measured = figures.map(() => ({ sijill: [] as number[], floor: [] as number[] }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, figure] of figures.entries()) {
      for (const side of ['sijill', 'floor'] as const) {
        const rate = await rateOf(targets[side], figure[side], slice);
        if (round > 0) measured[index]?.[side].push(rate);
      }
    }
  }
  return figures.map(({ name }, index) => ({ name, unit: '/s', sijill: median(measured[index]?.sijill ?? []), floor: median(measured[index]?.floor ?? []) }));
}

/** Memory after the first answers, and after a thousand more. */
export async function measureMemory(servers: Both<Server>, targets: Both<Target>, profile: string): Promise<Pair[]> {
  for (const side of ['sijill', 'floor'] as const) for (const path of ['/customers', profile]) await targets[side].send({ path });
  const memory = (name: string): Pair => ({ name, unit: 'MiB', sijill: servers.sijill.memory(), floor: servers.floor.memory() });
  const first = memory('memory after the first answers');
  for (const side of ['sijill', 'floor'] as const) await rateOf(targets[side], getting('/customers'), { times: 1000 });
  return [first, memory('memory after 1,000 lists more')];
}

/** From the start of the process to the first page. */
export async function measureStart(start: Both<() => Promise<Server>>): Promise<Pair> {
  const measured = { sijill: [] as number[], floor: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    for (const side of ['sijill', 'floor'] as const) {
      const server = await start[side]();
      measured[side].push(server.firstAnswer);
      await server.stop();
    }
  }
  return { name: 'first answer after start', unit: 'ms', sijill: median(measured.sijill), floor: median(measured.floor) };
}
