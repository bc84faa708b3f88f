import { fold } from '#lib/text';

/** What databases and people write where there is nothing. Each counts only in a file that shows it is meant so. */
const words = new Set(['null', 'n/a', '#n/a', 'none', 'nil', '-', '--', '---', '—', '–', 'لا يوجد', 'غير متوفر', 'غير محدد', 'بدون'].map(fold));

/** No such word is longer: other cells need not be folded. */
const longestWord = 12;

function absentWord(cell: string): string | null {
  if (cell.length > longestWord) return null;
  const word = fold(cell);
  return words.has(word) ? word : null;
}

/**
 * Finds out in which columns which words stand for nothing: a word that is all of a cell at least twice in one column means it
 * there, and then wherever else in the file it is all of a cell.
 */
export class AbsenceTally {
  readonly #counts = new Map<string, Map<number, number>>();

  add(cells: readonly string[]): void {
    for (const [column, cell] of cells.entries()) {
      const word = absentWord(cell);
      if (word === null) continue;
      const counts = this.#counts.get(word) ?? new Map<number, number>();
      counts.set(column, (counts.get(column) ?? 0) + 1);
      this.#counts.set(word, counts);
    }
  }

  /** By number of the column. */
  meant(): Record<string, string[]> {
    const found: Record<string, string[]> = {};
    for (const [word, counts] of this.#counts) {
      if (Math.max(...counts.values()) < 2) continue;
      for (const column of counts.keys()) (found[column] ??= []).push(word);
    }
    return found;
  }
}

/** Whether all that a cell holds is one of these words. */
export const isAbsent = (cell: string, meant: readonly string[] | undefined): boolean => meant !== undefined && meant.includes(absentWord(cell) ?? '');
