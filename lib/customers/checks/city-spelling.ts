import { type Check, countryOf } from '#lib/customers/checks/check';
import type { CheckFacts, UsedCity } from '#lib/customers/checks/facts';
import { slipsBetween } from '#lib/near';
import { countriesWithPlaces, isSamePlace, nearbyName, placeNameKey, placesNamed } from '#lib/places/find';
import { nearbyLargeCity } from '#lib/places/world';

/** So many customers, and so many times as many as have the city as typed, make a spelling the firm's own. */
const fewest = 5;
const times = 5;

/** Whether two spellings of a city are one slip apart, and long enough for that to be one. */
export function isNearSpelling(one: string, other: string): boolean {
  const keys = [placeNameKey(one), placeNameKey(other)] as const;
  return Math.min(keys[0].length, keys[1].length) >= 5 && slipsBetween(...keys, 1) === 1 && !isSamePlace(one, other);
}

/** The spelling that the firm's other customers nearly all have. */
function usualSpelling(city: string, cities: readonly UsedCity[]): string | null {
  const asTyped = cities.find((used) => used.city === city)?.customers ?? 0;
  const usual = cities.filter((used) => used.customers >= Math.max(fewest, asTyped * times) && isNearSpelling(used.city, city));
  return usual.length === 1 ? (usual[0]?.city ?? null) : null;
}

/** Whether the firm has the city from elsewhere: another customer at the postal code, or two anywhere. */
const isTheFirms = (city: string, { cities, neighbours }: CheckFacts): boolean =>
  neighbours.some((neighbour) => isSamePlace(neighbour.city, city)) || cities.some((used) => used.city === city && used.customers >= 2);

/** The spelling that everybody has: of a city of the Arab countries, or a large one elsewhere, unless the firm knows a place of that name. */
function knownSpelling(city: string, country: string, facts: CheckFacts): string | null {
  if (countriesWithPlaces.has(country)) return nearbyName(city, country);
  return isTheFirms(city, facts) ? null : nearbyLargeCity(city, country);
}

/** A city one slip away from one that is known: by the firm's own customers, or to everybody. */
export const checkCitySpelling: Check = (values, facts) => {
  const { city } = values;
  const country = countryOf(values, facts);
  const isUsed = facts.cities.some((used) => used.city === city && used.customers >= fewest);
  if (city === '' || isUsed || placesNamed(city).some((place) => place.country === country)) return [];
  const meant = usualSpelling(city, facts.cities) ?? (country && knownSpelling(city, country, facts));
  return meant ? [{ field: 'city', key: 'checks.citySpelling', values: { meant }, correction: { city: meant } }] : [];
};
