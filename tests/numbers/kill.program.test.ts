import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import { expect, onTestFinished, test } from 'vitest';
import { brokenAuditPositions, damages, lookInto } from '../support/database-file.ts';
import { register, requireNameOnly, setUpFirm } from '../support/journey.ts';
import { command, type Program, startProgram } from '../support/program.ts';
import { formOf, type Page, Visitor } from '../support/visitor.ts';

const documents = 200;
/**
 * At so many numbers that were given the program is killed: whoever looks does nothing else, so that answers are still under way. First with
 * all requests at once, of which then none is answered; then with some at a time, of which many are.
 */
const killedAt = [{ numbers: 1, atOnce: documents }, { numbers: 50, atOnce: 16 }, { numbers: 90, atOnce: 16 }];

/** Looks into the database of a running program again and again, and kills it when so many numbers stand in the ledger. */
const killer = `
  const { workerData: { file, pid, numbers } } = require('node:worker_threads');
  const database = require('better-sqlite3')(file, { readonly: true });
  const given = database.prepare('select count(*) from number_ledger').pluck();
  while (given.get() < numbers);
  process.kill(pid, 'SIGKILL');
`;

/** Each third one cannot be issued: what was seen of it is stale, or it has no lines. */
const flawOf = (index: number): 'stale' | 'empty' | null => (index % 6 === 0 ? 'stale' : index % 6 === 3 ? 'empty' : null);

interface Draft {
  id: string;
  flaw: ReturnType<typeof flawOf>;
}

async function prepare(visitor: Visitor, count: number): Promise<Draft[]> {
  const customer = (await register(visitor, { name: 'مؤسسة النور' })).address.replace(/^\/customers\/([^?]+).*$/, '$1');
  const draft = async (index: number): Promise<Draft> => {
    const flaw = flawOf(index);
    // A form that is sent twice makes one draft: each is another.
    const form = await visitor.get(`/invoices/new?customer=${customer}`);
    const line = { 'line.1.name': `Service ${index}`, 'line.1.price': '100' };
    const saved = await visitor.post(form.address, formOf(form, flaw === 'empty' ? {} : line, 'save'));
    const [, id] = /^\/invoices\/([0-9a-f-]{36})\/edit/.exec(saved.headers.get('location') ?? '') ?? [];
    if (!id) throw new Error(`Draft ${index} was answered with ${saved.status} ${saved.headers.get('location')}`);
    return { id, flaw };
  };
  const drafts: Draft[] = [];
  for (let index = 0; index < count; index += 1) drafts.push(await draft(index));
  return drafts;
}

/** @returns whether the answer confirms that it is issued; else it was refused */
async function issue(visitor: Visitor, template: Page, { id, flaw }: Draft): Promise<boolean> {
  const answer = await visitor.post(`/invoices/${id}/issue`, formOf(template, { id, version: flaw === 'stale' ? '99' : '1' }));
  await answer.body?.cancel();
  return answer.status === 303 && answer.headers.get('location')?.endsWith(`/invoices/${id}?saved=issued`) === true;
}

/** The number that the page of a document shows, where the answer leads. */
async function numberShown(visitor: Visitor, id: string): Promise<string> {
  return (await visitor.get(`/invoices/${id}?saved=issued`)).document.querySelector('h1 bdi')?.text ?? '';
}

/** What was answered: whether each is issued, and the numbers that were seen of those that are. */
interface Answers {
  issued: Map<string, boolean>;
  numbers: Map<string, string>;
}

/**
 * Sends all requests, so many at once. Where a count of numbers is named, the program is killed as soon as so many were given.
 * @returns how many were answered; of the others nobody knows
 */
async function sendAll(program: Program, cookies: ReadonlyMap<string, string>, template: Page, drafts: readonly Draft[], atOnce: number, killAt: number | null, answers: Answers): Promise<number> {
  let answered = 0;
  const watching = killAt === null ? null : new Worker(killer, { eval: true, workerData: { file: join(program.data, 'sijill.db'), pid: program.process.pid, numbers: killAt } });
  const watched = watching && once(watching, 'exit');
  const inTurn = pLimit(atOnce);
  await Promise.all(drafts.map((draft) => inTurn(async () => {
    const visitor = new Visitor(program.url);
    for (const [name, value] of cookies) visitor.cookies.set(name, value);
    try {
      const isIssued = await issue(visitor, template, draft);
      answers.issued.set(draft.id, isIssued);
      answered += 1;
      if (isIssued) answers.numbers.set(draft.id, await numberShown(visitor, draft.id));
    } catch (error) {
      if (!watching) throw error;
    }
  })));
  await watched;
  return answered;
}

interface Row {
  id: string;
  number: string;
}

