import { type Check, type Finding, countryOf } from '#lib/customers/checks/check';
import { countriesWithPlaces, type Place, placesNamed, regionsOf } from '#lib/places/find';
import { countryOfGreatCity } from '#lib/places/world';
import { fold } from '#lib/text';

/** Cities that everybody takes for these, wherever in the world the customer is said to be. */
const unmistakable = new Set(['الرياض', 'جدة', 'دبي', 'أبوظبي', 'الدوحة', 'المنامة', 'مسقط', 'بغداد', 'دمشق', 'بيروت', 'عمّان', 'مراكش', 'الخرطوم', 'مقديشو'].map(fold));

const only = <Item>(items: Iterable<Item>): Item | undefined => {
  const [first, ...more] = new Set(items);
  return more.length === 0 ? first : undefined;
};

function elsewhere(country: string, places: Place[]): Finding[] {
  const meant = only(places.map((place) => place.country));
  const isClear = countriesWithPlaces.has(country) || places.some(({ names }) => unmistakable.has(fold(names[0] ?? '')));
  return meant && isClear ? [{ field: 'city', key: 'checks.cityElsewhere', values: { country: meant }, correction: { country: meant } }] : [];
}

/** Words that go with the name of a region and do not tell it from others. */
const regionKey = (region: string): string => fold(region).replaceAll(/(?:^|\s)(?:منطقه|محافظه|ولايه|اماره|المنطقه|region|province|governorate|emirate|of|ال|al)(?=\s|$)/gu, '').trim().replace(/^ال/u, '').replaceAll(/[^\p{L}]/gu, '');

/** A region of another city, where region and city are both known and the city is but in one. */
function otherRegion(region: string, here: Place[]): Finding[] {
  const place = here.length === 1 ? here[0] : undefined;
  const typed = regionKey(region);
  if (!place || typed === '' || place.region.some((name) => regionKey(name) === typed)) return [];
  const known = regionsOf(place.country).some((names) => names.some((name) => regionKey(name) === typed));
  const name = place.region[/\p{Script=Arabic}/u.test(region) ? 0 : 1] ?? '';
  return known ? [{ field: 'region', key: 'checks.cityRegion', values: { region: name }, correction: { region: name } }] : [];
}

/** One of the greatest cities of the world, in a country that has none of the name. */
function greatElsewhere(city: string, country: string): Finding[] {
  const meant = countryOfGreatCity(city, country);
  return meant ? [{ field: 'city', key: 'checks.cityElsewhere', values: { country: meant }, correction: { country: meant } }] : [];
}

/** A city that is known, in another country or region than the form says. */
export const checkCityPlace: Check = (values, facts) => {
  const places = placesNamed(values.city);
  const country = countryOf(values, facts);
  if (!country || values.city === '') return [];
  if (places.length === 0) return values.country ? greatElsewhere(values.city, country) : [];
  const here = places.filter((place) => place.country === country);
  return here.length === 0 ? (values.country ? elsewhere(country, places) : []) : otherRegion(values.region, here);
};
