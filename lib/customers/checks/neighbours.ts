import type { Check } from '#lib/customers/checks/check';
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

/** Without the number of the house, at either end. */
const streetName = (street: string): string => fold(street).replaceAll(/^\p{Nd}+\S*[\s,،]+|[\s,،]+\p{Nd}+\S*$/gu, '');

/** The street at this postal code, in its usual spelling, that is one slip away from the one typed. */
function nearStreet(street: string, neighbours: readonly Neighbour[]): string | null {
  const typed = streetName(street);
  const names = neighbours.map((neighbour) => streetName(neighbour.street));
  if (typed.length < 6 || /\p{Nd}/u.test(typed) || names.includes(typed)) return null;
  const usual = [...new Set(names)].filter((name) => slipsBetween(name, typed, 1) === 1 && names.filter((other) => other === name).length >= fewest);
  if (usual.length !== 1) return null;
  const [like] = neighbours.filter((neighbour) => streetName(neighbour.street) === usual[0]);
  return like?.street.replaceAll(/^\p{Nd}+\S*[\s,،]+|[\s,،]+\p{Nd}+\S*$/gu, '') ?? null;
}

/** City and street against what the firm's other customers of the same postal code have. */
export const checkNeighbours: Check = ({ city, street, postalCode }, { neighbours }) => {
  const otherCity = city && citySaidByAll(city, neighbours);
  const usualStreet = street && nearStreet(street, neighbours);
  const house = /^\p{Nd}+\S*[\s,،]+|[\s,،]+\p{Nd}+\S*$/u.exec(street);
  const meant = usualStreet && (house ? (house.index === 0 ? house[0] + usualStreet : usualStreet + house[0]) : usualStreet);
  return [
    ...(otherCity ? [{ field: 'city' as const, key: 'checks.cityOfPostalCode' as const, values: { postalCode, city: otherCity }, correction: { city: otherCity } }] : []),
    ...(meant ? [{ field: 'street' as const, key: 'checks.streetSpelling' as const, values: { meant: usualStreet }, correction: { street: meant } }] : []),
  ];
};
