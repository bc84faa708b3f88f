import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Changes } from '#db/schema/audit';
import { mailSecurities, mailSettings } from '#db/schema/outbox';
import { ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { line, oneOf, orNull, parse } from '#lib/form';
import { usualDelay } from '#lib/mail/enqueue';
import { isOwnNet } from '#lib/mail/own-net';
import { seal } from '#lib/mail/seal';
import { Changed, Invalid } from '#lib/problems';
import { westernDigits } from '#lib/text';

export { mailSecurities } from '#db/schema/outbox';

type Row = typeof mailSettings.$inferSelect;

/** What a firm has said about its mail, but for the password: of that only whether there is one. */
export interface MailSettings extends Omit<Row, 'firmId' | 'password' | 'updatedAt' | 'updatedBy'> {
  hasPassword: boolean;
}

const nothing: MailSettings = { host: null, port: null, security: null, userName: null, fromAddress: null, fromName: null, replyTo: null, delay: usualDelay, sendsReceipts: false, version: 0, hasPassword: false };

/** How a firm sends; of one that has said nothing yet, what is usual. */
export async function mailSettingsOf(ctx: Context): Promise<MailSettings> {
  const [row] = await read(ctx, 'mail.view', (db) => db.select().from(mailSettings).where(ofFirm(ctx, mailSettings)).limit(1));
  if (!row) return nothing;
  const { firmId: _firm, password, updatedAt: _at, updatedBy: _by, ...settings } = row;
  return { ...settings, hasPassword: password !== null };
}

/** Longest time in which a send can be taken back: seconds. */
const mostDelay = 86_400;

const address = line(254).refine((text) => text === '' || /^[^\s@<>,]+@[^\s@<>,]+$/u.test(text), 'errors.email').transform(orNull);
const figures = (text: string): number => (/^\d{1,6}$/.test(westernDigits(text)) ? Number(westernDigits(text)) : Number.NaN);

const settingsSchema = z.object({
  host: line(253).refine((host) => host === '' || /^[\p{L}\p{N}.:_-]+$/u.test(host), 'mail.hostUnknown').transform(orNull),
  port: line(6).transform((text) => (text === '' ? null : figures(text))).refine((port) => port === null || (port >= 1 && port <= 65_535), 'mail.portUnknown'),
  security: oneOf(mailSecurities),
  userName: line(254).transform(orNull),
  password: z.string('errors.unreadable').max(1000, 'errors.unreadable'),
  fromAddress: address,
  fromName: line(200).transform(orNull),
  replyTo: address,
  delay: line(6).transform((text) => (text === '' ? usualDelay : figures(text))).refine((delay) => delay >= 0 && delay <= mostDelay, 'mail.delayUnknown'),
  sendsReceipts: line(3).transform((said) => said === 'yes'),
});

export const mailSettingNames = Object.keys(settingsSchema.shape) as (keyof typeof settingsSchema.shape)[];

const usualPort = { starttls: 587, tls: 465, none: 25 } as const;

type Server = Pick<Row, 'host' | 'port' | 'security' | 'userName'>;

/** Whether a password goes where it went before, and no less sealed on the way. */
const isSameServer = (one: Server, other: Server): boolean => (['host', 'port', 'security', 'userName'] as const).every((name) => one[name] === other[name]);

const told = ['host', 'port', 'security', 'userName', 'fromAddress', 'fromName', 'replyTo', 'delay', 'sendsReceipts'] as const;

/** What the log tells of a change: of the password only that there is another one, or none any more. */
function changesBetween(before: Pick<Row, (typeof told)[number] | 'password'>, after: Pick<Row, (typeof told)[number] | 'password'>, isTyped: boolean): Changes {
  const changes: Changes = {};
  for (const name of told) if (before[name] !== after[name]) changes[name] = { from: String(before[name] ?? ''), to: String(after[name] ?? '') };
  if (after.password !== null && isTyped) return { ...changes, password: { from: '', to: 'changed' } };
  return before.password !== null && after.password === null ? { ...changes, password: { from: '', to: 'removed' } } : changes;
}

/**
 * Changes how a firm sends. An empty password leaves the one there is, unless it would go elsewhere, as another person or in another way.
 * Without encryption no password leaves the own net.
 * @param version the version that the person saw; 0 where there was none
 * @throws Forbidden, Invalid; Changed when somebody else saved in between
 */
export async function changeMailSettings(ctx: Context, version: number, values: Record<string, string>): Promise<void> {
  const { password, host, port, security, userName, ...rest } = parse(settingsSchema, values);
  await write(ctx, 'firm.edit', async (db) => {
    const [before] = await db.select().from(mailSettings).where(ofFirm(ctx, mailSettings)).limit(1);
    if ((before?.version ?? 0) !== version) throw new Changed(ctx.firm.id);
    const server = host === null ? { host, port: null, security: null, userName: null } : { host, port: port ?? usualPort[security], security, userName };
    const kept = server.userName !== null && before && isSameServer(before, server) ? before.password : null;
    if (server.userName !== null && server.security === 'none' && !isOwnNet(server.host)) throw new Invalid([{ field: 'security', key: 'mail.unsealed' }]);
    const sealed = password === '' || server.userName === null ? kept : seal(password, ctx.firm.id);
    if (server.userName !== null && sealed === null) throw new Invalid([{ field: 'password', key: before?.password ? 'mail.passwordAgain' : 'mail.passwordMissing' }]);
    const row = { ...rest, ...server, password: sealed, version: version + 1, updatedAt: now(), updatedBy: ctx.user.id };
    if (before) {
      const changed = await db.update(mailSettings).set(row).where(and(ofFirm(ctx, mailSettings), eq(mailSettings.version, version))).returning({ firmId: mailSettings.firmId });
      if (changed.length === 0) throw new Changed(ctx.firm.id);
    } else await db.insert(mailSettings).values({ firmId: ctx.firm.id, ...row });
    await record(db, ctx, { action: 'mail.settingsChanged', subjectId: ctx.firm.id, changes: changesBetween(before ?? { ...nothing, password: null }, row, password !== '') });
  });
}
