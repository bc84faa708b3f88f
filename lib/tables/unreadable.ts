/** Why a file is not read as a table, or no further than it was. */
export const unreadableReasons = [
  'empty', 'binary', 'oldExcel', 'brokenArchive', 'encrypted', 'noSheet', 'tooMuchInflated', 'noCards',
  'tooManyColumns', 'tooManyRows', 'recordTooLong', 'quoteOpen',
] as const;

export type UnreadableReason = (typeof unreadableReasons)[number];

/** A file that is no table, or larger in some way than any that is read. */
export class Unreadable extends Error {
  override name = 'Unreadable';
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason, cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}
