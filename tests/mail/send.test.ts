import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { day, hour, minute } from '#lib/clock';
import { recordConsent } from '#lib/consent/record-consent';
import type { Context } from '#lib/context';
import { findCustomer } from '#lib/customers/queries';
import { voidInvoice } from '#lib/invoices/void';
import { cancelMail, changesOf, holdMail, releaseMail, sendMailAgain } from '#lib/mail/change';
import { holdCopiedMail } from '#lib/mail/copied';
import { deliver } from '#lib/mail/deliver';
import { findMail } from '#lib/mail/queries';
import { givesUpAfter, sendDue, takeUpUnanswered } from '#lib/mail/work';
import { recordPayment, voidPayment } from '#lib/payments/record';
import { eraseCustomer } from '#lib/personal-data/erase';
import { Changed } from '#lib/problems';
import { contextsOfOwners } from '#lib/users/context-of';
import { aFirm, openEmptyStore } from '../support/firm.ts';
import { anInvoice, selling } from '../support/invoices.ts';
import { aReader, messageOf, movableClock, queueLetter, recipient } from '../support/mail.ts';
import { header, type MailServerUnderTest, startMailServer, startMuteServer } from '../support/smtp.ts';

let ctx: Context;
let server: MailServerUnderTest;
let clock: ReturnType<typeof movableClock>;
let customer: string;

beforeEach(async () => {
  clock = movableClock();
  server = await startMailServer();
  Object.assign(process.env, { SIJILL_CLOCK: clock.file, SMTP_URL: server.url, NEXTAUTH_URL: 'https://register.example.com' });
  await openEmptyStore();
  ctx = await aFirm('owner', { name: 'Nour Trading' });
  customer = await aReader(ctx);
});
afterEach(async () => {
  for (const name of ['SIJILL_CLOCK', 'SMTP_URL', 'NEXTAUTH_URL']) delete process.env[name];
  await server.stop();
});

/** Milliseconds: a server that has not answered by then is taken to be silent. */
const patience = { connection: 2000, greeting: 400, silence: 400, whole: 1500 };
const send = () => sendDue(ctx, 100, { patience });
const tries = async (id: string) => ((await findMail(ctx, id))?.attempts ?? []).map(({ outcome, answer }) => ({ outcome, answer }));
const outcomes = async (id: string) => (await tries(id)).map(({ outcome }) => outcome);

describe('a message', () => {
  test('goes out when the time to take it back is over, once, with what the server says', async () => {
    const id = await queueLetter(ctx, customer);
    expect(await send()).toBe(0);
    clock.move(minute);
    expect(await send()).toBe(1);
    expect(await send()).toBe(0);
    expect(await messageOf(id)).toMatchObject({ state: 'sent', attempts: 1, leaseUntil: null });
    expect(await tries(id)).toEqual([{ outcome: 'accepted', answer: expect.stringContaining('250') }]);
    expect(server.accepted.map(({ from, to }) => [from, to])).toEqual([[ctx.user.email, [recipient]]]);
  });

  test('that is taken back or held does not go out; let go, it does', async () => {
    const [taken, held] = [await queueLetter(ctx, customer), await queueLetter(ctx, customer)];
    await cancelMail(ctx, taken);
    await holdMail(ctx, held);
    clock.move(day);
    await send();
    expect(server.accepted).toEqual([]);
    await releaseMail(ctx, held);
    await send();
    expect(server.accepted).toHaveLength(1);
    for (const change of [cancelMail, holdMail, releaseMail]) await expect(change(ctx, held)).rejects.toThrow(Changed);
  });

  test('waits while no server is named, and while the lot of others is served', async () => {
    delete process.env['SMTP_URL'];
    const id = await queueLetter(ctx, customer);
    clock.move(day);
    expect(await send()).toBe(0);
    expect(await messageOf(id)).toMatchObject({ state: 'queued', attempts: 0 });
  });

  test('does not go out once consent is withdrawn, up to the last moment', async () => {
    const id = await queueLetter(ctx, customer);
    await recordConsent(ctx, customer, { channel: 'email', purpose: 'service', isGiven: 'no', method: 'phone', remark: '' });
    clock.move(minute);
    await send();
    expect(await messageOf(id)).toMatchObject({ state: 'cancelled', reason: 'noConsent', attempts: 0 });
    expect(server.connections()).toBe(0);
  });

  test('sent again after it was accepted is another message; after a failure it is the same', async () => {
    const id = await queueLetter(ctx, customer);
    clock.move(minute);
    server.misbehave('refused');
    await send();
    server.misbehave(null);
    for (let times = 0; times < 2; times += 1) {
      await sendMailAgain(ctx, id);
      clock.move(minute);
      await send();
    }
    const [first, second] = server.accepted.map(({ messageId }) => messageId);
    expect(first).toContain(id);
    expect(second).not.toBe(first);
  });
});

