import type { Stretch } from '#lib/customers/found-by';

/** A text in which it is marked what a search found. */
export function Found({ stretches }: { stretches: Stretch[] }) {
  return stretches.map(({ text, isFound }, index) => (isFound ? <mark key={index}>{text}</mark> : text));
}
