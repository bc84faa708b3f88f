const usual = [',', ';', '\t', '|'];

/** How often each usual delimiter stands in each of a text's first records, outside of quotation marks. */
function counts(text: string): Map<string, number>[] {
  const records: Map<string, number>[] = [];
  let record = new Map<string, number>();
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === '\n') {
      records.push(record);
      record = new Map();
    } else if (!quoted && usual.includes(sign)) record.set(sign, (record.get(sign) ?? 0) + 1);
  }
  // The last may be cut off, unless there is no other.
  return records.length > 0 ? records : [record];
}

/**
 * What most likely divides the cells of a text: what stands in its headings, and in most records as often as there.
 * @param text the beginning of a file
 */
export function detectDelimiter(text: string): string {
  const records = counts(text);
  const scores = usual.map((delimiter) => {
    const inHeadings = records[0]?.get(delimiter) ?? 0;
    const alike = records.filter((record) => (record.get(delimiter) ?? 0) === inHeadings).length / records.length;
    return { delimiter, score: inHeadings === 0 ? 0 : alike + Math.min(inHeadings, 50) / 1000 };
  });
  const best = scores.toSorted((a, b) => b.score - a.score)[0];
  return best && best.score > 0 ? best.delimiter : ',';
}
