import type { Reason } from '#lib/backup/stored';

/** How the running program makes its backups: in the background, one at a time. */
export interface BackupService {
  /** Folder of the data; the backups lie in it. */
  dataFolder: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  runningSince: number;
  /** Makes a backup, or joins the one that is being made. */
  make(reason: Reason): Promise<void>;
  /** Whether one is being made. */
  isBusy(): boolean;
}

// The program starts it before Next.js is loaded, and Next.js bundles this file anew: they meet on the global object.
const holder = globalThis as typeof globalThis & { sijillBackups?: BackupService };

/** Null where backups are not the program's own to make: on a PostgreSQL server. */
export const backupService = (): BackupService | null => holder.sijillBackups ?? null;

export function useBackupService(service: BackupService): void {
  holder.sijillBackups = service;
}
