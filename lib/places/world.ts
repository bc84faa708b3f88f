import { slipsBetween } from '#lib/near';
import { isLongEnough, isOtherSpelling, placeNameKey } from '#lib/places/find';
import world from '#lib/places/world-cities.json' with { type: 'json' };
import { worldNames } from '#lib/places/world-names';

/**
 * Cities of 30,000 inhabitants and more outside the Arab countries, and the smaller places there that one could take for one of them
 * with a slip in it, as GeoNames has them (geonames.org, CC BY 4.0; written by tools/world-cities.ts).
 */
const countries: ReadonlyMap<string, { cities: string; near: string }> = new Map(Object.entries(world.countries));
/** The greatest cities by their key: the country, and behind a bar those where a smaller place has the name or begins with it. */
const great: ReadonlyMap<string, string> = new Map(Object.entries(world.great));
const otherNames: ReadonlyMap<string, string> = new Map(Object.entries(worldNames));

/** Countries whose names are brought into Latin letters from another script, which is done in more than one way. */
const transliterated = new Set('AF AM AZ BD BG BT BY CN ET GE GR IL IN IR JP KG KH KP KR KZ LA LK MK MM MN NP PK RU TH TJ TM TW UA UZ'.split(' '));

/** All names of one city, keyed as they are compared. */
type Names = ReadonlyMap<string, string>;

interface Country {
  cities: readonly Names[];
  known: ReadonlySet<string>;
}

/** `Offenbach am Main`, `Newcastle upon Tyne`, `Halle (Saale)`, `Biel/Bienne` go by their first word as well. */
const withoutAddition = (name: string): string => name.replace(/\s*(?:\(|\/|\s(?:am|an der|im|in der|ob der|upon|sur|sul|aan den|aan de|nad|pod)\s).*$/u, '');

const namesOf = (...names: string[]): Names => new Map(names.toReversed().flatMap((name) => [withoutAddition(name), name].map((form) => [placeNameKey(form), form])));

/** The lines `München = Munich, Monaco di Baviera` of a country. */
const groupsOf = (country: string): Names[] => (otherNames.get(country) ?? '').split(' | ').filter(Boolean).map((line) => namesOf(...line.split(/ = |, (?!D\.C)/u)));

const read = new Map<string, Country>();

/** What is known of a country: read when it is first asked for. */
function countryNamed(code: string): Country {
  const before = read.get(code);
  if (before) return before;
  const groups = groupsOf(code);
  const grouped = new Set(groups.flatMap((names) => [...names.keys()]));
  const table = countries.get(code);
  const others = (table?.cities.split('|') ?? []).map((name) => namesOf(name)).filter((names) => [...names.keys()].every((key) => !grouped.has(key)));
  const cities = [...groups, ...others];
  const known = new Set([...cities.flatMap((names) => [...names.keys()]), ...(table?.near.split('|') ?? [])]);
  read.set(code, { cities, known });
  return { cities, known };
}

/** Ä, Å and their like, written with a second letter where the keyboard lacks them. */
const withoutSecondLetter = (key: string): string => key.replaceAll(/([aou])e/g, '$1').replaceAll('aa', 'a');

const startsAlike = (one: string, other: string): boolean => one[0] === other[0] || (one[0] === other[1] && one[1] === other[0]);

const isKnownAnywhere = (key: string): boolean => [...countries.keys()].some((code) => countryNamed(code).known.has(key));

function nearName(names: Names, key: string): string[] {
  const near = [...names].find(([name]) => isLongEnough(name) && startsAlike(name, key) && slipsBetween(name, key, 1) === 1);
  return near && withoutSecondLetter(near[0]) !== withoutSecondLetter(key) ? [near[1]] : [];
}

/**
 * The large city that somebody may have meant who typed this name, or null: when a place of the name is known, there or elsewhere,
 * when more than one city is as near, and when it may be a smaller one that nobody could list.
 * @param country where the city is (ISO 3166-1 alpha-2), outside the Arab countries
 */
export function nearbyLargeCity(typed: string, country: string): string | null {
  const key = placeNameKey(typed);
  // A lone letter or two at the end are the part of a town: `Aarhus C`, `Göteborg SV`.
  if (!/^[a-z]+$/.test(key) || !isLongEnough(key) || /\s\p{L}{1,2}$/u.test(typed)) return null;
  const { cities, known } = countryNamed(country);
  if (known.has(key)) return null;
  if (transliterated.has(country) && [...known].some((name) => isOtherSpelling(key, name))) return null;
  const near = cities.flatMap((names) => nearName(names, key));
  const [meant] = near;
  if (meant === undefined || near.length > 1 || isKnownAnywhere(key)) return null;
  return transliterated.has(country) ? meant.normalize('NFD').replaceAll(/\p{Mn}/gu, '') : meant;
}

let greatKeys: ReadonlyMap<string, string> | undefined;

/** The keys of the table of the greatest cities by each of their names. */
function keysOfGreat(): ReadonlyMap<string, string> {
  if (greatKeys) return greatKeys;
  const groups = [...otherNames.keys()].flatMap(groupsOf).map((names) => [...names.keys()]);
  greatKeys = new Map([
    ...groups.flatMap((keys) => keys.map((key) => [key, keys.find((other) => great.has(other)) ?? ''] as const)).filter(([, known]) => known !== ''),
    ...[...great.keys()].map((key) => [key, key] as const),
  ]);
  return greatKeys;
}

/** The country of a city of more than a million that is known by this name, where the country given has no place of the name; else null. */
export function countryOfGreatCity(typed: string, country: string): string | null {
  const key = placeNameKey(typed);
  const [here = '', namesakes = ''] = (great.get(keysOfGreat().get(key) ?? '') ?? '').split('|');
  const isThere = [...here.split(' '), ...namesakes.split(' ')].includes(country) || countryNamed(country).known.has(key);
  return here !== '' && !here.includes(' ') && !isThere ? here : null;
}
