import type { ColumnMapping } from '#db/schema/imports';
import type { CustomerValues } from '#lib/customers/fields';
import { isAbsent } from '#lib/imports/absence';
import type { Choices } from '#lib/imports/choices';
import { joinedWords } from '#lib/imports/lists';
import type { ImportRow } from '#lib/imports/queries';
import { readWord, type Vocabulary } from '#lib/imports/words';
import { unreadableCharacter } from '#lib/tables/encoding';
import { tidy, westernDigits } from '#lib/text';

export type RowProblem = ImportRow['problems'][number];

/** What a row says, as the form would have it. */
export interface RowValues {
  /** By field, what the row has in it; a field that it leaves empty is not named. */
  given: Partial<CustomerValues>;
  /** The number by which it names a customer; null where it names none. */
  number: number | null;
  /** Whether a new customer is archived at once. */
  isArchived: boolean;
  problems: RowProblem[];
}

/** What the columns of a file are, prepared for reading many rows. */
export interface Columns {
  /** By field, the columns that fill it, in their order. */
  byTarget: ReadonlyMap<string, readonly number[]>;
  count: number;
}

export function columnsOf(mapping: ColumnMapping, count: number): Columns {
  const entries = Object.entries(mapping).filter(([, target]) => target !== '').map(([column, target]) => [Number(column), target] as const);
  const groups = Map.groupBy(entries.toSorted(([a], [b]) => a - b), ([, target]) => target);
  return { byTarget: new Map([...groups].map(([target, columns]) => [target, columns.map(([column]) => column)])), count };
}

/** How the cells of several columns become one text. */
function together(target: string, cells: readonly string[]): string {
  if (cells.length < 2) return cells[0] ?? '';
  if (target === 'name' || target === 'contactName') return cells.join(' ');
  if (target === 'categories') return cells.map((cell) => (cell.includes('"') ? cell : joinedWords([cell]).replaceAll(/^"|"$/g, ''))).join('; ');
  return cells.join(target === 'terms' ? '\n' : ', ');
}

/** Whether a cell holds more than a word for nothing. */
export function isFilled(cells: readonly string[], column: number, { keepsWords, absent }: Choices): boolean {
  const cell = cells[column] ?? '';
  return tidy(cell) !== '' && (keepsWords === true || !isAbsent(cell, absent?.[column]));
}

/** Reads a row by what its columns are. */
export function readRow(cells: readonly string[], { byTarget, count }: Columns, choices: Choices, vocabulary: Vocabulary): RowValues {
  const problems: RowProblem[] = [];
  const given: Record<string, string> = {};
  if (cells.length > count) problems.push({ column: null, key: 'imports.problems.tooManyCells', values: { found: cells.length, expected: count } });
  for (const [target, columns] of byTarget) {
    const filled = columns.filter((column) => isFilled(cells, column, choices));
    const [first] = filled;
    if (first === undefined) continue;
    const text = tidy(together(target, filled.map((column) => cells[column] ?? '')));
    if (text.includes(unreadableCharacter)) {
      problems.push({ column: first, key: 'imports.problems.unreadable', values: { field: target } });
      continue;
    }
    const word = readWord(vocabulary, target, text);
    if ('value' in word) given[target] = word.value;
    else problems.push({ column: first, key: word.key, values: { ...word.values, field: target } });
  }
  const { number: written, archived, ...values } = given;
  return { given: values as Partial<CustomerValues>, isArchived: archived === 'yes', number: numberIn(written, byTarget.get('number')?.[0] ?? null, problems), problems };
}

function numberIn(written: string | undefined, column: number | null, problems: RowProblem[]): number | null {
  if (written === undefined) return null;
  const digits = westernDigits(written);
  if (/^\d{1,15}$/.test(digits)) return Number(digits);
  problems.push({ column, key: 'imports.problems.noNumber', values: { field: 'number' } });
  return null;
}
