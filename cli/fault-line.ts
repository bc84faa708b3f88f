import { UsageProblem } from '#cli/usage';
import { driverCode, StorageProblem } from '#db/errors';
import { BackupProblem } from '#lib/backup/problem';
import { EnvironmentProblem } from '#lib/environment-problem';

const reasons: Record<string, string> = {
  ENOSPC: 'The disk is full; make room, then try again',
  SQLITE_FULL: 'The disk is full; make room, then try again',
  EDQUOT: 'The disk quota of this user is used up; make room, then try again',
  EROFS: 'The disk can only be read from; choose another place',
  EACCES: 'This user has no right to it; change its owner or rights, or choose another place',
  EPERM: 'This user has no right to it; change its owner or rights, or choose another place',
  ENOENT: 'There is no such file or folder; check the name',
  EISDIR: 'That is a folder; name a file',
  EEXIST: 'Something else of that name is in the way; move it',
  ENOTDIR: 'A part of the path is no folder; check the name',
};

/** What the person who hosts the program is told of a fault: one line that says what to do, or, of one that nobody has foreseen, where it arose. */
export function faultLine(error: unknown): string {
  if (error instanceof EnvironmentProblem || error instanceof StorageProblem || error instanceof BackupProblem || error instanceof UsageProblem) return error.message;
  const reason = reasons[driverCode(error) ?? ''];
  const path = error instanceof Error && 'path' in error ? `${String(error.path)}: ` : '';
  if (reason) return `${path}${reason}`;
  if (!(error instanceof Error)) return String(error);
  const where = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))?.trim() ?? '';
  return `${error.name}: ${error.message} (${where}); please report this`.replaceAll(/\s+/g, ' ');
}
