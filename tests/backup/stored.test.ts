import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { storeBackup } from '#lib/backup/automatic';
import { backupTrouble, lastFailure, nightlyIsDue, type Reason, storedBackups } from '#lib/backup/stored';
import { verifyBackup } from '#lib/backup/verify';
import { day, hour, minute } from '#lib/clock';
import { dataFolderWith, refusal, sourceIn } from '../support/backup.ts';
import { temporaryFolder } from '../support/program.ts';

let data: string;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  data = temporaryFolder();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Moves the clock to a time where the program runs. */
const at = (time: string) => vi.setSystemTime(new Date(time));
const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

/** A file of the name that a backup made now has. */
function stored(reason: Reason, name = `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${reason}.tar.zst`): string {
  mkdirSync(join(data, 'backups'), { recursive: true });
  writeFileSync(join(data, 'backups', name), 'x');
  return name;
}

const noted = (failure: unknown) => {
  mkdirSync(join(data, 'backups'), { recursive: true });
  writeFileSync(join(data, 'backups', 'failed.json'), JSON.stringify(failure));
};

describe('the list', () => {
  test('is empty where no backup was ever made', () => expect(storedBackups(data)).toEqual([]));

  test('tells of each when, why and how large it is, newest first, and nothing of other files', () => {
    stored('nightly', '2026-02-01T02-00-00-000Z-nightly.tar.zst');
    stored('button', '2026-03-01T10-20-30-456Z-button.tar.zst.age');
    stored('upgrade', '2025-12-31T23-59-59-999Z-upgrade.tar.zst');
    for (const name of ['2026-01-01T00-00-00-000Z-other.tar.zst', '2026-01-01T00-00-00-000Z-nightly.tar.zst.part', 'copy of 2026-01-01T00-00-00-000Z-nightly.tar.zst']) stored('nightly', name);
    expect(storedBackups(data).map(({ file, ...rest }) => ({ ...rest, file: basename(file) }))).toEqual([
      { at: Date.UTC(2026, 2, 1, 10, 20, 30, 456), reason: 'button', size: 1, file: '2026-03-01T10-20-30-456Z-button.tar.zst.age' },
      { at: Date.UTC(2026, 1, 1, 2), reason: 'nightly', size: 1, file: '2026-02-01T02-00-00-000Z-nightly.tar.zst' },
      { at: Date.UTC(2025, 11, 31, 23, 59, 59, 999), reason: 'upgrade', size: 1, file: '2025-12-31T23-59-59-999Z-upgrade.tar.zst' },
    ]);
  });

  test('leaves out what is let go while it is read', () => {
    stored('nightly');
    symlinkSync('gone', join(data, 'backups', '2026-02-01T02-00-00-000Z-nightly.tar.zst'));
    expect(storedBackups(data)).toHaveLength(1);
  });
});

describe('a backup that the program makes', () => {
  test.each([
    [null, '2026-03-01T10-20-30-456Z-nightly.tar.zst'],
    ['behind the mill', '2026-03-01T10-20-30-456Z-nightly.tar.zst.age'],
  ])('with the passphrase %j is called by its time and its reason, and opens', async (passphrase, name) => {
    data = await dataFolderWith(['Maria']);
    at('2026-03-01T10:20:30.456Z');
    await storeBackup(sourceIn(data, passphrase), 'nightly');
    expect(readdirSync(join(data, 'backups'))).toEqual([name]);
    expect(await verifyBackup(join(data, 'backups', name), passphrase, temporaryFolder())).toMatchObject({ rows: { customers: 1 }, createdAt: Date.now() });
  });

  test('and that fails is noted, until one succeeds', async () => {
    const source = sourceIn(await dataFolderWith([]));
    writeFileSync(join(data, 'sijill.db'), 'no database');
    const message = await refusal(storeBackup(sourceIn(data), 'nightly'));
    expect(lastFailure(data)).toEqual({ at: Date.now(), message });
    expect(readdirSync(join(data, 'backups'))).toEqual(['failed.json']);
    await storeBackup({ ...source, dataFolder: data }, 'button');
    expect(lastFailure(data)).toBeNull();
    expect(storedBackups(data)).toHaveLength(1);
  });

  test('and whose failure cannot even be noted, still tells it', async () => {
    const file = join(data, 'backups');
    writeFileSync(file, 'no folder');
    await expect(storeBackup(sourceIn(data), 'nightly')).rejects.toThrow(/backups/);
    expect(existsSync(join(data, 'failed.json'))).toBe(false);
  });
});

describe('a backup is due', () => {
  const due = () => nightlyIsDue(data);

  test('from the first look on where there is none', () => {
    at('2026-03-02T00:30:00');
    expect(due()).toBe(true);
    at('2026-03-02T15:00:00');
    expect(due()).toBe(true);
  });

  test('at two at night where the program runs, and not again until two the next night', () => {
    at('2026-03-01T02:05:00');
    stored('nightly');
    for (const time of ['2026-03-01T02:06:00', '2026-03-01T23:59:59', '2026-03-02T00:00:00', '2026-03-02T01:59:59']) {
      at(time);
      expect([time, due()]).toEqual([time, false]);
    }
    at('2026-03-02T02:00:00');
    expect(due()).toBe(true);
  });

  test('as soon as the program runs again, if it did not run at night', () => {
    at('2026-03-01T02:05:00');
    stored('nightly');
    at('2026-03-02T09:00:00');
    expect(due()).toBe(true);
    stored('nightly');
    at('2026-03-03T01:00:00');
    expect(due()).toBe(false);
    at('2026-03-05T01:00:00');
    expect(due()).toBe(true);
  });

  test.each(['button', 'upgrade'] as const)('although one was made for another reason: %s', (reason) => {
    at('2026-03-01T12:00:00');
    stored(reason);
    expect(due()).toBe(true);
  });

  test('again six hours after it failed, not before', () => {
    at('2026-03-01T02:00:00');
    noted({ at: Date.now(), message: 'The disk is full' });
    later(6 * hour - minute);
    expect(due()).toBe(false);
    later(minute);
    expect(due()).toBe(true);
  });

  test('also when the clock once stood in the future: what was made then is not of last night', () => {
    at('2031-01-01T02:00:00');
    stored('nightly');
    noted({ at: Date.now(), message: 'The disk is full' });
    at('2026-03-01T02:00:00');
    expect(due()).toBe(true);
  });
});

describe('the owner hears', () => {
  const begun = () => Date.now() - 30 * day;
  const trouble = (runningSince = begun()) => backupTrouble(data, runningSince);

  test('nothing while the newest backup is of the last three days, whoever made it', () => {
    stored('button');
    expect(trouble()).toBeNull();
    later(3 * day);
    expect(trouble()).toBeNull();
    later(1);
    expect(trouble()).toBe('old');
  });

  test('nothing in the first three days of a program that has none yet', () => {
    const runningSince = Date.now();
    later(3 * day);
    expect(trouble(runningSince)).toBeNull();
    later(1);
    expect(trouble(runningSince)).toBe('old');
  });

  test('that the last one failed, also when there is a good one of today', () => {
    stored('nightly');
    noted({ at: Date.now(), message: 'The disk is full' });
    expect(trouble()).toBe('failed');
  });

  test('that there is none of the last days, when the clock once stood in the future', () => {
    later(1000 * day);
    stored('nightly');
    later(-1000 * day);
    expect(trouble()).toBe('old');
  });
});
