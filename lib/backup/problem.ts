/** A backup that cannot be made, is not good, or cannot be restored; the message says why and what to do, in one line. */
export class BackupProblem extends Error {
  override name = 'BackupProblem';
}
