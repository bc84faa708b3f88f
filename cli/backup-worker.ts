import { parentPort, workerData } from 'node:worker_threads';
import { faultLine } from '#cli/fault-line';
import { storeBackup } from '#lib/backup/automatic';
import type { Source } from '#lib/backup/make';
import type { Reason } from '#lib/backup/stored';

export interface BackupJob {
  source: Source;
  reason: Reason;
}

const { source, reason } = workerData as BackupJob;
const problem = await storeBackup(source, reason).then(() => null, faultLine);
parentPort?.postMessage(problem);
