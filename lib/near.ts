/** Without what both begin with and what both end with: no slip lies in there. */
function differing(one: string, other: string): [string, string] {
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let [end, otherEnd] = [one.length, other.length];
  while (end > start && otherEnd > start && one[end - 1] === other[otherEnd - 1]) [end, otherEnd] = [end - 1, otherEnd - 1];
  return [one.slice(start, end), other.slice(start, otherEnd)];
}

/**
 * How many slips of the hand lie between two words: letters missing, too many, wrong, or two neighbours exchanged (optimal string
 * alignment, the restricted Damerau–Levenshtein distance). Counting ends behind `most`, of which any larger distance is one more.
 */
export function slipsBetween(one: string, other: string, most: number): number {
  const [a, b] = differing(one, other).map((letters) => [...letters]) as [string[], string[]];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  // One slip makes no more than two letters differ, which is all that nearly every two words have to be asked.
  if (most === 1 && a.length > 2) return 2;
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
    // Neighbours that are exchanged reach back by two rows: where neither has few enough, no row behind them has.
    if (Math.min(...current) > most && Math.min(...last) > most) return most + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}
