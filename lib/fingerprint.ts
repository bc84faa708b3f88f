import { createHash } from 'node:crypto';

/**
 * Names what somebody saw before they changed it: a record without a version of its own is compared by this, so that nobody
 * overwrites what they never saw. 16 hex digits of SHA-256 over the values in their order.
 */
export function fingerprintOf(values: Record<string, string>): string {
  return createHash('sha256').update(JSON.stringify(Object.entries(values))).digest('hex').slice(0, 16);
}
