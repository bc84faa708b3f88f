/** Milliseconds since 1970-01-01T00:00:00Z. The one place that looks at the clock, so that tests can move it. */
export function now(): number {
  return Date.now();
}

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;
