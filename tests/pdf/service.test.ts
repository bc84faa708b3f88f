import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { startTypesetting } from '#cli/typesetting';
import { invoiceSheet } from '#lib/documents/invoice-sheet';
import { NotTypeset, type TypesetJob } from '#lib/pdf/service';
import { pagesOf } from '../support/pdf.ts';
import { aPrinted } from '../support/printed.ts';

const sheet = invoiceSheet(aPrinted({ lines: [{ name: 'Chai', unitPrice: 1800 }] }));
const job = { sheet, logo: null, as: 'pdf' as const };
/** Sheets of which none is like another. */
const jobs = (count: number) => Array.from({ length: count }, (_, index) => ({ ...job, sheet: { ...sheet, number: `INV-${index}` } }));

let typesetting = startTypesetting();
afterEach(async () => {
  await typesetting.stop();
  typesetting = startTypesetting();
});

/** Processes that this one has started to set pages. */
function setters(): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      const [, parent] = /^\d+ \(.*\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
      return Number(parent) === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes('typeset');
    } catch {
      // It has ended meanwhile.
      return false;
    }
  });
}

test('nothing runs until there is something to set, and nothing is left behind', async () => {
  expect(setters()).toEqual([]);
  await typesetting.typeset(job);
  expect(setters()).toHaveLength(1);
  await typesetting.stop();
  expect(setters()).toEqual([]);
});

test('a sheet that cannot be set is refused, and the next one is set', async () => {
  await expect(typesetting.typeset({ ...job, sheet: { ...sheet, color: 'no colour' } })).rejects.toThrow(NotTypeset);
  expect(pagesOf(await typesetting.typeset(job))).toBe(1);
});

test('a picture that is none spoils its own sheet alone', async () => {
  const logo = { mediaType: 'image/png' as const, content: new TextEncoder().encode('no picture') };
  await expect(typesetting.typeset({ sheet, logo, as: 'pdf' })).rejects.toThrow(NotTypeset);
  expect(pagesOf(await typesetting.typeset(job))).toBe(1);
});

test('when the process is killed, the next sheet has a new one', async () => {
  await typesetting.typeset(job);
  const [first] = setters();
  process.kill(first ?? 0, 'SIGKILL');
  const outcomes = await Promise.allSettled(jobs(2).map((each) => typesetting.typeset(each)));
  expect(outcomes.at(-1)?.status).toBe('fulfilled');
  expect(setters()).toHaveLength(1);
  expect(setters()).not.toEqual([first]);
});

test('many at once are all set, one after the other, and a fresh process takes over in time', async () => {
  await typesetting.typeset(job);
  const [first] = setters();
  const pdfs = await Promise.all(jobs(120).map((each) => typesetting.typeset(each)));
  expect(new Set(pdfs.map((pdf) => Buffer.from(pdf).toString('base64'))).size).toBe(120);
  expect(setters()).toHaveLength(1);
  expect(setters()).not.toEqual([first]);
});

test('more than can wait are told so at once', async () => {
  const outcomes = await Promise.allSettled(jobs(220).map((each) => typesetting.typeset(each)));
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused).toHaveLength(20);
  for (const { reason } of refused) expect(reason).toBeInstanceOf(NotTypeset);
});

test('what is urgent goes ahead of what waits, in its own order, also where no more can wait or the same waits already', async () => {
  const order: string[] = [];
  const ask = async (each: TypesetJob) => typesetting.typeset(each).then(() => order.push(each.sheet.number ?? ''), () => undefined);
  const [first, ...others] = jobs(203);
  const all = [...(first ? [first] : []), ...others].slice(0, 200).map(ask);
  const urgent = [...others.slice(-2), ...others.slice(100, 101)].map((each) => ask({ ...each, isUrgent: true }));
  await Promise.all(urgent);
  expect(order.slice(0, 4)).toEqual([first, ...others.slice(-2), others[100]].map((each) => each?.sheet.number));
  await typesetting.stop();
  await Promise.all(all);
});

test('who asks for the same while it waits, waits for the same: one link opened a thousand times keeps nobody else out', async () => {
  const pdfs = await Promise.all(Array.from({ length: 1000 }, () => typesetting.typeset(job)));
  expect(new Set(pdfs).size).toBe(1);
});

test('what waits when the program ends is refused, and the end does not wait for it', async () => {
  const waiting = Promise.allSettled(jobs(100).map((each) => typesetting.typeset(each)));
  await typesetting.stop();
  expect((await waiting).some((outcome) => outcome.status === 'rejected' && outcome.reason instanceof NotTypeset)).toBe(true);
  expect(setters()).toEqual([]);
});
