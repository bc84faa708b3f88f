import { slipsBetween } from '#lib/near';
import { isLongEnough, isOtherSpelling, placeNameKey } from '#lib/places/find';
import world from '#lib/places/world-cities.json' with { type: 'json' };
import { worldNames } from '#lib/places/world-names';

/**
 * Cities of 30,000 inhabitants and more outside the Arab countries, and the smaller places there that one could take for one of them
 * with a slip in it, as GeoNames has them (geonames.org, CC BY 4.0; written by tools/world-cities.ts).
 */
const countries: ReadonlyMap<string, { cities: string; near: string }> = new Map(Object.entries(world.countries));
/** The greatest cities of each country: the key, and behind it the countries where a smaller place has the name or begins with it. */
const great: ReadonlyMap<string, string> = new Map(Object.entries(world.great));
const otherNames: ReadonlyMap<string, string> = new Map(Object.entries(worldNames));

/** Countries whose names are brought into Latin letters from another script, which is done in more than one way. */
const transliterated = new Set('AF AM AZ BD BG BT BY CN ET GE GR IL IN IR JP KG KH KP KR KZ LA LK MK MM MN NP PK RU TH TJ TM TW UA UZ'.split(' '));

/** All names of one city, keyed as they are compared; its own comes first. */
type Names = ReadonlyMap<string, string>;

interface Country {
  cities: readonly Names[];
  known: ReadonlySet<string>;
}

/** `Offenbach am Main`, `Newcastle upon Tyne`, `Halle (Saale)`, `Biel/Bienne` go by their first word as well. */
const withoutAddition = (name: string): string => name.replace(/\s*(?:\(|\/|\s(?:am|an der|im|in der|ob der|upon|sur|sul|aan den|aan de|nad|pod)\s).*$/u, '');

function namesOf(...names: string[]): Names {
  const byKey = new Map<string, string>();
  for (const form of names.flatMap((name) => [name, withoutAddition(name)])) if (!byKey.has(placeNameKey(form))) byKey.set(placeNameKey(form), form);
  return byKey;
}

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

/** Ä, Å and their like, written with a second letter where the keyboard lacks them, and the other way round. */
const withoutSecondLetter = (key: string): string => key.replaceAll(/([aou])e/g, '$1').replaceAll('aa', 'a');
const hasSecondLetter = (name: string): boolean => /[äöüåæø]|[AO]e|Aa/iu.test(name.normalize('NFC'));

const startsAlike = (one: string, other: string): boolean => one[0] === other[0] || (one[0] === other[1] && one[1] === other[0]);

const isKnownAnywhere = (key: string): boolean => [...countries.keys()].some((code) => countryNamed(code).known.has(key));

function nearName(names: Names, key: string): string[] {
  const near = [...names].find(([name]) => isLongEnough(name) && startsAlike(name, key) && slipsBetween(name, key, 1) === 1);
  return near && !(hasSecondLetter(near[1]) && withoutSecondLetter(near[0]) === withoutSecondLetter(key)) ? [near[1]] : [];
}

/** A lone letter or two at the end, behind a space, are the part of a town: `Aarhus C`, `Göteborg SV`. */
const partOfTown = /\s\p{Lu}{1,2}$/u;

/**
 * The large city that somebody may have meant who typed this name, or null: when a place of the name is known, there or elsewhere,
 * when more than one city is as near, and when it may be a smaller one that nobody could list.
 * @param country where the city is (ISO 3166-1 alpha-2), outside the Arab countries
 */
export function nearbyLargeCity(typed: string, country: string): string | null {
  const key = placeNameKey(typed.replace(partOfTown, ''));
  if (!/^[a-z]+$/.test(key) || !isLongEnough(key)) return null;
  const { cities, known } = countryNamed(country);
  if (known.has(key) || known.has(placeNameKey(typed))) return null;
  if (transliterated.has(country) && [...known].some((name) => isOtherSpelling(key, name) && slipsBetween(name, key, 2) <= 2)) return null;
  const [meant, ...more] = new Set(cities.flatMap((names) => nearName(names, key)));
  if (meant === undefined || more.length > 0 || isKnownAnywhere(key)) return null;
  return (transliterated.has(country) ? meant.normalize('NFD').replaceAll(/\p{Mn}/gu, '') : meant) + (partOfTown.exec(typed)?.[0] ?? '');
}

interface GreatCity {
  country: string;
  /** Where a smaller place has the name, or begins with it. */
  namesakes: readonly string[];
}

let greatByKey: ReadonlyMap<string, readonly GreatCity[]> | undefined;

/** The greatest cities by each of their names. */
function greatCities(): ReadonlyMap<string, readonly GreatCity[]> {
  const entries = [...great].flatMap(([country, lines]) => {
    const groups = groupsOf(country);
    return lines.split('|').flatMap((line) => {
      const [key = '', ...namesakes] = line.split(' ');
      const keys = new Set([key, ...groups.filter((names) => names.has(key)).flatMap((names) => [...names.keys()])]);
      return [...keys].map((name) => ({ name, city: { country, namesakes } }));
    });
  });
  return new Map([...Map.groupBy(entries, ({ name }) => name)].map(([name, cities]) => [name, cities.map(({ city }) => city)]));
}

/** The country of a city of more than 300,000 that is known by this name, where the country given has no place of the name; else null. */
export function countryOfGreatCity(typed: string, country: string): string | null {
  const key = placeNameKey(typed);
  greatByKey ??= greatCities();
  const [city, ...more] = greatByKey.get(key) ?? [];
  const isThere = city?.country === country || city?.namesakes.includes(country) || countryNamed(country).known.has(key);
  return city && more.length === 0 && !isThere ? city.country : null;
}
