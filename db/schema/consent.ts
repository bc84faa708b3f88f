import { bool, choice, id, index, instant, table, text, whole } from '#db/kit';
import { files } from '#db/schema/files';
import { customers } from '#db/schema/customers';
import { firms } from '#db/schema/firms';
import { users } from '#db/schema/users';

export const consentChannels = ['email', 'phone', 'post'] as const;
/** `service`: invoices, receipts, questions about an order or a delivery. */
export const consentPurposes = ['service', 'marketing'] as const;
/** `notStated`: nobody said how, as where a withdrawal is one press. */
export const consentMethods = ['inPerson', 'form', 'phone', 'email', 'contract', 'link', 'notStated'] as const;

/** Each time a customer consented or withdrew. Never changed, never deleted; how things stand follows from the latest. */
export const consentEvents = table(
  'consent_events',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    customerId: id().notNull().references(() => customers.id),
    channel: choice(consentChannels).notNull(),
    purpose: choice(consentPurposes).notNull(),
    isGiven: bool().notNull(),
    at: instant().notNull(),
    method: choice(consentMethods).notNull(),
    /** Version of the sentence that was read or shown (`lib/consent/wording`). */
    wording: whole().notNull(),
    /** Who recorded it; null when the customer did, by a link. */
    recordedBy: id().references(() => users.id),
    remark: text(),
    evidenceFileId: id().references(() => files.id),
  },
  (events) => [index('consent_events_customer').on(events.customerId, events.id)],
);

/** A link by which a customer withdraws consent without an account. It works once. */
export const consentLinks = table('consent_links', {
  /** Hash of the token in the address. */
  id: id().primaryKey(),
  firmId: id().notNull().references(() => firms.id),
  customerId: id().notNull().references(() => customers.id),
  createdAt: instant().notNull(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
});
