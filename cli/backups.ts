import { Worker } from 'node:worker_threads';
import { join } from 'node:path';
import type { BackupJob } from '#cli/backup-worker';
import { nightlyIsDue, type Reason } from '#lib/backup/stored';
import type { Source } from '#lib/backup/make';
import { BackupProblem } from '#lib/backup/problem';
import { type BackupService, useBackupService } from '#lib/backup/service';
import { minute, now } from '#lib/clock';
import { log } from '#lib/log';

/** Not in the first minute: a program that is started again and again has something else to do. */
const firstLook = minute;
const lookEvery = 10 * minute;

/** Packing and proving takes a core for seconds; people go on working meanwhile, so it has a thread of its own. */
function inWorker(job: BackupJob): Promise<void> {
  const worker = new Worker(join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'backup-worker.ts' : 'backup-worker.mjs'), { workerData: job });
  return new Promise((resolve, reject) => {
    worker.once('message', (problem: string | null) => (problem === null ? resolve() : reject(new BackupProblem(problem))));
    worker.once('error', reject);
    worker.once('exit', () => reject(new BackupProblem('The backup was broken off')));
  });
}

/** Lets the program make backups: every night, and when it is asked. */
export function startBackups(source: Source): BackupService {
  let underWay: Promise<void> | null = null;
  const make = (reason: Reason): Promise<void> => {
    underWay ??= inWorker({ source, reason }).finally(() => (underWay = null));
    return underWay;
  };
  const service = { dataFolder: source.dataFolder, runningSince: now(), make, isBusy: () => underWay !== null };
  const look = () => {
    if (!service.isBusy() && nightlyIsDue(source.dataFolder)) make('nightly').catch((error: unknown) => log.error({ err: error }, 'nightly backup failed'));
  };
  setTimeout(look, firstLook).unref();
  setInterval(look, lookEvery).unref();
  useBackupService(service);
  return service;
}
