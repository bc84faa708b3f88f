import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTypesetting } from '#cli/typesetting';
import { minute } from '#lib/clock';
import { findConsentLink } from '#lib/consent/link';
import type { Context } from '#lib/context';
import { addContact } from '#lib/contacts/add';
import { listContacts } from '#lib/contacts/queries';
import { sendInvoicesTo } from '#lib/contacts/send-invoices';
import { htmlOf } from '#lib/mail/html';
import { receiversOf } from '#lib/mail/receivers';
import { mailInvoice, offerInvoice, recordPaymentWithReceipt } from '#lib/mail/send';
import { changeMailSettings } from '#lib/mail/settings';
import { sendTestMail } from '#lib/mail/test-mail';
import { sendDue } from '#lib/mail/work';
import { listMail } from '#lib/mail/queries';
import { newId } from '#lib/ids';
import { findInvoice } from '#lib/invoices/queries';
import { findCustomer } from '#lib/customers/queries';
import { type TypesetService, useTypesetService } from '#lib/pdf/service';
import { Invalid } from '#lib/problems';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';
import { anInvoice, selling } from '../support/invoices.ts';
import { aReader, movableClock, queueLetter, recipient } from '../support/mail.ts';
import { textOf, unspaced } from '../support/pdf.ts';
import { temporaryFolder } from '../support/program.ts';
import { header, type MailServerUnderTest, startMailServer } from '../support/smtp.ts';
import { registerCustomer } from '#lib/customers/register';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

let typesetting: TypesetService;
let owner: Context;
let server: MailServerUnderTest;
let clock: ReturnType<typeof movableClock>;

beforeAll(() => {
  typesetting = startTypesetting();
  useTypesetService(typesetting);
});
afterAll(() => typesetting.stop());

