import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 bits that can stand in an address or a cookie: 43 letters, digits, `-` and `_`. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret. It needs no salt: nobody guesses 256 bits. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url');
