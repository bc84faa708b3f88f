import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import type { attemptOutcomes } from '#db/schema/outbox';
import { minute, second } from '#lib/clock';
import type { MailServer } from '#lib/mail/server';

/** How a try ended. `unknown`: the message was handed over whole, and no answer came. */
export interface Outcome {
  outcome: (typeof attemptOutcomes)[number];
  /** The server's own words, or what kept us from reaching it. */
  answer: string;
  /** There was no server, or it said nothing: the next message would fare no better. */
  isSilent: boolean;
}

export interface Envelope {
  from: string;
  to: string;
}

/** Milliseconds: for each stage, and for all of them together, whatever the server does meanwhile. */
export interface Patience {
  connection: number;
  greeting: number;
  silence: number;
  whole: number;
}

export const usualPatience: Patience = { connection: 30 * second, greeting: 30 * second, silence: minute, whole: 4 * minute };

const longestAnswer = 1000;

/** Answers that speak of us and not of the message: who we are must be mended, and then it goes. */
const aboutUs = new Set([421, 530, 534, 535, 538]);

type SmtpError = SMTPConnection.SMTPError;

/** What it means that a try was cut off, by when it was. */
function judged(error: Partial<SmtpError> & Error, isHandedOver: boolean): Outcome {
  const answer = error.response ?? error.message;
  const code = error.responseCode ?? 0;
  const isAboutMessage = /^(?:MAIL FROM|RCPT TO|DATA)$/.test(error.command ?? '') || error.code === 'EENVELOPE' || error.code === 'EMESSAGE';
  if (isAboutMessage && code >= 500 && !aboutUs.has(code)) return { outcome: 'refused', answer, isSilent: false };
  if (code === 0 && error.code === 'EENVELOPE') return { outcome: 'refused', answer, isSilent: false };
  return { outcome: code === 0 && isHandedOver ? 'unknown' : 'later', answer, isSilent: code === 0 };
}

/**
 * Hands a message to a server, once, over a connection of its own. It always ends: the server's silence and slowness are limited.
 * @param ending cuts the try off
 */
export async function deliver(server: MailServer, envelope: Envelope, message: Buffer, patience = usualPatience, ending?: AbortSignal): Promise<Outcome> {
  const { host, port, security, login } = server;
  const connection = new SMTPConnection({
    host, port, secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'none',
    // Encryption that anybody on the way could have struck from the offer proves nothing by its certificate either.
    tls: { rejectUnauthorized: security !== 'offered' },
    connectionTimeout: patience.connection, greetingTimeout: patience.greeting, socketTimeout: patience.silence, dnsTimeout: patience.connection,
  });
  const body = Readable.from(pieces(message));
  let isHandedOver = false;
  body.once('end', () => {
    isHandedOver = true;
  });
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const fail = (error: Partial<SmtpError> & Error) => resolve(judged(error, isHandedOver));
  const cutOff = () => fail(new Error('The program ended while the server had not answered'));
  const overdue = setTimeout(() => fail(new Error('The server took too long')), patience.whole);
  ending?.addEventListener('abort', cutOff, { once: true });
  connection.on('error', fail);
  connection.once('end', () => fail(new Error('The server closed the connection')));
  const send = () => connection.send({ from: envelope.from, to: [envelope.to] }, body, (error, info) => (error ? fail(error) : resolve({ outcome: 'accepted', answer: info.response, isSilent: false })));
  connection.connect((error) => {
    if (error) fail(error);
    else if (login) connection.login({ credentials: login }, (refused) => (refused ? fail(refused) : send()));
    else send();
  });
  const { outcome, answer, isSilent } = await promise;
  clearTimeout(overdue);
  ending?.removeEventListener('abort', cutOff);
  if (outcome === 'accepted') connection.quit();
  else connection.close();
  return { outcome, answer: plain(answer), isSilent };
}

/** A small mail in one piece would count as handed over before any of it has left. */
function* pieces(message: Buffer): Generator<Buffer, void> {
  const length = 16 * 1024;
  for (let at = 0; at < message.length; at += length) yield message.subarray(at, at + length);
}

/** One line that can be shown and kept: without what cannot be seen, and not longer than an answer is. */
const plain = (answer: string): string => answer.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim().slice(0, longestAnswer);
