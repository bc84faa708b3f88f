import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import type { FieldProblem } from '#lib/problems';
import { fold, lengthOf } from '#lib/text';

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

const derive = promisify(argon2);

/** Each hash takes 19 MiB and a core for 20 ms; a flood of sign-ins must not take all of both. */
const hashing = pLimit(2);

async function tagOf(password: string, nonce: Buffer): Promise<Buffer> {
  return hashing(() => derive('argon2id', { message: password.normalize('NFC'), nonce, ...cost }));
}

/** Argon2id of a password in PHC form, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await tagOf(password, nonce);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${nonce.toString('base64url')}$${tag.toString('base64url')}`;
}

const nobody = `${randomBytes(16).toString('base64url')}$${randomBytes(32).toString('base64url')}`;

/** Whether the password fits. Null, for an account that does not exist, takes the same time and never fits. */
export async function passwordFits(password: string, hash: string | null): Promise<boolean> {
  const [nonce = '', tag = ''] = (hash ?? nobody).split('$').slice(-2);
  const expected = Buffer.from(tag, 'base64url');
  const given = await tagOf(password, Buffer.from(nonce, 'base64url'));
  return hash !== null && expected.length === given.length && timingSafeEqual(expected, given);
}

export const shortestPassword = 10;
const longestPassword = 200;

/**
 * What is wrong with a new password, or null. Length counts, not kinds of characters (NIST SP 800-63B § 5.1.1.2);
 * refused is also what anybody would try first: one's own names, a row of keys, one character over and over.
 * @param own texts that the password must not be: name, e-mail, firm
 */
export function passwordProblem(password: string, own: string[]): FieldProblem | null {
  const field = 'password';
  if (lengthOf(password) < shortestPassword) return { field, key: 'errors.passwordShort', values: { min: shortestPassword } };
  if (lengthOf(password) > longestPassword) return { field, key: 'errors.tooLong', values: { max: longestPassword, length: lengthOf(password) } };
  const plain = fold(password).replaceAll(' ', '');
  const names = own.flatMap((text) => [text, text.split('@')[0] ?? '']).map((text) => fold(text).replaceAll(' ', ''));
  const rest = names.filter((name) => name.length > 3).reduce((left, name) => left.replaceAll(name, ''), plain).replaceAll(/[0-9]/g, '');
  const guessable = /^(.{1,3})\1+.?$/u.test(plain) || /^(?:password|passw0rd|qwerty|azerty|letmein|welcome|admin|iloveyou|asdf|zxcv|كلمهالمرور|مرحبا)*$/u.test(rest);
  return guessable || '01234567890123456789'.includes(plain) ? { field, key: 'errors.passwordGuessable' } : null;
}
