import type { MessageKey, MessageValues } from '#lib/messages';

/** What is wrong with one field, as a message key: translated where it is shown. */
export interface FieldProblem {
  /** Name of the field; `''` when it concerns the form as a whole. */
  field: string;
  key: MessageKey;
  values?: MessageValues;
}

/** Input that cannot be accepted as it is. Nothing was written. */
export class Invalid extends Error {
  override name = 'Invalid';
  readonly problems: FieldProblem[];

  constructor(problems: FieldProblem[]) {
    super(problems.map((problem) => `${problem.field}: ${problem.key}`).join(', '));
    this.problems = problems;
  }
}

/** The person's role does not allow it. */
export class Forbidden extends Error {
  override name = 'Forbidden';
}

/** There is no such record, or it belongs to somebody else: from outside, that is the same. */
export class Missing extends Error {
  override name = 'Missing';
}

/** The record was changed by somebody else since it was read. */
export class Changed extends Error {
  override name = 'Changed';
}
