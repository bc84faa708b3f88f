import type { Check } from '#lib/customers/checks/check';

/** The address that a browser would open, or null: only http and https are ever made a link. */
export function websiteAddress(website: string): string | null {
  const address = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(website) ? website : `https://${website}`);
  return address && /^https?:$/.test(address.protocol) && address.hostname.includes('.') ? address.href : null;
}

export const checkWebsite: Check = ({ website }) =>
  website && !websiteAddress(website) ? [{ field: 'website', key: 'checks.website' }] : [];
