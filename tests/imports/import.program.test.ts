import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { brokenAuditPositions, damages, lookInto, numbersById } from '../support/database-file.ts';
import { requireNameOnly, setUpFirm } from '../support/journey.ts';
import { command, startProgram, temporaryFolder } from '../support/program.ts';
import { seededRandom } from '../support/random.ts';
import { type RestartingProgram, restarting } from '../support/restarts.ts';
import type { Page, Visitor } from '../support/visitor.ts';

const rows = 2000;
const kills = 8;
/** Milliseconds within which the program is killed once it is at work again. */
const longestDelay = 400;

/** A file of so many customers, every tenth of them refused. */
const sheet = (count: number): string =>
  `name,e-mail,city\n${Array.from({ length: count }, (_, index) => (index % 10 === 9 ? `,x${index}@example.com,` : `Customer ${index + 1},customer${index + 1}@example.com,Berlin`)).join('\n')}\n`;

/** Sends a file as a browser does. @returns the address of what was found in it */
async function upload(visitor: Visitor, content: string | Buffer, name = 'customers.csv'): Promise<string> {
  const form = new FormData();
  form.append('file', new File([typeof content === 'string' ? content : new Uint8Array(content)], name));
  const answer = await visitor.post('/customers/import/upload', form);
  return answer.headers.get('location') ?? String(answer.status);
}

/** Presses the first button of a page: to save what was checked, to undo what was saved. */
const press = (visitor: Visitor, page: Page): Promise<Page> => visitor.submit(page, {});

/** Looks again, as the page itself does, until it says no more that it goes on. */
async function untilResting(program: RestartingProgram, cookies: ReadonlyMap<string, string>, address: string): Promise<Page> {
  const page = await program.insist(cookies, (visitor) => visitor.get(address));
  if (!page.html.includes('http-equiv="refresh"')) return page;
  await after(200);
  return untilResting(program, cookies, address);
}

const mapping = 'form.form:has([name="column.0"])';

test(`${rows} rows through ${kills} kills of the program: each is there once, in the order of the file, and can be undone`, async () => {
  const { seed, random } = seededRandom();
  console.log(`SIJILL_SEED=${seed}`);
  const first = await startProgram();
  const visitor = await setUpFirm(first.url);
  await requireNameOnly(visitor);
  const program = restarting(first);
  onTestFinished(async () => (await program.current()).stop());
  const address = await upload(visitor, sheet(rows));
  await visitor.submit(await visitor.get(address), {}, undefined, mapping);
  let killed = 0;
  const killAtWork = async (times: number) => {
    for (let count = 0; count < times; count += 1) await program.killAfter(random() * longestDelay, () => (killed += 1));
  };
  await killAtWork(2);
  const checked = await untilResting(program, visitor.cookies, address);
  await program.insist(visitor.cookies, async (returned) => press(returned, await returned.get(checked.address)));
  await killAtWork(kills - 2);
  await untilResting(program, visitor.cookies, address);

  const running = await program.current();
  const look = () => lookInto(running.data, (database) => ({
    numbers: [...numbersById(database).values()],
    names: database.prepare('select name from customers where archived_at is null order by number').pluck().all() as string[],
    unsaved: database.prepare("select count(*) from import_rows where saved_version is null and outcome <> 'refused'").pluck().get(),
    refused: database.prepare("select count(*) from import_rows where outcome = 'refused'").pluck().get(),
    state: database.prepare('select state from imports').pluck().get(),
    broken: brokenAuditPositions(database), damaged: damages(database),
  }));
  const expected = Array.from({ length: rows }, (_, index) => index + 1).filter((number) => number % 10 !== 0).map((number) => `Customer ${number}`);
  console.log(`${killed} kills`);
  expect(look()).toEqual({ numbers: expected.map((_, index) => index + 1), names: expected, unsaved: 0, refused: rows / 10, state: 'saved', broken: [], damaged: [] });

  const undo = await program.insist(visitor.cookies, (returned) => returned.get(address));
  await program.insist(visitor.cookies, (returned) => press(returned, undo));
  await program.killAfter(random() * longestDelay, () => {});
  await untilResting(program, visitor.cookies, address);
  expect(lookInto((await program.current()).data, (database) => database.prepare('select state from imports').pluck().get())).toBe('undone');
  expect(lookInto((await program.current()).data, (database) => database.prepare('select active, archived from customer_counts').get())).toEqual({ active: 0, archived: expected.length });
});

test('who is not signed in is led to the sign-in, and a file that cannot be read is told on the page', async () => {
  const program = await startProgram();
  onTestFinished(() => program.stop());
  const visitor = await setUpFirm(program.url);
  expect(await upload(visitor, '')).toBe('/customers/import?refused=empty');
  expect(await upload(visitor, Buffer.from('PK\u0003\u0004no archive'))).toBe('/customers/import?refused=brokenArchive');
  expect(await upload(visitor, 'x', '')).toMatch(/refused=/);
  const page = await visitor.get('/customers/import?refused=brokenArchive');
  expect(page.document.querySelector('.error-summary')?.text).toContain('damaged');
  visitor.cookies.clear();
  expect(await upload(visitor, 'name\nA\n')).toBe('/login?callbackUrl=%2Fcustomers%2Fimport');
  expect((await visitor.get('/customers/export.csv')).address).toContain('/login');
  expect(existsSync(join(program.data, 'imports')) ? readdirSync(join(program.data, 'imports')) : []).toEqual([]);
});

test('the command imports beside the running program, saves nothing while rows are refused, and says why', async () => {
  const program = await startProgram();
  onTestFinished(() => program.stop());
  const visitor = await setUpFirm(program.url);
  await requireNameOnly(visitor);
  const file = join(temporaryFolder(), 'customers.csv');
  writeFileSync(file, 'name,country,category\nMaria,Germany,\nAna,Atlantis,\nThomas,UK,VIP\n');
  const names = () => lookInto(program.data, (database) => database.prepare('select name from customers order by number').pluck().all());
  const refused = await command(program.data, ['import', 'customers', file]);
  expect(refused).toMatchObject({ status: 1, stdout: `${file}: 1 new, 0 to be updated, 0 look like others and are left out, 2 refused\n` });
  expect(refused.stderr).toContain('sijill: row 2: Country: no country is called “Atlantis”\nsijill: row 3: Categories: there is no category “VIP”\nsijill: nothing was saved');
  expect(names()).toEqual([]);
  const skipped = await command(program.data, ['import', 'customers', file, '--skip-refused', '--new-categories']);
  expect(skipped).toMatchObject({ status: 1, stdout: expect.stringContaining('2 customers saved') });
  expect(names()).toEqual(['Maria', 'Thomas']);
  const id = /\/customers\/import\/(\S+)/.exec(skipped.stdout)?.[1];
  expect((await visitor.get(`/customers/import/${id}`)).html).toContain('2 customers are saved');
  writeFileSync(file, 'name\nZoë\n');
  expect(await command(program.data, ['import', 'customers', file])).toMatchObject({ status: 0, stderr: '' });
  expect(await command(program.data, ['import', 'customers', `${file}.none`])).toMatchObject({ status: 1, stderr: expect.stringContaining('There is no file') });
  writeFileSync(file, '');
  expect(await command(program.data, ['import', 'customers', file])).toMatchObject({ status: 1, stderr: 'sijill: There is nothing in the file but, at most, headings.\n' });
  expect(readFileSync(file, 'utf8')).toBe('');
});
