import { bool, choice, id, index, instant, primaryKey, rowKey, table, text, uniqueIndex, whole } from '#db/kit';
import { consentPurposes } from '#db/schema/consent';
import { customers } from '#db/schema/customers';
import { files } from '#db/schema/files';
import { firms } from '#db/schema/firms';
import { documentLanguages } from '#db/schema/invoices';
import { users } from '#db/schema/users';

export const mailKinds = ['invoice', 'welcome', 'reminder', 'statement', 'receipt', 'test'] as const;

/**
 * `queued` waits for its time; `held` until a person lets it go; `sending` is with the server now; `sent` was accepted by it; `maybeSent` was
 * handed over when the program ended, which only a person can judge; `failed` was refused for good or tried too often; `cancelled` was taken back.
 */
export const mailStates = ['queued', 'held', 'sending', 'sent', 'maybeSent', 'failed', 'cancelled'] as const;

/**
 * Why a message is where it is: nobody's consent, refused by the server, tried for too long, come along with a copy of the data, taken
 * back by a person, about a document or payment that was taken back, or of somebody whose data were erased.
 */
export const mailReasons = ['noConsent', 'notDue', 'void', 'refused', 'gaveUp', 'copied', 'byHand', 'erased'] as const;

/** A message that goes out or went out. Written in the transaction of what causes it; never deleted. */
export const outboxMessages = table(
  'outbox_messages',
  {
    key: rowKey(),
    id: id().notNull(),
    firmId: id().notNull().references(() => firms.id),
    kind: choice(mailKinds).notNull(),
    /** What makes it one of its kind, such as the invoice and the step of a plan: the same is never queued twice. */
    uniqueKey: text().notNull(),
    customerId: id().references(() => customers.id),
    invoiceId: id(),
    paymentId: id(),
    /** Which consent it needs, looked up again at the moment of sending; null where it goes to nobody's customer, such as a test. */
    purpose: choice(consentPurposes),
    toAddress: text().notNull(),
    toName: text(),
    language: choice(documentLanguages).notNull(),
    subject: text().notNull(),
    /** Paragraphs with an empty line between them; the HTML part is made of it when it is sent. */
    body: text().notNull(),
    state: choice(mailStates).notNull(),
    /** Of what is held, failed or cancelled. */
    reason: choice(mailReasons),
    /** Not before this moment. */
    dueAt: instant().notNull(),
    /** While it is `sending`: until when whoever sends it is believed to be alive. */
    leaseUntil: instant(),
    /** How often it was tried, and since when, as long as nobody has asked for it to be sent again. */
    attempts: whole().notNull().default(0),
    tryingSince: instant(),
    /** How often it was sent again after it had been accepted: each of these times it is another message to its receiver. */
    repeats: whole().notNull().default(0),
    sentAt: instant(),
    createdAt: instant().notNull(),
    /** Null where the program itself caused it. */
    createdBy: id().references(() => users.id),
    updatedAt: instant().notNull(),
  },
  (messages) => [
    uniqueIndex('outbox_messages_id').on(messages.id),
    uniqueIndex('outbox_messages_unique').on(messages.firmId, messages.uniqueKey),
    index('outbox_messages_due').on(messages.firmId, messages.state, messages.dueAt),
    index('outbox_messages_list').on(messages.firmId, messages.state, messages.key),
    index('outbox_messages_all').on(messages.firmId, messages.key),
    index('outbox_messages_invoice').on(messages.invoiceId),
    index('outbox_messages_payment').on(messages.paymentId),
    index('outbox_messages_customer').on(messages.customerId),
  ],
);

/** What is attached to a message, as it was when the message was written. */
export const outboxFiles = table(
  'outbox_files',
  {
    firmId: id().notNull().references(() => firms.id),
    messageId: id().notNull(),
    fileId: id().notNull().references(() => files.id),
  },
  (attached) => [primaryKey({ columns: [attached.messageId, attached.fileId] }), index('outbox_files_file').on(attached.fileId)],
);

export const attemptOutcomes = ['accepted', 'later', 'refused', 'unknown'] as const;

/** Each time a message was handed to the server, with what the server said. */
export const outboxAttempts = table(
  'outbox_attempts',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    messageId: id().notNull(),
    startedAt: instant().notNull(),
    endedAt: instant(),
    /** Null while it is under way. */
    outcome: choice(attemptOutcomes),
    /** The server's own words, or what kept us from reaching it. */
    answer: text(),
  },
  (attempts) => [index('outbox_attempts_message').on(attempts.messageId)],
);

export const mailSecurities = ['starttls', 'tls', 'none'] as const;

/** How a firm sends. */
export const mailSettings = table('mail_settings', {
  firmId: id().primaryKey().references(() => firms.id),
  /** By which server; null where `SMTP_URL` names it. */
  host: text(),
  port: whole(),
  security: choice(mailSecurities),
  userName: text(),
  /** Sealed with the installation's secret. */
  password: text(),
  /** Null for the address that stands on documents, else the owner's. */
  fromAddress: text(),
  fromName: text(),
  replyTo: text(),
  /** Seconds in which what was sent can be taken back. */
  delay: whole().notNull().default(60),
  sendsReceipts: bool().notNull().default(false),
  version: whole().notNull(),
  updatedAt: instant().notNull(),
  updatedBy: id().notNull().references(() => users.id),
});
