import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { store } from '#db/client';
import { write } from '#lib/access';
import { recordConsent } from '#lib/consent/record-consent';
import type { Context } from '#lib/context';
import { registerCustomer } from '#lib/customers/register';
import { enqueue, type Letter } from '#lib/mail/enqueue';
import { outboxMessages } from '#db/schema/outbox';
import { eq } from 'drizzle-orm';
import { values } from './firm.ts';
import { temporaryFolder } from './program.ts';

/** A clock that the test moves: it says by how many milliseconds the program's is ahead. */
export function movableClock(): { move: (by: number) => void; file: string } {
  const file = join(temporaryFolder(), 'clock');
  let ahead = 0;
  writeFileSync(file, '0');
  return { file, move: (by) => writeFileSync(file, String((ahead += by))) };
}

export const recipient = 'khalid@example.com';

/** A customer who has an address and has consented to be written to. */
export async function aReader(ctx: Context, given: Record<string, string> = {}, purposes: readonly string[] = ['service']): Promise<string> {
  const id = await registerCustomer(ctx, values({ name: 'خالد', email: recipient, ...given }));
  for (const purpose of purposes) await recordConsent(ctx, id, { channel: 'email', purpose, isGiven: 'yes', method: 'inPerson', remark: '' });
  return id;
}

let made = 0;

/** Queues a message to a customer. */
export async function queueLetter(ctx: Context, customerId: string | null, given: Partial<Letter> = {}): Promise<string> {
  const letter: Letter = { kind: 'reminder', uniqueKey: `letter ${(made += 1)}`, customerId, purpose: 'service', to: { address: recipient, name: 'خالد' }, language: 'ar', subject: 'تذكير بالفاتورة', body: 'السلام عليكم\n\nنذكركم بالفاتورة.', ...given };
  return write(ctx, 'mail.edit', async (db) => (await enqueue(db, ctx, letter)).id);
}

/** A message as it stands in the database. */
export async function messageOf(id: string): Promise<typeof outboxMessages.$inferSelect> {
  const [row] = await store.read((db) => db.select().from(outboxMessages).where(eq(outboxMessages.id, id)));
  if (!row) throw new Error('There is no such message');
  return row;
}
