import { expect, onTestFinished, test } from 'vitest';
import { brokenAuditPositions, damages, lookInto } from '../support/database-file.ts';
import { register, requireNameOnly, setUpFirm } from '../support/journey.ts';
import { command, type Program, startProgram } from '../support/program.ts';
import { formOf, type Page, Visitor } from '../support/visitor.ts';

const documents = 200;
/** Answers after which the program is killed, each time; what is then under way is under way. */
const answersBeforeKill = [30, 40, 20];

/** Each third one cannot be issued: what was seen of it is stale, or it has no lines. */
const flawOf = (index: number): 'stale' | 'empty' | null => (index % 6 === 0 ? 'stale' : index % 6 === 3 ? 'empty' : null);

interface Draft {
  id: string;
  flaw: ReturnType<typeof flawOf>;
}

async function prepare(visitor: Visitor, count: number): Promise<Draft[]> {
  const customer = (await register(visitor, { name: 'مؤسسة النور' })).address.replace(/^\/customers\/([^?]+).*$/, '$1');
  const form = await visitor.get(`/invoices/new?customer=${customer}`);
  const draft = async (index: number): Promise<Draft> => {
    const flaw = flawOf(index);
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

/** What became of a request: the number that the answer shows, `null` where it was refused. */
type Answer = string | null;

async function issue(visitor: Visitor, template: Page, { id, flaw }: Draft): Promise<Answer> {
  const page = { ...template, address: `/invoices/${id}/issue` };
  const issued = await visitor.submit(page, { id, version: flaw === 'stale' ? '99' : '1' });
  const heading = issued.document.querySelector('h1 bdi')?.text;
  return issued.address === `/invoices/${id}?saved=issued` && heading ? heading : null;
}

/**
 * Sends all requests at once. Where a number of answers is named, the program is killed as soon as they are there.
 * @returns what was answered; of the others nobody knows
 */
async function sendAll(program: Program, cookies: ReadonlyMap<string, string>, template: Page, drafts: readonly Draft[], killAfter: number): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  let killed: Promise<void> | undefined;
  await Promise.all(drafts.map(async (draft) => {
    const visitor = new Visitor(program.url);
    for (const [name, value] of cookies) visitor.cookies.set(name, value);
    try {
      answers.set(draft.id, await issue(visitor, template, draft));
    } catch (error) {
      if (!killed) throw error;
      return;
    }
    if (answers.size === killAfter) killed = program.kill();
  }));
  await killed;
  return answers;
}

interface Row {
  id: string;
  number: string;
}

test(`${documents} invoices issued at once, a third of which cannot be, through ${answersBeforeKill.length} kills: no number missing, none twice, none answered and lost`, async () => {
  let program = await startProgram();
  onTestFinished(() => program.stop());
  const visitor = await setUpFirm(program.url);
  await requireNameOnly(visitor);
  const drafts = await prepare(visitor, documents);
  const sound = drafts.filter(({ flaw }) => flaw === null);
  const template = await visitor.get(`/invoices/${sound[0]?.id}/issue`);

  const answers = new Map<string, Answer>();
  const interrupted: number[] = [];
  const issuedUnanswered = new Set<string>();
  for (const killAfter of [...answersBeforeKill, Infinity]) {
    const waiting = drafts.filter(({ id }) => !answers.has(id));
    const answered = await sendAll(program, visitor.cookies, template, waiting, killAfter);
    for (const [id, number] of answered) answers.set(id, number);
    if (killAfter === Infinity) break;
    interrupted.push(waiting.length - answered.size);
    program = await startProgram(program.data);
    const there = new Map(lookInto(program.data, (database) => database.prepare<[], Row>("select id, number from invoices where status = 'issued'").all()).map(({ id, number }) => [id, number]));
    // Each number that was answered is on its document; what was issued without an answer is refused when it is sent again.
    for (const [id, number] of answers) if (number !== null && there.get(id) !== number) throw new Error(`${number} was answered, and ${id} bears ${there.get(id)}`);
    for (const id of there.keys()) if (!answers.has(id)) issuedUnanswered.add(id);
  }
  await program.stop();

  const found = lookInto(program.data, (database) => ({
    issued: database.prepare<[], Row>("select id, number from invoices where status = 'issued' order by number").all(),
    ledger: database.prepare<[], Row>('select document_id as id, number from number_ledger order by sequence').all(),
    broken: brokenAuditPositions(database),
    damaged: damages(database),
  }));
  const year = new Date().getUTCFullYear();
  console.log(`${interrupted.join(', ')} requests cut short, ${issuedUnanswered.size} issued without an answer, ${found.issued.length} issued, ${found.issued.at(0)?.number} to ${found.issued.at(-1)?.number}`);
  expect(Math.min(...interrupted)).toBeGreaterThan(0);
  expect(found.issued.map(({ number }) => number)).toEqual(sound.map((_, index) => `INV-${year}-${String(index + 1).padStart(4, '0')}`));
  expect(found.issued.map(({ id }) => id).toSorted()).toEqual(sound.map(({ id }) => id).toSorted());
  expect(found.ledger).toEqual(found.issued);
  const answered = [...answers].filter(([, number]) => number !== null);
  const numbers = new Map(found.issued.map(({ id, number }) => [id, number]));
  expect(answered.filter(([id, number]) => numbers.get(id) !== number)).toEqual([]);
  expect(answered.length + issuedUnanswered.size).toBe(sound.length);
  expect(drafts.filter(({ id, flaw }) => flaw !== null && answers.get(id) !== null)).toEqual([]);
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
  expect(await issue(visitor, await visitor.get(`/invoices/${draft.id}/issue`), draft)).toMatch(/-0001$/);
  lookInto(program.data, (database) => {
    const before = { invoices: database.prepare('select * from invoices').all(), ledger: database.prepare('select * from number_ledger').all() };
    for (const table of ['invoices', 'invoice_lines', 'number_ledger']) {
      expect(() => database.exec(`insert or replace into ${table} select * from ${table}`)).toThrow(/is final/);
    }
    expect(() => database.prepare('delete from invoices where id = ?').run(draft.id)).toThrow('an issued document is final');
    expect({ invoices: database.prepare('select * from invoices').all(), ledger: database.prepare('select * from number_ledger').all() }).toEqual(before);
  });
});
