import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { store } from '#db/client';
import { openStore } from '#db/open';
import { write } from '#lib/access';
import { now } from '#lib/clock';
import { enqueue } from '#lib/mail/enqueue';
import { outboxMessages } from '#db/schema/outbox';
import { contextOfHost } from '#lib/users/context-of';
import { brokenAuditPositions, damages, lookInto } from '../support/database-file.ts';
import { setUpFirm } from '../support/journey.ts';
import { movableClock } from '../support/mail.ts';
import { startProgram } from '../support/program.ts';
import { seededRandom } from '../support/random.ts';
import { startMailServer } from '../support/smtp.ts';

const messages = 1000;
/** So often the program is killed, spread over the messages. */
const kills = 10;
/** Of these so many in the one window that there is: the server has accepted a message, and its answer is not recorded. The others are at random. */
const inWindow = 3;

interface Row {
  id: string;
  state: string;
  tries: number;
}

test(`${messages} messages through ${kills} kills at random moments: none missing, doubles only where the program died between the server's answer and its record`, async () => {
  const server = await startMailServer();
  onTestFinished(() => server.stop());
  const clock = movableClock();
  const variables = { SMTP_URL: server.url, SIJILL_CLOCK: clock.file };
  let program = await startProgram(undefined, variables);
  onTestFinished(() => program.stop());
  await setUpFirm(program.url);
  await program.stop();

  await openStore(`file:${join(program.data, 'sijill.db')}`, join(import.meta.dirname, '../../db/migrations'));
  const ctx = await contextOfHost();
  if (!ctx) throw new Error('Nobody is set up');
  const ids = await write(ctx, 'mail.edit', async (db) => {
    const all: string[] = [];
    for (let index = 0; index < messages; index += 1) {
      const letter = { kind: 'reminder', uniqueKey: `message ${index}`, customerId: null, purpose: null, language: 'ar', subject: `رسالة ${index}`, body: 'نص' } as const;
      all.push((await enqueue(db, ctx, { ...letter, to: { address: `reader${index}@example.com`, name: null } })).id);
    }
    await db.update(outboxMessages).set({ dueAt: now() });
    return all;
  });
  await store.close();

  const { seed, random } = seededRandom();
  const received = () => new Set(server.accepted.map(({ messageId }) => messageId)).size;
  for (let kill = 1; kill <= kills; kill += 1) {
    const goal = Math.floor((messages * kill) / (kills + 1));
    program = await startProgram(program.data, variables);
    await expect.poll(received, { timeout: 120_000, interval: 1 }).toBeGreaterThanOrEqual(goal);
    if (kill <= inWindow) {
      const { process } = program;
      server.onceAccepted(() => process.kill('SIGKILL'));
      await once(process, 'exit');
    } else {
      // Somewhere within the sending of a message, which takes about so long.
      await after(random() * 12);
      await program.kill();
    }
  }
  program = await startProgram(program.data, variables);
  const left = () => lookInto(program.data, (database) => database.prepare<[], number>("select count(*) from outbox_messages where state <> 'sent'").pluck().get());
  await expect.poll(left, { timeout: 300_000, interval: 100 }).toBe(0);
  await program.stop();

  const found = lookInto(program.data, (database) => ({
    rows: database.prepare<[], Row>('select id, state, attempts as tries from outbox_messages').all(),
    cut: database.prepare<[], string>("select message_id from outbox_attempts where outcome = 'unknown'").pluck().all(),
    accepted: database.prepare<[], number>("select count(*) from outbox_attempts where outcome = 'accepted'").pluck().get() ?? 0,
    open: database.prepare<[], number>('select count(*) from outbox_attempts where outcome is null').pluck().get() ?? 0,
    broken: brokenAuditPositions(database),
    damaged: damages(database),
  }));
  const counts = new Map<string, number>();
  for (const { messageId } of server.accepted) counts.set(messageId, (counts.get(messageId) ?? 0) + 1);
  const named = new Map([...counts].map(([messageId, count]) => [/^<([0-9a-f-]{36})@/.exec(messageId)?.[1] ?? messageId, count]));
  const missing = ids.filter((id) => !named.has(id));
  const doubles = [...named].filter(([, count]) => count > 1).map(([id]) => id);
  console.log(`seed ${seed}, ${messages} messages, ${kills} kills: ${server.handed()} handed over, ${server.accepted.length} accepted, ${named.size} different, ${missing.length} missing, ${doubles.length} doubles (equal Message-ID), ${found.cut.length} tries cut short`);
  expect(missing).toEqual([]);
  expect([...named.keys()].toSorted()).toEqual(ids.toSorted());
  expect(found.rows.filter(({ state }) => state !== 'sent')).toEqual([]);
  // Each double is one whose try was cut short, and no try is left without an end.
  expect(doubles.filter((id) => !found.cut.includes(id))).toEqual([]);
  expect([found.accepted, found.open]).toEqual([messages, 0]);
  expect(doubles.length).toBeGreaterThanOrEqual(inWindow);
  expect(server.accepted.length - messages).toBeLessThanOrEqual(found.cut.length);
  expect([found.broken, found.damaged]).toEqual([[], []]);
});
