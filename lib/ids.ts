import { v7 } from 'uuid';

/** A new identifier: unguessable, and later ones sort after earlier ones. */
export function newId(): string {
  return v7();
}