test('what the program queues by itself has no author; what somebody queues has', async () => {
  const [program] = await contextsOfOwners();
  const [byProgram, byHand] = [await queueLetter(program ?? ctx, customer), await queueLetter(ctx, customer)];
  expect([await findMail(ctx, byProgram), await findMail(ctx, byHand)]).toMatchObject([{ message: { createdBy: null }, createdByName: null }, { message: { createdBy: ctx.user.id }, createdByName: ctx.user.name }]);
  const events = await store.read((db) => db.select({ subjectId: auditEvents.subjectId, changes: auditEvents.changes }).from(auditEvents).where(eq(auditEvents.action, 'mail.queued')).orderBy(auditEvents.position));
  expect(events).toEqual([{ subjectId: byProgram, changes: { by: { from: '', to: 'program' } } }, { subjectId: byHand, changes: {} }]);
});

describe('a server that', () => {
  const onceWith = async (fault: Parameters<MailServerUnderTest['misbehave']>[0], sending: () => Promise<unknown> = send) => {
    const id = await queueLetter(ctx, customer);
    clock.move(minute);
    server.misbehave(fault);
    await sending();
    server.misbehave(null);
    return id;
  };

  test.each(['refused', 'noSuchUser'] as const)('refuses for good (%s) is not asked again', async (fault) => {
    const id = await onceWith(fault);
    expect(await messageOf(id)).toMatchObject({ state: 'failed', reason: 'refused' });
    expect((await tries(id))[0]?.answer).toMatch(fault === 'refused' ? /554 .*spam/ : /550 .*No such user/);
    clock.move(day);
    expect(await send()).toBe(0);
  });

  test.each(['later', 'busy', 'hangs', 'drops'] as const)('has a bad moment (%s) is asked again, under the same Message-ID', async (fault) => {
    const id = await onceWith(fault);
    expect(await messageOf(id)).toMatchObject({ state: 'queued', attempts: 1 });
    expect(await send()).toBe(0);
    clock.move(minute);
    await send();
    expect(await messageOf(id)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(await outcomes(id)).toEqual([fault === 'hangs' || fault === 'drops' ? 'unknown' : 'later', 'accepted']);
    expect(server.accepted).toHaveLength(1);
  });

  test('accepts and drops the line before it says so gets a double, with an equal Message-ID and content', async () => {
    const id = await onceWith('dropsAccepted');
    clock.move(minute);
    await send();
    expect(await outcomes(id)).toEqual(['unknown', 'accepted']);
    const [one, other] = server.accepted;
    expect(one?.messageId).toContain(id);
    expect(other?.messageId).toBe(one?.messageId);
    expect(header(other?.content ?? '', 'Date')).toBe(header(one?.content ?? '', 'Date'));
  });

  test('is slow is waited for', async () => {
    expect(await outcomes(await onceWith('slow', () => sendDue(ctx, 1)))).toEqual(['accepted']);
  });

  test.each([['never says a word', false], ['drips a letter now and then', true]])('%s is left', async (_what, drips) => {
    const mute = await startMuteServer(drips);
    const { outcome } = await deliver({ host: '127.0.0.1', port: mute.port, security: 'none', login: null }, { from: 'a@example.com', to: 'b@example.com' }, Buffer.from('Subject: x\r\n\r\nx'), patience);
    await mute.stop();
    expect(outcome).toBe('later');
  });

  test('is not there is asked again and again, with growing pauses, for three days; then the message is given up', async () => {
    await server.stop();
    const id = await queueLetter(ctx, customer);
    clock.move(minute);
    const waited: number[] = [];
    for (let state = 'queued'; state === 'queued'; ) {
      const before = await messageOf(id);
      await send();
      const after = await messageOf(id);
      ({ state } = after);
      const pause = after.dueAt - (after.updatedAt ?? 0);
      if (state === 'queued') {
        waited.push(Math.round(pause / minute));
        clock.move(after.dueAt - before.dueAt);
      }
    }
    expect(waited.slice(0, 6)).toEqual([1, 5, 15, 60, 240, 240]);
    expect(waited.reduce((sum, minutes) => sum + minutes * minute, 0)).toBeGreaterThanOrEqual(givesUpAfter - hour);
    expect(await messageOf(id)).toMatchObject({ state: 'failed', reason: 'gaveUp' });
    expect((await tries(id)).at(-1)?.answer).toContain('ECONNREFUSED');
    server = await startMailServer();
  }, 120_000);

  test('wants a password that is wrong says so, and loses no message', async () => {
    await server.stop();
    server = await startMailServer({ authOptional: false, allowInsecureAuth: true, onAuth: ({ password }, _session, done) => (password === 'right' ? done(null, { user: 'me' }) : done(Object.assign(new Error('Wrong password'), { responseCode: 535 }))) });
    process.env['SMTP_URL'] = `smtp://me:wrong@127.0.0.1:${server.port}`;
    const id = await queueLetter(ctx, customer);
    clock.move(minute);
    await send();
    expect(await tries(id)).toEqual([{ outcome: 'later', answer: expect.stringContaining('535') }]);
    process.env['SMTP_URL'] = `smtp://me:right@127.0.0.1:${server.port}`;
    clock.move(minute);
    await send();
    expect(await messageOf(id)).toMatchObject({ state: 'sent' });
  });
});

describe('the turn of a firm', () => {
  const queueThree = async () => {
    const ids = [await queueLetter(ctx, customer), await queueLetter(ctx, customer), await queueLetter(ctx, customer)];
    clock.move(minute);
    return ids;
  };
  const statesOf = async (ids: string[]) => (await Promise.all(ids.map(messageOf))).map(({ state, attempts }) => `${state} ${attempts}`);

  test.each(['hangs', 'drops'] as const)('ends at the first silence of its server (%s): others do not wait for each of its messages', async (fault) => {
    const ids = await queueThree();
    server.misbehave(fault);
    expect(await send()).toBe(1);
    expect(await statesOf(ids)).toEqual(['queued 1', 'queued 0', 'queued 0']);
    server.misbehave(null);
    expect(await sendDue(ctx, 100)).toBe(2);
  });

  test('ends where the server is not there', async () => {
    await server.stop();
    const ids = await queueThree();
    expect(await send()).toBe(1);
    expect(await statesOf(ids)).toEqual(['queued 1', 'queued 0', 'queued 0']);
    server = await startMailServer();
  });

  test.each(['later', 'refused'] as const)('goes on where the server answers (%s)', async (fault) => {
    await queueThree();
    server.misbehave(fault);
    expect(await sendDue(ctx, 100)).toBe(3);
  });
});

describe('two at work on the same data', () => {
  test('send each message once', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => queueLetter(ctx, customer)));
    clock.move(minute);
    await Promise.all([send(), send(), send()]);
    expect(server.accepted.map(({ messageId }) => messageId).toSorted()).toEqual(ids.map((id) => `<${id}@${ctx.firm.id}.sijill>`).toSorted());
  });

  test('what one of them never answered for goes again when its lease has run out, and not before', async () => {
    const id = await queueLetter(ctx, customer);
    clock.move(minute);
    server.misbehave('hangs');
    const ending = new AbortController();
    const dying = sendDue(ctx, 1, { ending: ending.signal });
    await expect.poll(() => server.handed()).toBe(1);
    expect(await messageOf(id)).toMatchObject({ state: 'sending' });
    expect(await takeUpUnanswered(ctx, false)).toBe(0);
    clock.move(11 * minute);
    expect(await takeUpUnanswered(ctx, false)).toBe(1);
    server.misbehave(null);
    await send();
    ending.abort();
    await dying;
    // Who was believed dead has nothing to say any more.
    expect(await messageOf(id)).toMatchObject({ state: 'sent' });
    expect(new Set(await outcomes(id))).toEqual(new Set(['unknown', 'accepted']));
  });
});

