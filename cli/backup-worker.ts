import { parentPort, workerData } from 'node:worker_threads';
import { faultLine } from '#cli/fault-line';
import { type Reason, storeBackup } from '#lib/backup/automatic';
import type { Source } from '#lib/backup/make';

export interface BackupJob {
  source: Source;
  reason: Reason;
}

const { source, reason } = workerData as BackupJob;
const problem = await storeBackup(source, reason).then(() => null, faultLine);
parentPort?.postMessage(problem);
