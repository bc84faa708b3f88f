import type { Changes } from '#db/schema/audit';
import type { CustomerValues, FieldName } from '#lib/customers/fields';

/** The names of all fields that one of these records has something in, built-in ones first. */
function namesIn(...records: CustomerValues[]): FieldName[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))] as FieldName[];
}

const entered = (values: CustomerValues, name: FieldName): string => values[name] ?? '';

/** The fields in which two records differ. */
export function differences(from: CustomerValues, to: CustomerValues): Changes {
  const changed = namesIn(from, to).filter((name) => entered(from, name) !== entered(to, name));
  return Object.fromEntries(changed.map((name) => [name, { from: entered(from, name), to: entered(to, name) }]));
}

export interface Comparison {
  /** What this edit changes, against the record as it is now. */
  mine: Changes;
  /** What others changed since the edit began. */
  theirs: Changes;
  /** Fields that both changed, to different values: a person must choose. */
  disputed: FieldName[];
  /** The record as the edit leaves it where nothing is disputed; disputed fields hold the present value. */
  merged: CustomerValues;
}

/**
 * Lays an edit beside the record as it is now.
 * @param base the record when editing began
 * @param mine what was typed
 * @param current the record now
 */
export function compareEdit(base: CustomerValues, mine: CustomerValues, current: CustomerValues): Comparison {
  const theirs = differences(base, current);
  const changed = (name: FieldName) => entered(mine, name) !== entered(base, name) && entered(mine, name) !== entered(current, name);
  const edited = namesIn(mine, base, current).filter(changed);
  const disputed = edited.filter((name) => Object.hasOwn(theirs, name));
  const settled = edited.filter((name) => !disputed.includes(name));
  return {
    mine: Object.fromEntries(edited.map((name) => [name, { from: entered(current, name), to: entered(mine, name) }])),
    theirs,
    disputed,
    merged: { ...current, ...Object.fromEntries(settled.map((name) => [name, entered(mine, name)])) },
  };
}

/** The record as the review of an edit shows it: as saving would leave it, and where a field is disputed, with one's own value. */
export function asReviewed({ merged, disputed }: Comparison, mine: CustomerValues): CustomerValues {
  return { ...merged, ...Object.fromEntries(disputed.map((name) => [name, entered(mine, name)])) };
}