beforeEach(async () => {
  clock = movableClock();
  server = await startMailServer();
  Object.assign(process.env, { SIJILL_DATA: temporaryFolder(), SIJILL_CLOCK: clock.file, SMTP_URL: server.url, NEXTAUTH_URL: 'https://register.example.com', NEXTAUTH_SECRET: 'x'.repeat(32) });
  await openEmptyStore();
  owner = await aFirm('owner', { name: 'شركة النور' });
  await selling(owner);
});
afterEach(async () => {
  for (const name of ['SIJILL_CLOCK', 'SMTP_URL', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET', 'SIJILL_MAIL_DIR']) delete process.env[name];
  await server.stop();
});

const sent = async () => {
  clock.move(2 * minute);
  await sendDue(owner, 100);
  return server.accepted;
};

/** The parts of a mail by their types, decoded. */
function partsOf(content: string): Map<string, Buffer> {
  const parts = content.split(/\r\n--[^\r\n]+\r\n/).slice(1).flatMap((part) => (/^Content-Type: multipart/i.test(part) ? [] : [part]));
  return new Map(parts.map((part) => {
    const [head = '', ...rest] = part.split('\r\n\r\n');
    const body = rest.join('\r\n\r\n').replace(/\r\n--[^\r\n]+--\s*$/s, '');
    const encoding = /Content-Transfer-Encoding: (\S+)/i.exec(head)?.[1];
    const type = /Content-Type: ([^;\r\n]+)/i.exec(head)?.[1] ?? '';
    const quoted = () => Buffer.from(body.replaceAll(/=\r\n/g, '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1');
    return [type, encoding === 'base64' ? Buffer.from(body, 'base64') : encoding === 'quoted-printable' ? quoted() : Buffer.from(body)];
  }));
}

describe('a document by mail', () => {
  const letter = async (id: string) => {
    const offered = await offerInvoice(owner, id);
    return { subject: offered?.letter.subject ?? '', body: offered?.letter.body ?? '' };
  };

  test('has a text and a page from right to left, the PDF, and the link of its receiver', async () => {
    const customer = await aReader(owner, { locale: 'ar' });
    const id = await anInvoice(owner, customer, '100');
    await mailInvoice(owner, id, { to: recipient, ...(await letter(id)) }, newId());
    const [{ content } = { content: '' }] = await sent();
    const { number } = (await findInvoice(owner, id))?.invoice ?? {};
    expect(decodeURIComponent(header(content, 'To') ?? '')).toContain(recipient);
    expect([header(content, 'List-Unsubscribe'), header(content, 'Content-Language')]).toEqual([undefined, 'ar']);
    const parts = partsOf(content);
    const text = parts.get('text/plain')?.toString() ?? '';
    const html = parts.get('text/html')?.toString() ?? '';
    const link = /https:\/\/register\.example\.com\/i\/[\w-]{43}/.exec(text)?.[0] ?? '';
    expect(text).toContain(number);
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain(`<a href="${link}"`);
    expect(unspaced(textOf(parts.get('application/pdf') ?? Buffer.alloc(0), 1))).toContain(number);
  });

  test('is queued once, however often the form is sent; and not at all without consent, or to somebody else', async () => {
    const customer = await aReader(owner);
    const id = await anInvoice(owner, customer, '100');
    const [once, text] = [newId(), await letter(id)];
    const first = await mailInvoice(owner, id, { to: recipient, ...text }, once);
    expect(await mailInvoice(owner, id, { to: recipient, ...text }, once)).toEqual(first);
    await expect(mailInvoice(owner, id, { to: 'other@example.com', ...text }, newId())).rejects.toThrow(Invalid);
    const stranger = await registerCustomer(owner, values({ email: 'silent@example.com' }));
    const other = await anInvoice(owner, stranger, '100');
    await expect(mailInvoice(owner, other, { to: 'silent@example.com', ...text }, newId())).rejects.toThrow(Invalid);
    expect((await listMail(owner, { state: 'all', behind: 0 })).messages).toHaveLength(1);
  });

  test('goes first to the contact who gets the invoices', async () => {
    const customer = await aReader(owner);
    await addContact(owner, customer, { name: 'منى', position: '', emails: 'mona@example.com\nbooks@example.com', phones: '' });
    const [contact] = await listContacts(owner, customer);
    const record = await findCustomer(owner, customer);
    const addresses = async () => (record ? (await receiversOf(owner, record)).map(({ address }) => address) : []);
    expect(await addresses()).toEqual([recipient, 'mona@example.com', 'books@example.com']);
    await sendInvoicesTo(owner, contact?.id ?? '', true);
    expect(await addresses()).toEqual(['mona@example.com', 'books@example.com', recipient]);
  });
});

describe('a receipt', () => {
  const settings = { host: '', port: '', security: 'starttls', userName: '', password: '', fromAddress: '', fromName: '', replyTo: '', delay: '', sendsReceipts: '' };
  const payment = (customerId: string) => ({ customerId, day: '2026-02-10', method: 'cash', currency: 'SAR', amount: '10', reference: '', note: '' });

  test('goes with a payment, in the same write, if the firm wishes and the customer has consented', async () => {
    const [reader, silent] = [await aReader(owner), await registerCustomer(owner, values({ email: 'silent@example.com' }))];
    await recordPaymentWithReceipt(owner, payment(reader), newId());
    await changeMailSettings(owner, 0, { ...settings, sendsReceipts: 'yes' });
    const id = newId();
    for (const customer of [reader, reader]) await recordPaymentWithReceipt(owner, payment(customer), id);
    await recordPaymentWithReceipt(owner, payment(silent), newId());
    const { messages } = await listMail(owner, { state: 'all', behind: 0 });
    expect(messages.map(({ kind, toAddress }) => [kind, toAddress])).toEqual([['receipt', recipient]]);
  });
});

describe('marketing', () => {
  test('names the way out, on a page and at one press', async () => {
    const customer = await aReader(owner, {}, ['marketing']);
    await queueLetter(owner, customer, { purpose: 'marketing', language: 'en', body: 'Now <b>cheaper</b>' });
    const [{ content } = { content: '' }] = await sent();
    expect(header(content, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    const token = /^<https:\/\/register\.example\.com\/consent\/([\w-]+)\/unsubscribe>$/.exec(header(content, 'List-Unsubscribe') ?? '')?.[1] ?? '';
    expect(await findConsentLink(token)).toMatchObject({ given: [{ channel: 'email', purpose: 'marketing' }] });
    const parts = partsOf(content);
    expect(parts.get('text/plain')?.toString()).toContain(`/consent/${token}`);
    expect(parts.get('text/html')?.toString()).toContain('&lt;b&gt;');
  });
});

test('a text becomes paragraphs, each in its own direction, and its addresses links; nothing of it is code', () => {
  const html = htmlOf({ language: 'ar', color: '#123456', firmName: 'Nour & Co', subject: '<x>', body: 'مرحبا\nبكم\n\nHello <script> https://example.com/a?b=1&c=2.\n\n\nhttps://example.com/"x', unsubscribe: null });
  expect(html).toContain('<p dir="rtl" style="margin:0 0 16px">مرحبا<br>بكم</p>');
  expect(html).toContain('<p dir="ltr" style="margin:0 0 16px">Hello &lt;script&gt; <a href="https://example.com/a?b=1&amp;c=2"');
  expect(html).toContain('Nour &amp; Co');
  expect(html).not.toMatch(/<script|<x>|"x"/);
});

test('a test mail goes out at once and answers with the words of the server, good or bad', async () => {
  expect(await sendTestMail(owner)).toMatchObject({ outcome: 'accepted' });
  server.misbehave('later');
  expect(await sendTestMail(owner)).toMatchObject({ outcome: 'later', answer: expect.stringContaining('Greylisted') });
  delete process.env['SMTP_URL'];
  expect(await sendTestMail(owner)).toBeNull();
  // It is not tried again by itself.
  expect((await listMail(owner, { state: 'all', behind: 0 })).messages.map(({ state }) => state)).toEqual(['failed', 'sent']);
});

test('each mail is written into the folder of that name as well', async () => {
  process.env['SIJILL_MAIL_DIR'] = join(temporaryFolder(), 'mail');
  const id = await queueLetter(owner, await aReader(owner));
  const [{ content } = { content: '' }] = await sent();
  expect(readdirSync(process.env['SIJILL_MAIL_DIR'])).toEqual([`${id}.eml`]);
  expect(readFileSync(join(process.env['SIJILL_MAIL_DIR'], `${id}.eml`), 'utf8').trim()).toBe(content.trim());
});
