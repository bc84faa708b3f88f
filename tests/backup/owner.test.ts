import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { backupStatus, backupWarning, beginBackup, takeBackup } from '#lib/backup/owner';
import { BackupProblem } from '#lib/backup/problem';
import { type BackupService, useBackupService } from '#lib/backup/service';
import type { Reason } from '#lib/backup/stored';
import { day, now } from '#lib/clock';
import type { Context } from '#lib/context';
import { Forbidden } from '#lib/problems';
import { aColleague, aFirm, openEmptyStore } from '../support/firm.ts';
import { temporaryFolder } from '../support/program.ts';

const name = '2026-03-01T02-00-00-000Z-nightly.tar.zst';
let owner: Context;
let made: Reason[];
let service: BackupService;

beforeEach(async () => {
  await openEmptyStore();
  owner = await aFirm();
  made = [];
  service = {
    dataFolder: temporaryFolder(),
    runningSince: now(),
    make: async (reason) => {
      made.push(reason);
    },
    isBusy: () => made.length > 0,
  };
  mkdirSync(join(service.dataFolder, 'backups'));
  writeFileSync(join(service.dataFolder, 'backups', name), 'packed');
  for (const path of ['secret', 'backups/failed', 'backups/.hidden']) writeFileSync(join(service.dataFolder, path), 'not to be had');
  useBackupService(service);
});

afterEach(withoutService);

/** As on a PostgreSQL server, which is backed up by its own tools. */
function withoutService(): void {
  Reflect.deleteProperty(globalThis, 'sijillBackups');
}

const recorded = async () => (await store.read((db) => db.select().from(auditEvents).orderBy(auditEvents.position))).map(({ action, userId, firmId }) => ({ action, userId, firmId }));
const event = (action: string) => ({ action, userId: owner.user.id, firmId: owner.firm.id });

describe.each(['member', 'viewer'] as const)('a %s', (role) => {
  test('learns nothing of backups and takes none', async () => {
    const ctx = await aColleague(owner.firm, role);
    await expect(backupStatus(ctx)).rejects.toThrow(Forbidden);
    await expect(beginBackup(ctx)).rejects.toThrow(Forbidden);
    await expect(takeBackup(ctx, name)).rejects.toThrow(Forbidden);
    expect(await recorded()).toEqual([]);
    expect(made).toEqual([]);
  });

  test('is not warned of them', async () => {
    writeFileSync(join(service.dataFolder, 'backups', 'failed.json'), JSON.stringify({ at: now(), message: 'The disk is full' }));
    expect(await backupWarning(await aColleague(owner.firm, role))).toBeNull();
    expect(await backupWarning(owner)).toBe('failed');
  });
});

describe('the owner of the only firm', () => {
  test('sees which there are, where they lie, whether one is being made, and whether the last one failed', async () => {
    const file = join(service.dataFolder, 'backups', name);
    const status = { backups: [{ file, reason: 'nightly', at: Date.UTC(2026, 2, 1, 2), size: 6 }], busy: false, failure: null, folder: join(service.dataFolder, 'backups') };
    expect(await backupStatus(owner)).toEqual(status);
    const failure = { at: 1, message: 'The disk is full' };
    writeFileSync(join(service.dataFolder, 'backups', 'failed.json'), JSON.stringify(failure));
    await (await beginBackup(owner)).finished;
    expect(await backupStatus(owner)).toEqual({ ...status, busy: true, failure });
  });

  test('is warned where there is none of the last days, once the program has run that long', async () => {
    expect(await backupWarning(owner)).toBe('old');
    useBackupService({ ...service, dataFolder: temporaryFolder() });
    expect(await backupWarning(owner)).toBeNull();
    useBackupService({ ...service, dataFolder: temporaryFolder(), runningSince: now() - 4 * day });
    expect(await backupWarning(owner)).toBe('old');
  });

  test('makes one, and it is recorded who did', async () => {
    await (await beginBackup(owner)).finished;
    expect(made).toEqual(['button']);
    expect(await recorded()).toEqual([event('backup.made')]);
  });

  test('learns of one that fails when it has failed, not when it begins', async () => {
    useBackupService({ ...service, make: () => Promise.reject(new BackupProblem('The disk is full')) });
    const { finished } = await beginBackup(owner);
    await expect(finished).rejects.toThrow('The disk is full');
  });

  test('takes one, and it is recorded who did', async () => {
    const backup = await takeBackup(owner, name);
    expect(basename(backup?.file ?? '')).toBe(name);
    expect(await recorded()).toEqual([event('backup.downloaded')]);
  });

  test.each(['../secret', 'secret', 'failed', '.hidden', '', '.', '..', `./${name}`, `../backups/${name}`, `${name}\0`, name.toUpperCase(), '2026-03-02T02-00-00-000Z-nightly.tar.zst'])(
    'gets nothing by the name %j, and nothing is recorded',
    async (wrong) => {
      expect(await takeBackup(owner, wrong)).toBeNull();
      expect(await recorded()).toEqual([]);
    },
  );
});

describe('where a second firm is in the installation', () => {
  test('neither owner has anything to do with backups: they hold the other firm too', async () => {
    const other = await aFirm();
    for (const ctx of [owner, other]) {
      expect(await backupStatus(ctx)).toBeNull();
      expect(await backupWarning(ctx)).toBeNull();
      await expect(beginBackup(ctx)).rejects.toThrow(Forbidden);
      await expect(takeBackup(ctx, name)).rejects.toThrow(Forbidden);
    }
    expect(made).toEqual([]);
    expect(await recorded()).toEqual([]);
  });
});

test('where the program makes no backups, even the owner has nothing to do with them', async () => {
  withoutService();
  expect(await backupStatus(owner)).toBeNull();
  expect(await backupWarning(owner)).toBeNull();
  await expect(beginBackup(owner)).rejects.toThrow(Forbidden);
  await expect(takeBackup(owner, name)).rejects.toThrow(Forbidden);
  expect(await recorded()).toEqual([]);
});
