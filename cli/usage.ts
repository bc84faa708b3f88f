/** The program was called in a way it does not know; the message says how it is called. Exit status 2. */
export class UsageProblem extends Error {
  override name = 'UsageProblem';
}
