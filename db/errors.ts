/** A fault of the installation that the person who hosts it can mend; the message says how, in one line. */
export class StorageProblem extends Error {
  override name = 'StorageProblem';
}

/** The code of the driver's own error, which may lie under others as their `cause`. */
export function driverCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return code ?? driverCode(error.cause);
}

/** Whether a write was refused because a unique column already holds the value. */
export function isUniqueViolation(error: unknown): boolean {
  const code = driverCode(error);
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === '23505';
}

/** Whether PostgreSQL asks to run the transaction again: serialization failure or deadlock. */
export function wantsAnotherTry(error: unknown): boolean {
  const code = driverCode(error);
  return code === '40001' || code === '40P01';
}

/** A fault of the database file, as the person who hosts the program is told of it. */
export function storageProblemOf(file: string, error: unknown): StorageProblem {
  if (error instanceof StorageProblem) return error;
  if (isCorrupt(error)) return new StorageProblem(`${file} is no Sijill database or is damaged; restore a backup, or move the file away to begin anew`);
  return new StorageProblem(`${file} cannot be opened (${driverCode(error)}); check that it is a file which this user may read and write, and that the disk is not full`);
}

/** Whether the file is no SQLite database, or a damaged one. */
export function isCorrupt(error: unknown): boolean {
  const code = driverCode(error);
  return code === 'SQLITE_NOTADB' || (code?.startsWith('SQLITE_CORRUPT') ?? false);
}
