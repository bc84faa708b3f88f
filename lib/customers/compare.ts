import type { Changes } from '#db/schema/audit';
import { type CustomerFieldName, type CustomerValues, customerFieldNames } from '#lib/customers/fields';

/** The fields in which two records differ, in the order of the form. */
export function differences(from: CustomerValues, to: CustomerValues): Changes {
  const changed = customerFieldNames.filter((name) => from[name] !== to[name]);
  return Object.fromEntries(changed.map((name) => [name, { from: from[name], to: to[name] }]));
}

export interface Comparison {
  /** What this edit changes, against the record as it is now. */
  mine: Changes;
  /** What others changed since the edit began. */
  theirs: Changes;
  /** Fields that both changed, to different values: a person must choose. */
  disputed: CustomerFieldName[];
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
  const edited = customerFieldNames.filter((name) => mine[name] !== base[name] && mine[name] !== current[name]);
  const disputed = edited.filter((name) => Object.hasOwn(theirs, name));
  const settled = edited.filter((name) => !disputed.includes(name));
  return {
    mine: Object.fromEntries(edited.map((name) => [name, { from: current[name], to: mine[name] }])),
    theirs,
    disputed,
    merged: { ...current, ...Object.fromEntries(settled.map((name) => [name, mine[name]])) },
  };
}
