/** A variable of the environment that cannot be used; the message names it and says what to do. */
export class EnvironmentProblem extends Error {
  override name = 'EnvironmentProblem';
}
