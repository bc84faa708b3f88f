import { basename } from 'node:path';
import { can, demand, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { backupTrouble, type Failure, lastFailure, type StoredBackup, storedBackups } from '#lib/backup/stored';
import { backupService, type BackupService } from '#lib/backup/service';
import type { Context } from '#lib/context';
import { isSoleFirm } from '#lib/firms/sole';
import { Forbidden } from '#lib/problems';

/** Backups hold all that is in the installation: they are the owner's only where no other firm is in it. */
async function ownBackups(ctx: Context): Promise<BackupService | null> {
  if (!can(ctx, 'backups.make')) return null;
  return (await isSoleFirm(ctx)) ? backupService() : null;
}

export interface BackupStatus {
  /** Newest first; each was opened and proven before it got its name. */
  backups: StoredBackup[];
  busy: boolean;
  failure: Failure | null;
  /** Where they lie. */
  folder: string;
}

/**
 * What there is of backups; null where the program does not make them for this firm.
 * @throws Forbidden
 */
export async function backupStatus(ctx: Context): Promise<BackupStatus | null> {
  demand(ctx, 'backups.make');
  const service = await ownBackups(ctx);
  if (!service) return null;
  const { dataFolder } = service;
  return { backups: storedBackups(dataFolder), busy: service.isBusy(), failure: lastFailure(dataFolder), folder: `${dataFolder}/backups` };
}

/** What the owner should hear of on the start page; null for everybody else, and when all is well. */
export async function backupWarning(ctx: Context): Promise<'failed' | 'old' | null> {
  const service = await ownBackups(ctx);
  return service ? backupTrouble(service.dataFolder, service.runningSince) : null;
}

/**
 * Begins a backup, or joins the one that is being made.
 * @returns what to wait for; it fails with a BackupProblem
 * @throws Forbidden
 */
export async function beginBackup(ctx: Context): Promise<{ finished: Promise<void> }> {
  demand(ctx, 'backups.make');
  const service = await ownBackups(ctx);
  if (!service) throw new Forbidden('backups.make');
  await write(ctx, 'backups.make', (db) => record(db, ctx, { action: 'backup.made', subjectId: ctx.firm.id }));
  return { finished: service.make('button') };
}

/**
 * The backup of this file name, to be sent to the owner; null when there is none.
 * @throws Forbidden
 */
export async function takeBackup(ctx: Context, name: string): Promise<StoredBackup | null> {
  demand(ctx, 'backups.make');
  const service = await ownBackups(ctx);
  if (!service) throw new Forbidden('backups.make');
  const backup = storedBackups(service.dataFolder).find(({ file }) => basename(file) === name);
  if (!backup) return null;
  await write(ctx, 'backups.make', (db) => record(db, ctx, { action: 'backup.downloaded', subjectId: ctx.firm.id }));
  return backup;
}
