import { resolve } from 'node:path';
import { z } from 'zod';
import { EnvironmentProblem } from '#lib/environment-problem';

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** Whether user and password of an address can be read: in them a % announces another character. */
function isDecodable(text: string): boolean {
  const { username = '', password = '' } = URL.parse(text) ?? {};
  try {
    return decodeURIComponent(`${username}:${password}`) !== '';
  } catch {
    return false;
  }
}

const schema = z.object({
  SIJILL_DATA: z.string().min(1, 'is empty; name a folder, or unset it').default('./data'),
  DATABASE_URL: z.string().regex(/^(?:file:.|postgres(?:ql)?:\/\/.)/, 'must begin with file: or postgres://').optional(),
  HOST: z.string().min(1, 'is empty; set an address such as 127.0.0.1, or unset it').default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
    .refine((port) => Number(port) <= 65_535, 'must be a number from 0 to 65535')
    .transform(Number)
    .default(3000),
  NEXTAUTH_URL: z.url({ protocol: /^https?$/, error: 'must be an address such as https://register.example.com' }).optional(),
  NEXTAUTH_SECRET: z.string().min(32, 'must have at least 32 characters; unset it to have one made').optional(),
  SIJILL_BACKUP_PASSPHRASE: z.string().min(8, 'must have at least 8 characters; unset it to have backups that open without one').optional(),
  SMTP_URL: z
    .string()
    .refine((text) => /^smtps?:$/.test(URL.parse(text)?.protocol ?? '') && URL.parse(text)?.hostname !== '', 'must be an address such as smtp://user:password@mail.example.com:587')
    .refine(isDecodable, 'must have each % of its user and password written as %25')
    .optional(),
  SIJILL_MAIL_DIR: z.string().min(1, 'is empty; name a folder, or unset it').optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
});

/** What holds a password is not repeated where others may read it. */
const secretive = new Set(['NEXTAUTH_SECRET', 'DATABASE_URL', 'SIJILL_BACKUP_PASSPHRASE', 'SMTP_URL']);

export interface Environment {
  /** Absolute path of the folder that holds database, files and secret. */
  dataFolder: string;
  /** `file:…` or `postgres://…` */
  databaseUrl: string;
  /** Absolute path of the SQLite database; null on another engine. */
  databaseFile: string | null;
  host: string;
  port: number;
  /** The address under which people reach the program. */
  publicUrl: string;
  /** Null until one has been made (`cli/data-folder`). */
  secret: string | null;
  /** Seals backups; null leaves them open. */
  backupPassphrase: string | null;
  /** The server by which mail goes out where a firm has named none: `smtp://` or `smtps://`. */
  smtpUrl: string | null;
  /** Absolute path of the folder into which each mail is written as well. */
  mailFolder: string | null;
  logLevel: (typeof logLevels)[number];
}

/**
 * Reads and checks what the environment says; what it does not say has a default.
 * @throws EnvironmentProblem naming the first variable that is wrong
 */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const result = schema.safeParse(variables);
  if (!result.success) {
    const [issue] = result.error.issues;
    const name = String(issue?.path[0]);
    const shown = secretive.has(name) ? '' : ` (it is ${JSON.stringify(variables[name])})`;
    throw new EnvironmentProblem(`${name} ${issue?.message ?? 'is wrong'}${shown}`);
  }
  const { SIJILL_DATA, DATABASE_URL, HOST, PORT, NEXTAUTH_URL, NEXTAUTH_SECRET, SIJILL_BACKUP_PASSPHRASE, SMTP_URL, SIJILL_MAIL_DIR, LOG_LEVEL } = result.data;
  const dataFolder = resolve(SIJILL_DATA);
  const databaseUrl = DATABASE_URL ?? `file:${dataFolder}/sijill.db`;
  const host = HOST.includes(':') ? `[${HOST}]` : HOST;
  return {
    dataFolder,
    databaseUrl,
    databaseFile: databaseUrl.startsWith('file:') ? resolve(databaseUrl.slice('file:'.length)) : null,
    host: HOST,
    port: PORT,
    publicUrl: NEXTAUTH_URL ?? `http://${host}:${PORT}`,
    secret: NEXTAUTH_SECRET ?? null,
    backupPassphrase: SIJILL_BACKUP_PASSPHRASE ?? null,
    smtpUrl: SMTP_URL ?? null,
    mailFolder: SIJILL_MAIL_DIR ? resolve(SIJILL_MAIL_DIR) : null,
    logLevel: LOG_LEVEL,
  };
}
