/**
 * Random numbers from 0 to 1 that come again with the same seed (mulberry32). The seed is taken from the environment
 * variable SIJILL_SEED, so that a run that failed can be run again; without one it is new each time.
 */
export function seededRandom(): { seed: number; random: () => number } {
  const seed = Number(process.env['SIJILL_SEED'] ?? Date.now() % 2 ** 32);
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { seed, random };
}
