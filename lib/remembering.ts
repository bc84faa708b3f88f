/** So many answers are kept; then all are forgotten, which costs less than knowing which one is the oldest. */
const most = 20_000;

/** A pure function of a text that keeps its answers: register after register has the same words. */
export function remembering<Answer>(read: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const answer = known.get(text);
    if (answer !== undefined) return answer;
    if (known.size >= most) known.clear();
    const fresh = read(text);
    known.set(text, fresh);
    return fresh;
  };
}
