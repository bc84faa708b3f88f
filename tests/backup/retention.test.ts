import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { storeBackup } from '#lib/backup/automatic';
import { expendable } from '#lib/backup/retention';
import { storedBackups } from '#lib/backup/stored';
import { day, hour } from '#lib/clock';
import { dataFolderWith, sourceIn } from '../support/backup.ts';

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const monthOf = (at: number) => new Date(at).toISOString().slice(0, 7);
/** The Monday that begins its week. */
const weekOf = (at: number) => dayOf(at - ((new Date(at).getUTCDay() + 6) % 7) * day);

/** The newest of each day, week or month, as many as are to be kept, newest period first. */
function newestOfEach(times: number[], period: (at: number) => string, count: number): number[] {
  const newest = new Map(times.toSorted((a, b) => a - b).map((at) => [period(at), at]));
  return [...newest.values()].toReversed().slice(0, count);
}

/** What a table of rules would keep of all that were ever made. */
const due = (made: number[]) => new Set([...newestOfEach(made, dayOf, 7), ...newestOfEach(made, weekOf, 4), ...newestOfEach(made, monthOf, 12)]);

const newestFirst = (times: Iterable<number>) => [...times].toSorted((a, b) => b - a);

afterEach(() => {
  vi.useRealTimers();
});

describe('through two years of nights', () => {
  const nights = Array.from({ length: 731 }, (_, night) => Date.UTC(2026, 0, 1, 2) + night * day);

  test.each<[string, (night: number) => number[]]>([
    ['with a backup each', (night) => [night]],
    ['with two in some, because the first had to be made again', (night) => (dayOf(night).endsWith('3') ? [night, night + hour] : [night])],
    ['with gaps of weeks', (night) => (new Date(night).getUTCMonth() % 2 === 0 ? [night] : [])],
    ['in each of which the clock is an hour later or earlier', (night) => [night + (new Date(night).getUTCMonth() > 5 ? hour : 0)]],
  ])('%s: seven days, four weeks and twelve months are kept, each by its newest', (_, madeIn) => {
    const made: number[] = [];
    let kept: number[] = [];
    for (const night of nights) {
      for (const at of madeIn(night)) {
        made.push(at);
        kept.push(at);
        const gone = new Set(expendable(kept));
        kept = kept.filter((time) => !gone.has(time));
        expect(newestFirst(kept)).toEqual(newestFirst(due(made)));
      }
    }
    expect(kept.length).toBeGreaterThanOrEqual(15);
    expect(kept.length).toBeLessThanOrEqual(23);
  });

  test('the oldest that is kept is eleven months old, and of the last week none is missing', () => {
    let kept: number[] = [];
    for (const at of nights) {
      const gone = new Set(expendable([...kept, at]));
      kept = [...kept, at].filter((time) => !gone.has(time));
    }
    expect(newestFirst(kept).slice(0, 7).map(dayOf)).toEqual(nights.slice(-7).toReversed().map(dayOf));
    expect(newestFirst(kept).map(dayOf).at(-1)).toBe('2027-02-28');
  });
});

test('of none and of one nothing may go', () => {
  expect(expendable([])).toEqual([]);
  expect(expendable([0])).toEqual([]);
});

test('in whatever order they are told, the same may go', () => {
  const times = Array.from({ length: 40 }, (_, index) => Date.UTC(2026, 0, 1) + index * day);
  expect(expendable(times.toReversed())).toEqual(expendable(times));
  expect(expendable(times).length).toBeGreaterThan(20);
});

test('a new backup lets older ones go, but never one that was made by the button, nor what is no backup', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 5, 30, 2) });
  const data = await dataFolderWith(['Maria']);
  const folder = join(data, 'backups');
  mkdirSync(folder);
  const name = (at: number, reason: string) => `${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}-${reason}.tar.zst`;
  const nights = Array.from({ length: 60 }, (_, night) => Date.now() - (night + 1) * day);
  for (const at of nights) for (const reason of ['nightly', 'button']) writeFileSync(join(folder, name(at + (reason === 'button' ? 1 : 0), reason)), '');
  writeFileSync(join(folder, name(nights[40] ?? 0, 'mine')), '');
  await storeBackup(sourceIn(data), 'nightly');
  const left = storedBackups(data);
  expect(left.filter(({ reason }) => reason === 'button')).toHaveLength(60);
  expect(left.filter(({ reason }) => reason === 'nightly').map(({ at }) => at)).toEqual(newestFirst(due([Date.now(), ...nights])));
  expect(existsSync(join(folder, name(nights[40] ?? 0, 'mine')))).toBe(true);
  expect(readdirSync(folder)).toHaveLength(left.length + 1);
});

test('a backup that fails lets none go', async () => {
  const data = await dataFolderWith([]);
  writeFileSync(join(data, 'sijill.db'), 'no database');
  mkdirSync(join(data, 'backups'));
  for (let night = 1; night <= 28; night += 1) writeFileSync(join(data, 'backups', `2026-02-${String(night).padStart(2, '0')}T02-00-00-000Z-nightly.tar.zst`), '');
  await expect(storeBackup(sourceIn(data), 'nightly')).rejects.toThrow(/damaged/);
  expect(storedBackups(data)).toHaveLength(28);
});