const numbersOf = (database: Parameters<Parameters<typeof lookInto>[1]>[0]): Map<string, string> =>
  new Map(database.prepare<[], Row>("select id, number from invoices where status = 'issued'").all().map(({ id, number }) => [id, number]));

test(`${documents} invoices issued at once, a third of which cannot be, through ${killedAt.length} kills: no number missing, none twice, none answered and lost`, async () => {
  let program = await startProgram();
  onTestFinished(() => program.stop());
  const visitor = await setUpFirm(program.url);
  await requireNameOnly(visitor);
  const drafts = await prepare(visitor, documents);
  const sound = drafts.filter(({ flaw }) => flaw === null);
  const template = await visitor.get(`/invoices/${sound[0]?.id}/issue`);

  const answers: Answers = { issued: new Map(), numbers: new Map() };
  const interrupted: number[] = [];
  const issuedUnanswered = new Set<string>();
  const waiting = () => drafts.filter(({ id }) => !answers.issued.has(id));
  for (const { numbers, atOnce } of killedAt) {
    const sent = waiting();
    interrupted.push(sent.length - (await sendAll(program, visitor.cookies, template, sent, atOnce, numbers, answers)));
    await program.kill();
    program = await startProgram(program.data);
    const there = lookInto(program.data, numbersOf);
    expect([...answers.issued].filter(([id, isIssued]) => isIssued && !there.has(id))).toEqual([]);
    expect([...answers.numbers].filter(([id, number]) => there.get(id) !== number)).toEqual([]);
    // What was issued without an answer is refused when it is sent again.
    for (const id of there.keys()) if (!answers.issued.has(id)) issuedUnanswered.add(id);
  }
  await sendAll(program, visitor.cookies, template, waiting(), documents, null, answers);
  await program.stop();

  const found = lookInto(program.data, (database) => ({
    issued: database.prepare<[], Row>("select id, number from invoices where status = 'issued' order by number").all(),
    ledger: database.prepare<[], Row>('select document_id as id, number from number_ledger order by sequence').all(),
    broken: brokenAuditPositions(database),
    damaged: damages(database),
  }));
  const year = new Date().getUTCFullYear();
  console.log(`${interrupted.join(', ')} requests cut short, ${answers.numbers.size} numbers answered, ${issuedUnanswered.size} issued without an answer, ${found.issued.length} issued, ${found.issued.at(0)?.number} to ${found.issued.at(-1)?.number}`);
  expect(interrupted[0]).toBeGreaterThan(0);
  expect(found.issued.map(({ number }) => number)).toEqual(sound.map((_, index) => `INV-${year}-${String(index + 1).padStart(4, '0')}`));
  expect(found.issued.map(({ id }) => id).toSorted()).toEqual(sound.map(({ id }) => id).toSorted());
  expect(found.ledger).toEqual(found.issued);
  const numbers = new Map(found.issued.map(({ id, number }) => [id, number]));
  const confirmed = [...answers.issued].flatMap(([id, isIssued]) => (isIssued ? [id] : []));
  expect(confirmed.filter((id) => !numbers.has(id))).toEqual([]);
  expect([...answers.numbers].filter(([id, number]) => numbers.get(id) !== number)).toEqual([]);
  expect(confirmed.length + issuedUnanswered.size).toBe(sound.length);
  expect(drafts.filter(({ id, flaw }) => flaw !== null && answers.issued.get(id) !== false)).toEqual([]);
  expect([found.broken, found.damaged]).toEqual([[], []]);
  const { status, stdout, stderr } = await command(program.data, ['check']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('document numbers: good (no gap, none twice, each with its document)');
});

test('a number, an issued document and what it is made of are not replaced by hand either', async () => {
  const program = await startProgram();
  onTestFinished(() => program.stop());
  const visitor = await setUpFirm(program.url);
  await requireNameOnly(visitor);
  const [, draft] = await prepare(visitor, 2);
  if (!draft) throw new Error('There is no draft');
  expect(await issue(visitor, await visitor.get(`/invoices/${draft.id}/issue`), draft)).toBe(true);
  expect(await numberShown(visitor, draft.id)).toMatch(/-0001$/);
  lookInto(program.data, (database) => {
    const before = { invoices: database.prepare('select * from invoices').all(), ledger: database.prepare('select * from number_ledger').all() };
    for (const table of ['invoices', 'invoice_lines', 'number_ledger']) {
      expect(() => database.exec(`insert or replace into ${table} select * from ${table}`)).toThrow(/is final/);
    }
    expect(() => database.prepare('delete from invoices where id = ?').run(draft.id)).toThrow('an issued document is final');
    expect({ invoices: database.prepare('select * from invoices').all(), ledger: database.prepare('select * from number_ledger').all() }).toEqual(before);
  });
});