describe('what was taken back', () => {
  const paid = (customerId: string) => ({ customerId, day: '2026-02-10', method: 'cash', currency: 'SAR', amount: '10', reference: '', note: '' });

  beforeEach(async () => void (await selling(ctx)));

  test('takes the mail about it along: of an invoice, of its welcome, of a payment, waiting or held; other mail goes', async () => {
    const [gone, stays] = [await anInvoice(ctx, customer, '100'), await anInvoice(ctx, customer, '100')];
    const payment = await recordPayment(ctx, { ...paid(customer), first: stays });
    const [ofInvoice, welcome, receipt, other] = [
      await queueLetter(ctx, customer, { kind: 'invoice', invoiceId: gone }), await queueLetter(ctx, customer, { kind: 'welcome', invoiceId: gone }),
      await queueLetter(ctx, customer, { kind: 'receipt', paymentId: payment }), await queueLetter(ctx, customer, { kind: 'invoice', invoiceId: stays }),
    ];
    await holdMail(ctx, welcome);
    await voidInvoice(ctx, gone, { reason: 'Never sent' });
    await voidPayment(ctx, payment, { reason: 'Never arrived' });
    for (const id of [ofInvoice, welcome, receipt]) expect(await messageOf(id)).toMatchObject({ state: 'cancelled', reason: 'void' });
    clock.move(minute);
    await sendDue(ctx, 100);
    expect(server.accepted.map(({ messageId }) => messageId)).toEqual([`<${other}@${ctx.firm.id}.sijill>`]);
  });

  test('is not tried again, nor sent again by hand', async () => {
    const [payment, document] = [await recordPayment(ctx, paid(customer)), await anInvoice(ctx, customer, '100')];
    const ids = [await queueLetter(ctx, customer, { kind: 'invoice', invoiceId: document }), await queueLetter(ctx, customer, { kind: 'receipt', paymentId: payment })];
    clock.move(minute);
    server.misbehave('hangs');
    const ending = new AbortController();
    const first = sendDue(ctx, 1, { ending: ending.signal });
    await expect.poll(() => server.handed()).toBe(1);
    await voidInvoice(ctx, document, { reason: 'Never sent' });
    await voidPayment(ctx, payment, { reason: 'Never arrived' });
    ending.abort();
    await first;
    server.misbehave(null);
    clock.move(hour);
    await sendDue(ctx, 100);
    for (const id of ids) {
      expect(await messageOf(id)).toMatchObject({ state: 'cancelled', reason: 'void' });
      await sendMailAgain(ctx, id);
    }
    clock.move(hour);
    await sendDue(ctx, 100);
    for (const id of ids) expect(await messageOf(id)).toMatchObject({ state: 'cancelled', reason: 'void' });
    expect(server.accepted).toEqual([]);
  });
});

