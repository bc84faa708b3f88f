import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookInto } from '../support/database-file.ts';
import { owner, register, requireNameOnly, setUpFirm } from '../support/journey.ts';
import { type Program, startProgram } from '../support/program.ts';
import { formOf, Visitor } from '../support/visitor.ts';

interface Line {
  level: string;
  time: string;
  request?: string;
  method?: string;
  path?: string;
  status?: number;
}

let program: Program;
let visitor: Visitor;
const lines: string[] = [];

beforeAll(async () => {
  program = await startProgram();
  if (program.process.stdout) createInterface({ input: program.process.stdout }).on('line', (line) => lines.push(line));
  visitor = await setUpFirm(program.url);
  await requireNameOnly(visitor);
});

afterAll(() => program.stop());

/** The line of a request, as soon as it is there. */
const lineOf = (id: string | null) => expect.poll(() => lines.map((line) => JSON.parse(line) as Line).find(({ request, path }) => request === id && path !== undefined));

test('each request has a line: its id, which the answer bears too, what was asked, and how it went', async () => {
  const page = await visitor.get('/customers?q=somebody');
  await lineOf(page.headers.get('x-request-id')).toMatchObject({ level: 'info', method: 'GET', path: '/customers', status: 200, milliseconds: expect.any(Number) });
});

test('nothing that tells of a person is in the log: not what is typed, searched, saved, refused, or spoilt', async () => {
  const secrets = ['Wilhelmina', 'wilhelmina@example.org', '0501234567', 'Quince', owner.email, owner.name, owner.password];
  const profile = await register(visitor, { name: 'Wilhelmina', email: 'wilhelmina@example.org', phone: '0501234567', city: 'Quince' });
  await visitor.get(`${profile.address}/edit`);
  await visitor.get('/customers?q=Wilhelmina');
  await visitor.get('/wilhelmina@example.org');
  const login = await visitor.get('/login?callbackUrl=/customers?q=Wilhelmina');
  await visitor.submit(login, { email: owner.email, password: 'Wilhelmina' }).catch(() => undefined);
  // A write that the database refuses: the driver's error names every value.
  const review = formOf(await visitor.get('/customers/new'), { name: 'Wilhelmina', email: 'wilhelmina@example.org' });
  lookInto(program.data, (database) => database.exec('alter table customer_drafts rename to away'));
  const failed = await visitor.post('/customers/new', review);
  lookInto(program.data, (database) => database.exec('alter table away rename to customer_drafts'));
  const reference = failed.headers.get('x-request-id');
  expect(await failed.text()).toContain(reference);
  await lineOf(reference).toMatchObject({ method: 'POST', path: '/customers/new' });
  expect(lines.filter((line) => line.includes(String(reference)) && line.includes('"level":"error"'))).not.toEqual([]);
  for (const secret of secrets) expect(lines.filter((line) => line.includes(secret))).toEqual([]);
});

test('an invitation is opened, refused and accepted without its token being in the log', async () => {
  const people = await visitor.get('/settings/people');
  const invited = await visitor.submit(people, { name: 'Quirinus', role: 'member' }, undefined, '.invite form');
  const token = /\/invitation\/([\w-]{43})/.exec(invited.html)?.[1] ?? '';
  expect(token).not.toBe('');
  const guest = new Visitor(program.url);
  const form = await guest.get(`/invitation/${token}`);
  await lineOf(form.headers.get('x-request-id')).toMatchObject({ method: 'GET', path: '/invitation/*', status: 200 });
  await guest.submit(form, { email: 'quirinus@example.org', password: 'short' });
  await guest.submit(form, { email: 'quirinus@example.org', password: 'correct horse battery' });
  const gone = await guest.get(`/invitation/${token}?again`);
  await lineOf(gone.headers.get('x-request-id')).toMatchObject({ path: '/invitation/*' });
  for (const secret of [token, 'Quirinus', 'quirinus@example.org']) expect(lines.filter((line) => line.includes(secret))).toEqual([]);
});

test('every line is JSON with a level and a time', () => {
  expect(lines.length).toBeGreaterThan(10);
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: expect.stringMatching(/^(?:info|warn|error)$/), time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) });
});
