/**
 * A row of a file that quotes nothing, and so has more cells than headings: a comma with a space behind it belongs to the text
 * ("24, place Kléber"), one without divides cells. Null when that does not come out even: then nobody knows what belongs where.
 */
export function mendedRow(cells: readonly string[], columns: number, delimiter: string): string[] | null {
  const surplus = cells.length - columns;
  const continued = cells.filter((cell, index) => index > 0 && cell.startsWith(' '));
  if (surplus <= 0 || continued.length !== surplus) return null;
  const mended: string[] = [];
  for (const cell of cells) {
    if (cell.startsWith(' ') && mended.length > 0) mended.push(`${mended.pop() ?? ''}${delimiter}${cell}`);
    else mended.push(cell);
  }
  return mended;
}
