import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'sijill: password of a mail server', 32));

function installationSecret(): string {
  const secret = process.env['NEXTAUTH_SECRET'];
  if (!secret) throw new Error('There is no secret to seal with');
  return secret;
}

/**
 * Seals a password with the installation's secret (AES-256-GCM): the database alone does not show it, and another installation,
 * or another firm's row, does not open it.
 */
export function seal(password: string, firmId: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(installationSecret()), nonce).setAAD(Buffer.from(firmId));
  const sealed = Buffer.concat([cipher.update(password, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Opens what `seal` has sealed; null when it was sealed with another secret, or touched. */
export function unseal(sealed: string, firmId: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(installationSecret()), bytes.subarray(0, 12)).setAAD(Buffer.from(firmId)).setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
