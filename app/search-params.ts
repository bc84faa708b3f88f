/** The query of an address as pages receive it. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** The one value of a parameter; of several, the first. */
export function single(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}
