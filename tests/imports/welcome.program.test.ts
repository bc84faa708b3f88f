import { setTimeout as after } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { brokenAuditPositions, damages, lookInto } from '../support/database-file.ts';
import { requireNameOnly, setUpFirm } from '../support/journey.ts';
import { startProgram } from '../support/program.ts';
import { seededRandom } from '../support/random.ts';
import { restarting } from '../support/restarts.ts';

const rows = 60;
const kills = 6;
/** Milliseconds within which the program is killed once it is at work again. */
const longestDelay = 600;

const sheet = `name,e-mail,consent.email.invoices,city\n${Array.from({ length: rows }, (_, index) => `Customer ${index + 1},customer${index + 1}@example.com,yes,Berlin`).join('\n')}\n`;

test(`${rows} new customers welcomed through ${kills} kills of the program: each has one invoice and one mail, and no number is missing`, async () => {
  const { seed, random } = seededRandom();
  console.log(`SIJILL_SEED=${seed}`);
  const first = await startProgram();
  const visitor = await setUpFirm(first.url);
  await requireNameOnly(visitor);
  const saved = await visitor.submit(await visitor.get('/settings/welcome/new'), { name: 'All', 'line.1.name': 'Membership', 'line.1.price': '100' }, 'save');
  expect(saved.address).toBe('/settings/welcome?saved=welcomeSaved');
  const program = restarting(first);
  onTestFinished(async () => (await program.current()).stop());
  const form = new FormData();
  form.append('file', new File([sheet], 'customers.csv'));
  const address = (await visitor.post('/customers/import/upload', form)).headers.get('location') ?? '';
  await visitor.submit(await visitor.get(address), {}, undefined, 'form.form:has([name="column.0"])');
  const state = async () => lookInto((await program.current()).data, (database) => database.prepare('select state from imports').pluck().get());
  while ((await state()) !== 'checked') await after(100);
  await program.insist(visitor.cookies, async (returned) => returned.submit(await returned.get(`${address}/welcome`), {}));
  await program.insist(visitor.cookies, async (returned) => returned.submit(await returned.get(address), {}, undefined, 'section.group > form'));
  let killed = 0;
  for (let count = 0; count < kills; count += 1) await program.killAfter(random() * longestDelay, () => (killed += 1));
  while ((await state()) !== 'saved') await after(200);
  console.log(`${killed} kills`);
  const found = lookInto((await program.current()).data, (database) => {
    const list = (query: string) => database.prepare(query).pluck().all();
    return {
      customers: list('select count(*) from customers')[0],
      mails: list("select count(distinct customer_id) || ' of ' || count(*) from outbox_messages")[0],
      invoices: list("select count(distinct customer_id) || ' of ' || count(*) from invoices where status = 'issued'")[0],
      drafts: list("select count(*) from invoices where status <> 'issued'")[0],
      attached: list('select count(distinct message_id) from outbox_files join files on files.id = file_id')[0],
      numbers: list("select max(sequence) || ' of ' || count(*) from number_ledger where type = 'invoice'")[0],
      due: list('select count(*) from import_rows where is_welcome_due')[0],
      broken: brokenAuditPositions(database), damaged: damages(database),
    };
  });
  expect(found).toEqual({ customers: rows, mails: `${rows} of ${rows}`, invoices: `${rows} of ${rows}`, drafts: 0, attached: rows, numbers: `${rows} of ${rows}`, due: 0, broken: [], damaged: [] });
});
