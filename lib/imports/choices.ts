import type { ImportOptions } from '#db/schema/imports';
import type { Import, ImportRow, RowOutcome } from '#lib/imports/queries';

/** How a file is read, what becomes of what is there already, and what was noticed while it was read. */
export interface Choices extends ImportOptions {
  /** What a row is that does not say: a person or a company. */
  kind?: 'person' | 'company';
  /** Whether categories that are not there yet are made. */
  newCategories?: boolean;
  /** By number of the column, the words in it (folded) that stand for nothing. */
  absent?: Record<string, string[]>;
  /** Whether such words are taken for what they say. */
  keepsWords?: boolean;
  noticed?: Noticed;
}

export interface Noticed {
  /** Rows in which a comma of the text was taken for one between cells, and put back. */
  joined: number;
  /** Rows that hold signs which mean nothing in the encoding. */
  unreadable: number;
}

/** Rows of these outcomes are saved; the others stay behind. */
export const savedOutcomes = ({ duplicates }: Choices): RowOutcome[] => (duplicates === 'save' ? ['new', 'update', 'duplicate'] : ['new', 'update']);

export const choicesOf = ({ options }: Pick<Import, 'options'>): Choices => options;

/** What was noticed of a row while it was read; it stays when the row is checked. */
export const joinedKey = 'imports.problems.joined';

/** Whether a row is only remarked on, and not refused, for this. */
export const isRemark = ({ key }: ImportRow['problems'][number]): boolean => key === joinedKey;
