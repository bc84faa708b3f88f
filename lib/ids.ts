import { v7, validate } from 'uuid';

/** A new identifier: unguessable, and later ones sort after earlier ones. */
export function newId(): string {
  return v7();
}

/** The id under which a form stores what it makes: the one that it was drawn with, by which a second press finds what the first made. */
export function idOf(drawnWith: string): string {
  return validate(drawnWith) ? drawnWith : newId();
}
