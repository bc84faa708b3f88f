/**
 * How many slips of the hand lie between two words: letters missing, too many, wrong, or two neighbours exchanged (optimal string
 * alignment, the restricted Damerau–Levenshtein distance). Counting ends behind `most`, of which any larger distance is one more.
 */
export function slipsBetween(one: string, other: string, most: number): number {
  const [a, b] = [[...one], [...other]];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of a.entries()) {
    const current = [row + 1];
    for (const [column, other] of b.entries()) {
      const changed = (last[column] ?? 0) + (letter === other ? 0 : 1);
      const skipped = Math.min(last[column + 1] ?? 0, current[column] ?? 0) + 1;
      const areExchanged = column > 0 && row > 0 && letter === b[column - 1] && a[row - 1] === other;
      current.push(Math.min(changed, skipped, areExchanged ? (beforeLast[column - 1] ?? 0) + 1 : Infinity));
    }
    beforeLast = last;
    last = current;
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}
