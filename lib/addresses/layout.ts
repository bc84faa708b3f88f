/** The parts of an address, as the register knows them; the country stands above them all. */
export const addressParts = ['buildingNumber', 'street', 'district', 'city', 'postalCode', 'additionalNumber', 'region'] as const;

export type AddressPart = (typeof addressParts)[number];

/** What a region is called in a country whose people would not call it so. */
export const regionNames = ['state', 'emirate', 'governorate', 'province', 'county'] as const;

export type RegionName = (typeof regionNames)[number];

interface Layout {
  /** The lines as they are printed, divided by `|`; what stands between two parts is printed between them. */
  lines: string;
  region?: RegionName;
}

/** Where a country writes its numbers behind the street, and the postal code ahead of the city. */
const continental: Layout = { lines: 'street buildingNumber | postalCode city' };
const french: Layout = { lines: 'buildingNumber street | district | postalCode city' };

/**
 * How addresses are written, by country. Sources: the Universal Postal Union's addressing sheets (upu.int, "Addressing
 * solutions"), Google's libaddressinput for which parts a country has and in which lines, and for SA the national address of
 * Saudi Post (splonline.com.sa; ZATCA BR-KSA-37, 64, 66): building number, street, district, city, postal code, additional number.
 */
const layouts: Record<string, Layout> = {
  SA: { lines: 'buildingNumber street | district | city postalCode-additionalNumber' },
  AE: { lines: 'buildingNumber street | district | city | region', region: 'emirate' },
  BH: { lines: 'buildingNumber street | district | city postalCode' },
  KW: { lines: 'street buildingNumber | district | postalCode city' },
  OM: { lines: 'buildingNumber street | district | postalCode | city' },
  QA: { lines: 'buildingNumber street | district | city' },
  EG: { lines: 'buildingNumber street | district | city | region | postalCode', region: 'governorate' },
  JO: { lines: 'street buildingNumber | district | city postalCode' },
  LB: { lines: 'buildingNumber street | district | city postalCode' },
  IQ: { lines: 'buildingNumber street | district | city, region | postalCode', region: 'governorate' },
  SD: { lines: 'buildingNumber street | district | city | postalCode' },
  MA: french, DZ: french, TN: french, FR: { lines: 'buildingNumber street | postalCode city' }, LU: { lines: 'buildingNumber street | postalCode city' },
  DE: continental, AT: continental, CH: continental, NL: continental, BE: continental, DK: continental, NO: continental, SE: continental, FI: continental,
  PL: continental, CZ: continental, SK: continental, PT: continental, GR: continental,
  IT: { lines: 'street buildingNumber | postalCode city region', region: 'province' },
  ES: { lines: 'street, buildingNumber | postalCode city | region', region: 'province' },
  TR: { lines: 'district | street buildingNumber | postalCode city/region', region: 'province' },
  GB: { lines: 'buildingNumber street | district | city | postalCode' },
  IE: { lines: 'buildingNumber street | district | city | region | postalCode', region: 'county' },
  US: { lines: 'buildingNumber street | city, region postalCode', region: 'state' },
  CA: { lines: 'buildingNumber street | city region postalCode', region: 'province' },
  AU: { lines: 'buildingNumber street | city region postalCode', region: 'state' },
  NZ: { lines: 'buildingNumber street | district | city postalCode' },
  IN: { lines: 'buildingNumber street | district | city postalCode | region', region: 'state' },
  PK: { lines: 'buildingNumber street | district | city-postalCode' },
  BR: { lines: 'street, buildingNumber | district | city-region | postalCode', region: 'state' },
  MX: { lines: 'street buildingNumber | district | postalCode city, region', region: 'state' },
};

/** Where nothing better is known: everything there may be, from the street to the region. */
const usual: Layout = { lines: 'street buildingNumber | district | city postalCode | region' };

const layoutOf = (country: string): Layout => (Object.hasOwn(layouts, country) && layouts[country]) || usual;

/** Whether a field is a part of an address. */
export const isAddressPart = (name: string): name is AddressPart => (addressParts as readonly string[]).includes(name);

/** One line of a layout: its parts, each with what is printed ahead of it where another one precedes. */
type Line = { part: AddressPart; separator: string }[];

/**
 * The lines in which a country prints an address.
 * @param country ISO 3166-1 alpha-2, or `''` while it is not known
 */
export function printedLines(country: string): Line[] {
  return layoutOf(country).lines.split(' | ').map((line) => {
    const words = line.split(/([A-Za-z]+)/);
    return words.flatMap((word, index) => (isAddressPart(word) ? [{ part: word, separator: words[index - 1] ?? '' }] : []));
  });
}

/** The parts that a country's addresses have, in the order in which its people write them and its form asks for them. */
export function partsOf(country: string): AddressPart[] {
  return printedLines(country).flatMap((line) => line.map(({ part }) => part));
}

/** All parts in the order of a country: those that its addresses have, then those that they have no place for. */
export function everyPartFor(country: string): AddressPart[] {
  return [...new Set([...partsOf(country), ...addressParts])];
}

/** What the region is called there; null where it is just that. */
export function regionNameOf(country: string): RegionName | null {
  return layoutOf(country).region ?? null;
}
