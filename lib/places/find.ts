import { slipsBetween } from '#lib/near';
import { cities } from '#lib/places/cities';
import { fold } from '#lib/text';

export interface Place {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** The region in Arabic and in English. */
  region: readonly string[];
  /** Every spelling, Arabic ones first. */
  names: readonly string[];
}

const article = /^(?:al|ad|an|ar|as|ash|at|az|el)[ -](?=.{3})/;
const isArabic = (text: string): boolean => /\p{Script=Arabic}/u.test(text);

/** A place's name without what its spellings differ in: article, spaces, hyphens and apostrophes. */
export function placeNameKey(name: string): string {
  return fold(name).replace(article, '').replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** What is left of a Latin spelling of an Arabic name when vowels, doubled letters and a silent end are not counted. */
const consonants = (key: string): string => key.replaceAll(/[aeiouwy]/g, '').replaceAll(/(.)\1+/g, '$1').replace(/h$/, '');

/** Two neighbouring letters exchanged leave the same letters: that is the hand's doing, and no other way to spell a sound. */
const sorted = (key: string): string => [...key].toSorted().join('');

/** Whether a name is another spelling of this key: it differs in vowels alone, and has no letter three times, as Latin spellings of names of another script do. */
export const isOtherSpelling = (key: string, name: string): boolean => !/(.)\1\1/.test(key) && consonants(placeNameKey(name)) === consonants(key) && sorted(placeNameKey(name)) !== sorted(key);

const namesIn = (side: string): string[] => side.split(',').map((name) => name.trim());

const places: readonly Place[] = Object.entries(cities).flatMap(([country, regions]) =>
  Object.entries(regions).flatMap(([regionLine, lines]) => {
    const region = regionLine.split(' = ');
    return lines.map((line) => ({ country, region, names: line.split(' = ').flatMap(namesIn) }));
  }),
);

const byKey = Map.groupBy(places.flatMap((place) => [...new Set(place.names.map(placeNameKey))].map((key) => ({ key, place }))), ({ key }) => key);

/** The countries whose cities are known here. */
export const countriesWithPlaces: ReadonlySet<string> = new Set(Object.keys(cities));

/** The places of this name, in whichever script and country. */
export function placesNamed(name: string): Place[] {
  return (byKey.get(placeNameKey(name)) ?? []).map(({ place }) => place);
}

/** The regions of a country, each in Arabic and in English. */
export function regionsOf(country: string): string[][] {
  return Object.keys(cities[country] ?? {}).map((line) => line.split(' = '));
}

/** Whether two names are of one place, written differently or in two scripts. */
export function isSamePlace(one: string, other: string): boolean {
  return placeNameKey(one) === placeNameKey(other) || placesNamed(one).some((place) => place.names.some((name) => placeNameKey(name) === placeNameKey(other)));
}

/** Long enough for one wrong letter to be a slip, and not another name. */
export const isLongEnough = (key: string): boolean => [...key].length >= 5;

/**
 * The spelling that somebody may have meant who typed this name of a city, or null: when it is known as it is, or when more than one
 * place is as near. Other spellings of an Arabic name in Latin letters, which differ in their vowels, are no slips.
 * @param country where the city is (ISO 3166-1 alpha-2)
 */
export function nearbyName(typed: string, country: string): string | null {
  const key = placeNameKey(typed);
  if (!isLongEnough(key) || byKey.has(key)) return null;
  const here = places.filter((place) => place.country === country);
  if (here.some(({ names }) => names.some((name) => !isArabic(name) && isOtherSpelling(key, name)))) return null;
  const near = here.flatMap(({ names }) => names.find((name) => isLongEnough(placeNameKey(name)) && slipsBetween(placeNameKey(name), key, 1) === 1) ?? []);
  return near.length === 1 ? (near[0] ?? null) : null;
}
