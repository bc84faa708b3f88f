import type { mailSecurities } from '#db/schema/outbox';

/** How a server is spoken to: with STARTTLS or TLS from the start, and not at all without it; or without any. */
export type MailSecurity = (typeof mailSecurities)[number];

interface Provider {
  id: string;
  name: string;
  host: string;
  port: number;
  security: MailSecurity;
}

/** What providers write about their servers for sending, as of 2026. Most want a password of its own for programs. */
export const providers: readonly Provider[] = [
  { id: 'gmail', name: 'Gmail / Google Workspace', host: 'smtp.gmail.com', port: 587, security: 'starttls' },
  { id: 'microsoft', name: 'Microsoft 365 / Outlook', host: 'smtp.office365.com', port: 587, security: 'starttls' },
  { id: 'zoho', name: 'Zoho Mail', host: 'smtp.zoho.com', port: 465, security: 'tls' },
  { id: 'yahoo', name: 'Yahoo', host: 'smtp.mail.yahoo.com', port: 465, security: 'tls' },
  { id: 'icloud', name: 'iCloud', host: 'smtp.mail.me.com', port: 587, security: 'starttls' },
  { id: 'fastmail', name: 'Fastmail', host: 'smtp.fastmail.com', port: 465, security: 'tls' },
  { id: 'hostinger', name: 'Hostinger', host: 'smtp.hostinger.com', port: 465, security: 'tls' },
  { id: 'ionos', name: 'IONOS', host: 'smtp.ionos.com', port: 587, security: 'starttls' },
];

/** The provider of this id, if it is one of them. */
export const providerOf = (id: string): Provider | undefined => providers.find((provider) => provider.id === id);
