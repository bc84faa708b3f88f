import { readFileSync } from 'node:fs';

/**
 * Milliseconds since 1970-01-01T00:00:00Z. The one place that looks at the clock, so that tests can move it: `SIJILL_CLOCK` names a
 * file that says by how many milliseconds.
 */
export function now(): number {
  const file = process.env['SIJILL_CLOCK'];
  return Date.now() + (file ? Number(readFileSync(file, 'utf8')) : 0);
}

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;
