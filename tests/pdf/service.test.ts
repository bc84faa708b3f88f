import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { startTypesetting } from '#cli/typesetting';
import { invoiceSheet } from '#lib/documents/invoice-sheet';
import { NotTypeset } from '#lib/pdf/service';
import { pagesOf } from '../support/pdf.ts';
import { aPrinted } from '../support/printed.ts';

const sheet = invoiceSheet(aPrinted({ lines: [{ name: 'Chai', unitPrice: 1800 }] }));
const job = { sheet, logo: null };

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
  await expect(typesetting.typeset({ sheet, logo })).rejects.toThrow(NotTypeset);
  expect(pagesOf(await typesetting.typeset(job))).toBe(1);
});

test('when the process is killed, the next sheet has a new one', async () => {
  await typesetting.typeset(job);
  const [first] = setters();
  process.kill(first ?? 0, 'SIGKILL');
  const outcomes = await Promise.allSettled([typesetting.typeset(job), typesetting.typeset(job)]);
  expect(outcomes.at(-1)?.status).toBe('fulfilled');
  expect(setters()).toHaveLength(1);
  expect(setters()).not.toEqual([first]);
});

test('many at once are all set, one after the other, and a fresh process takes over in time', async () => {
  await typesetting.typeset(job);
  const [first] = setters();
  const pdfs = await Promise.all(Array.from({ length: 120 }, () => typesetting.typeset(job)));
  expect(new Set(pdfs.map((pdf) => Buffer.from(pdf).toString('base64'))).size).toBe(1);
  expect(setters()).toHaveLength(1);
  expect(setters()).not.toEqual([first]);
});

test('more than can wait are told so at once', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 220 }, () => typesetting.typeset(job)));
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused).toHaveLength(20);
  for (const { reason } of refused) expect(reason).toBeInstanceOf(NotTypeset);
});
