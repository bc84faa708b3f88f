import type { consentChannels, consentMethods, consentPurposes } from '#db/schema/consent';

export { consentChannels, consentMethods, consentPurposes } from '#db/schema/consent';

export type Channel = (typeof consentChannels)[number];
export type Purpose = (typeof consentPurposes)[number];
export type Method = (typeof consentMethods)[number];

/** What a customer consents to: to be reached in this way, for this. */
export interface Consent {
  channel: Channel;
  purpose: Purpose;
}

/** The consents that the form asks for, by the names that they have in it. */
export const formConsents = {
  'consent.email.invoices': { channel: 'email', purpose: 'service' },
  'consent.email.marketing': { channel: 'email', purpose: 'marketing' },
  'consent.phone.contact': { channel: 'phone', purpose: 'service' },
  'consent.phone.marketing': { channel: 'phone', purpose: 'marketing' },
} as const satisfies Record<string, Consent>;

export type ConsentName = keyof typeof formConsents;

export const consentNames = Object.keys(formConsents) as ConsentName[];

/** Nothing given, as the form shows it. */
export const noConsents = Object.fromEntries(consentNames.map((name) => [name, ''])) as Record<ConsentName, string>;

export const isConsentName = (name: string): name is ConsentName => Object.hasOwn(formConsents, name);

/** One word for a consent, in messages and as a key. */
export const consentKey = ({ channel, purpose }: Consent): `${Channel}.${Purpose}` => `${channel}.${purpose}`;

/**
 * Version of the sentences by which consent is asked for (`consent.sentences` in the messages). Raise it whenever what they say
 * changes: each event names the version that was read.
 */
export const wordingVersion = 1;
