import type { Check, Finding } from '#lib/customers/checks/check';
import type { Neighbour } from '#lib/customers/checks/facts';
import { slipsBetween } from '#lib/near';
import { isSamePlace } from '#lib/places/find';
import { fold } from '#lib/text';

/** So many customers at a postal code that agree say more than one who does not. */
const fewest = 3;

const isArabic = (text: string): boolean => /\p{Script=Arabic}/u.test(text);

/** The city that all neighbours have, where it is another one, written in the same script. */
function citySaidByAll(city: string, neighbours: readonly Neighbour[]): string | null {
  const cities = neighbours.map((neighbour) => neighbour.city).filter(Boolean);
  const [first = ''] = cities;
  const agree = cities.length >= fewest && cities.every((other) => isSamePlace(other, first));
  return agree && isArabic(first) === isArabic(city) && !isSamePlace(city, first) ? first : null;
}

/** The number of a house, at either end of the street. */
const house = /^\p{Nd}+\S*[\s,،]+|[\s,،]+\p{Nd}+\S*$/gu;

const streetName = (street: string): string => street.replaceAll(house, '');

/** The name of the street at this postal code, in its usual spelling, that is one slip away from the one typed. */
function nearStreet(street: string, neighbours: readonly Neighbour[]): string | null {
  const typed = fold(streetName(street));
  const names = Map.groupBy(neighbours.map((neighbour) => streetName(neighbour.street)), fold);
  if (typed.length < 6 || /\p{Nd}/u.test(typed) || names.has(typed)) return null;
  const usual = [...names].filter(([name, written]) => written.length >= fewest && slipsBetween(name, typed, 1) === 1);
  return usual.length === 1 ? (usual[0]?.[1][0] ?? null) : null;
}

/** City and street against what the firm's other customers of the same postal code have. */
export const checkNeighbours: Check = ({ city, street, postalCode }, { neighbours }) => {
  const otherCity = city && citySaidByAll(city, neighbours);
  const usualStreet = street && nearStreet(street, neighbours);
  const findings: Finding[] = [];
  if (otherCity) findings.push({ field: 'city', key: 'checks.cityOfPostalCode', values: { postalCode, city: otherCity }, correction: { city: otherCity } });
  if (usualStreet) findings.push({ field: 'street', key: 'checks.streetSpelling', values: { meant: usualStreet }, correction: { street: street.replace(streetName(street), () => usualStreet) } });
  return findings;
};
