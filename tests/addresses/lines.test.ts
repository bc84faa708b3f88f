import { describe, expect, test } from 'vitest';
import { addressParts, partsOf, regionNameOf } from '#lib/addresses/layout';
import { type Address, addressLines } from '#lib/addresses/lines';
import { countryCodes } from '#lib/countries';

/** Real forms, each with where it comes from: the UPU's addressing sheet of the country (upu.int), or its post's own guide. */
const printed: [string, Address, string[]][] = [
  ['UPU sheet SAU: Abdullhamid Alkatib, Azahrah, Riyadh 12987-7318', { country: 'SA', buildingNumber: '3909', street: 'Abdullhamid Alkatib St', district: 'Azahrah Dist.', city: 'RIYADH', postalCode: '12987', additionalNumber: '7318' },
    ['3909 Abdullhamid Alkatib St', 'Azahrah Dist.', 'RIYADH 12987-7318', 'Saudi Arabia']],
  ['UPU sheet DEU, DIN 5008', { country: 'DE', street: 'Rhondorfer Str.', buildingNumber: '666', postalCode: '50939', city: 'Köln' }, ['Rhondorfer Str. 666', '50939 Köln', 'Germany']],
  ['UPU sheet FRA, AFNOR NF Z 10-011', { country: 'FR', buildingNumber: '25', street: 'Rue de l’Église', postalCode: '33380', city: 'MIOS' }, ['25 Rue de l’Église', '33380 MIOS', 'France']],
  ['Royal Mail, UPU sheet GBR', { country: 'GB', buildingNumber: '1', street: 'Vallance Road', district: 'Bethnal Green', city: 'LONDON', postalCode: 'E2 1AA' }, ['1 Vallance Road', 'Bethnal Green', 'LONDON', 'E2 1AA', 'United Kingdom']],
  ['USPS Publication 28', { country: 'US', buildingNumber: '1600', street: 'Amphitheatre Pkwy', city: 'Mountain View', region: 'CA', postalCode: '94043' }, ['1600 Amphitheatre Pkwy', 'Mountain View, CA 94043', 'United States']],
  ['UPU sheet EGY', { country: 'EG', buildingNumber: '26', street: 'Sherif St', district: 'Abdeen', city: 'Cairo', region: 'Cairo', postalCode: '11511' }, ['26 Sherif St', 'Abdeen', 'Cairo', '11511', 'Egypt']],
  ['libaddressinput AE: lines, then the emirate; no postal codes', { country: 'AE', buildingNumber: '12', street: 'Sheikh Zayed Road', district: 'Al Quoz', city: 'Dubai', region: 'Dubai' }, ['12 Sheikh Zayed Road', 'Al Quoz', 'Dubai', 'United Arab Emirates']],
  ['UPU sheet TUR', { country: 'TR', district: 'Kızılay Mah.', street: 'Ziya Gökalp Cad. No:', buildingNumber: '5', postalCode: '06420', city: 'Çankaya', region: 'ANKARA' }, ['Kızılay Mah.', 'Ziya Gökalp Cad. No: 5', '06420 Çankaya/ANKARA', 'Türkiye']],
  ['UPU sheet MAR', { country: 'MA', buildingNumber: '15', street: 'Rue Jamal Eddine', district: 'Agdal', postalCode: '10080', city: 'RABAT' }, ['15 Rue Jamal Eddine', 'Agdal', '10080 RABAT', 'Morocco']],
  ['UPU sheet OMN: the code above the place', { country: 'OM', street: 'Al Khuwair St', buildingNumber: '7', postalCode: '133', city: 'Al Khuwair' }, ['7 Al Khuwair St', '133', 'Al Khuwair', 'Oman']],
  ['UPU sheet KWT', { country: 'KW', street: 'Street 101', buildingNumber: '9', district: 'Block 3', postalCode: '54541', city: 'Safat' }, ['Street 101 9', 'Block 3', '54541 Safat', 'Kuwait']],
  ['UPU sheet BRA', { country: 'BR', street: 'Rua Afonso Canargo', buildingNumber: '805', district: 'Santana', city: 'Guarapuava', region: 'PR', postalCode: '85070-200' }, ['Rua Afonso Canargo, 805', 'Santana', 'Guarapuava-PR', '85070-200', 'Brazil']],
  ['Poste Italiane, UPU sheet ITA', { country: 'IT', street: 'Via Roma', buildingNumber: '35', postalCode: '81055', city: 'SANTA MARIA CAPUA VETERE', region: 'CE' }, ['Via Roma 35', '81055 SANTA MARIA CAPUA VETERE CE', 'Italy']],
  ['Correos, UPU sheet ESP', { country: 'ES', street: 'Calle Aduana', buildingNumber: '29', postalCode: '28070', city: 'MADRID', region: 'MADRID' }, ['Calle Aduana, 29', '28070 MADRID', 'MADRID', 'Spain']],
  ['Pakistan Post, UPU sheet PAK', { country: 'PK', buildingNumber: '17-B', street: 'Street 30', district: 'F-7/1', city: 'ISLAMABAD', postalCode: '44000' }, ['17-B Street 30', 'F-7/1', 'ISLAMABAD-44000', 'Pakistan']],
  ['Canada Post addressing guidelines', { country: 'CA', buildingNumber: '10', street: 'Main St', city: 'MONTREAL', region: 'QC', postalCode: 'H3Z 2Y7' }, ['10 Main St', 'MONTREAL QC H3Z 2Y7', 'Canada']],
  ['libaddressinput JO', { country: 'JO', street: 'Rainbow St', buildingNumber: '4', city: 'Amman', postalCode: '11118' }, ['Rainbow St 4', 'Amman 11118', 'Jordan']],
];

