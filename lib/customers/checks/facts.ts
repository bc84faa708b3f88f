import type { CustomFieldName } from '#lib/custom-fields/field';

/** A customer that the review names. */
export interface NamedCustomer {
  id: string;
  number: number;
  name: string;
}

/** The address of a customer who lives at the postal code in question. */
export interface Neighbour {
  city: string;
  street: string;
}

/** A city as the firm has written it, and how many customers have it: counted up to a limit. */
export interface UsedCity {
  city: string;
  customers: number;
}

/** A domain of e-mails, and how many of the firm's customers have one there: counted up to a limit. */
export interface UsedDomain {
  domain: string;
  customers: number;
}

/** What checks know besides the values themselves. */
export interface CheckFacts {
  /** The firm's country (ISO 3166-1 alpha-2), taken for a customer whose own is not given. */
  home: string | null;
  /** The firm's own fields that hold a line of text. */
  lines: readonly CustomFieldName[];
  /** Another customer with the same e-mail. */
  sameEmail: NamedCustomer | null;
  /** Whether other customers have an e-mail of this domain. */
  isKnownDomain: boolean;
  /** Domains of other customers' e-mails that are written almost like that of this one, and that one itself. */
  domains: readonly UsedDomain[];
  /** Other customers of the same country and postal code. */
  neighbours: readonly Neighbour[];
  /** The city as typed, and those of the firm's that are written almost like it. */
  cities: readonly UsedCity[];
}

/** What is known where there are no other customers. */
export function noFacts(home: string | null): CheckFacts {
  return { home, lines: [], sameEmail: null, isKnownDomain: false, domains: [], neighbours: [], cities: [] };
}
