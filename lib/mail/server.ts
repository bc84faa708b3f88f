import { asc, and, eq, isNull } from 'drizzle-orm';
import { mailSettings } from '#db/schema/outbox';
import { users } from '#db/schema/users';
import { ofFirm, read } from '#lib/access';
import { type Brand, brandOf } from '#lib/brands/queries';
import type { Context } from '#lib/context';
import { readEnvironment } from '#lib/env';
import type { MailSecurity } from '#lib/mail/providers';
import { unseal } from '#lib/mail/seal';

/** A server that takes mail. */
export interface MailServer {
  host: string;
  port: number;
  /** `offered`: encrypted where the server offers it. */
  security: MailSecurity | 'offered';
  login: { user: string; pass: string } | null;
}

export interface Sender {
  address: string;
  name: string;
  replyTo: string | null;
}

/** How a firm's mail goes out, or why it waits. */
export type Sending = { server: MailServer; sender: Sender; brand: Brand } | { server: null; sender: Sender; brand: Brand; why: 'noServer' | 'passwordLost' };

const isOwnMachine = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/.test(host);

/**
 * The server that `SMTP_URL` names. A password goes over the net encrypted or not at all; what has no password, or stays on this
 * machine, is encrypted where the server offers it.
 */
export function serverOfUrl(text: string): MailServer {
  const { protocol, hostname, port, username, password } = new URL(text);
  const isTls = protocol === 'smtps:';
  const login = username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  const security = isTls ? 'tls' : login === null || isOwnMachine(hostname) ? 'offered' : 'starttls';
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? (isTls ? 465 : 587) : Number(port), security, login };
}

const environment = () => readEnvironment({ SMTP_URL: process.env['SMTP_URL'], SIJILL_MAIL_DIR: process.env['SIJILL_MAIL_DIR'] });

/** The server named by the environment, or null. */
export function serverOfEnvironment(): MailServer | null {
  const { smtpUrl } = environment();
  return smtpUrl === null ? null : serverOfUrl(smtpUrl);
}

/** The folder into which each mail is written as well, or null. */
export const mailFolder = (): string | null => environment().mailFolder;

/** Where nobody has named a sender: the owner who came first. */
async function ownersAddress(ctx: Context): Promise<string> {
  const [owner] = await read(ctx, 'mail.view', (db) => db.select({ email: users.email }).from(users).where(and(ofFirm(ctx, users), eq(users.role, 'owner'), isNull(users.disabledAt))).orderBy(asc(users.createdAt), asc(users.id)).limit(1));
  return owner?.email ?? ctx.user.email;
}

/** By which server a firm sends, and as whom. */
export async function sendingOf(ctx: Context): Promise<Sending> {
  const [row] = await read(ctx, 'mail.view', (db) => db.select().from(mailSettings).where(ofFirm(ctx, mailSettings)).limit(1));
  const brand = await brandOf(ctx);
  const address = row?.fromAddress ?? brand.email ?? (await ownersAddress(ctx));
  const sender = { address, name: row?.fromName ?? brand.legalName ?? ctx.firm.name, replyTo: row?.replyTo ?? null };
  if (!row || row.host === null) {
    const server = serverOfEnvironment();
    return server ? { server, sender, brand } : { server, sender, brand, why: 'noServer' };
  }
  const pass = row.password === null ? null : unseal(row.password, ctx.firm.id);
  // It came without its password: from an export, or to an installation with another secret.
  if (row.userName !== null && pass === null) return { server: null, sender, brand, why: 'passwordLost' };
  const login = row.userName === null ? null : { user: row.userName, pass: pass ?? '' };
  return { server: { host: row.host, port: row.port ?? 587, security: row.security ?? 'starttls', login }, sender, brand };
}
