/**
 * Grows with every change of the rules by which columns follow from others (`derivedColumns`). A firm whose customers were
 * stored by older rules is gone through again when the program starts (`lib/customers/derive`).
 */
export const derivation = 2;