describe('erasing a customer while their message is with the server', () => {
  /** Erases while the server keeps still; then the try goes on as `fault` says. */
  const erasedWhileSending = async (goOn: (dying: AbortController) => void, fault: 'hangs' | 'slow') => {
    const id = await queueLetter(ctx, customer, { body: 'A secret' });
    clock.move(minute);
    server.misbehave(fault);
    const ending = new AbortController();
    const trying = sendDue(ctx, 1, { ending: ending.signal });
    await expect.poll(() => server.handed()).toBe(1);
    const known = await findCustomer(ctx, customer);
    await eraseCustomer(ctx, customer, known?.version ?? 0, String(known?.number));
    goOn(ending);
    await trying;
    server.misbehave(null);
    return id;
  };

  test('keeps nothing of what the server says, and does not try again', async () => {
    const id = await erasedWhileSending((ending) => ending.abort(), 'hangs');
    expect(await messageOf(id)).toMatchObject({ state: 'cancelled', reason: 'erased', toAddress: '', body: '', leaseUntil: null });
    expect(await tries(id)).toEqual([{ outcome: 'unknown', answer: null }]);
    clock.move(day);
    expect([await takeUpUnanswered(ctx, true), await sendDue(ctx, 100), await holdCopiedMail()]).toEqual([0, 0, 0]);
    expect(server.accepted).toEqual([]);
  });

  test('says that it was sent where the server has accepted it', async () => {
    const id = await erasedWhileSending(() => {}, 'slow');
    expect(await messageOf(id)).toMatchObject({ state: 'sent', reason: 'erased', toAddress: '', body: '' });
    expect(await tries(id)).toEqual([{ outcome: 'accepted', answer: null }]);
    expect(changesOf(await messageOf(id))).toEqual([]);
  });
});