test.each(printed)('as %s', (_source, address, lines) => expect(addressLines(address, 'en')).toEqual(lines));

test('a line of Arabic keeps numbers in their order, and the country is named in the reader\'s language', () => {
  const address = { country: 'SA', buildingNumber: '7412', street: 'شارع العليا', district: 'العليا', city: 'الرياض', postalCode: '12213', additionalNumber: '2113' };
  expect(addressLines(address, 'ar')).toEqual(['7412 شارع العليا', 'العليا', 'الرياض \u206612213-2113\u2069', 'المملكة العربية السعودية']);
});

test('what is missing leaves neither an empty line nor a stray comma', () => {
  expect(addressLines({ country: 'US', city: 'Boston' }, 'en')).toEqual(['Boston', 'United States']);
  expect(addressLines({ country: 'US', region: 'MA', postalCode: '02101' }, 'en')).toEqual(['MA 02101', 'United States']);
  expect(addressLines({ country: 'SA', postalCode: '12213', city: null }, 'en')).toEqual(['12213', 'Saudi Arabia']);
  expect(addressLines({}, 'en')).toEqual([]);
});

test('what a country has no place for is printed rather than lost', () => {
  // Words that are in the name of no country.
  const everything = { buildingNumber: 'Q1', street: 'Qstreet', district: 'Qdistrict', city: 'Qcity', postalCode: 'Qcode', additionalNumber: 'Qadditional', region: 'Qregion' };
  for (const country of ['', ...countryCodes]) {
    const text = addressLines({ ...everything, country }, 'en').join('\n');
    for (const value of Object.values(everything)) expect(text.split(value).length, `${value} in ${country}`).toBe(2);
  }
});

describe('the form of a country', () => {
  test('asks for a Saudi national address in the order of the national address', () => {
    expect(partsOf('SA')).toEqual(['buildingNumber', 'street', 'district', 'city', 'postalCode', 'additionalNumber']);
  });

  test('of a country that is none is that of an unknown one', () => {
    for (const country of ['constructor', '__proto__', 'XX']) expect(partsOf(country)).toEqual(partsOf(''));
  });

  test('names regions as people there do', () => {
    expect(['AE', 'EG', 'US', 'CA', 'SA', ''].map(regionNameOf)).toEqual(['emirate', 'governorate', 'state', 'province', null, null]);
  });

  test.each(['', ...countryCodes])('of %j asks for street and city, and for nothing twice', (country) => {
    const parts = partsOf(country);
    expect(parts).toEqual(expect.arrayContaining(['street', 'city']));
    expect(new Set(parts).size).toBe(parts.length);
    expect(addressParts).toEqual(expect.arrayContaining(parts));
  });
});
