import { newId } from '#lib/ids';

/** Tells one form from another: what it makes is stored under this id, so that the same form sent twice makes it once. */
export function Once() {
  // Some browsers fill a page that is loaded anew with what stood in it before.
  return <input type="hidden" name="once" value={newId()} autoComplete="off" />;
}
