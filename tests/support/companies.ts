import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countryCodes, countryName } from '#lib/countries';
import type { CustomerFieldName } from '#lib/customers/fields';

export type Company = Partial<Record<CustomerFieldName, string>> & { name: string };

/** Lies beside the checkout and is no part of the project; see issue 1. */
const northwindFile = join(import.meta.dirname, '../../../shared/data/northwind/customers.csv');

const codeByName = new Map([...countryCodes.map((code) => [countryName(code, 'en'), code] as const), ['UK', 'GB'], ['USA', 'US']]);

/** The companies of the Northwind file, as the form takes them; null where the file is not there. */
export function northwindCompanies(): Company[] | null {
  if (!existsSync(northwindFile)) return null;
  const [, ...lines] = readFileSync(northwindFile, 'utf8').trimEnd().split(/\r?\n/);
  return lines.map(companyOf);
}

function companyOf(line: string): Company {
  const cells = line.split(',').map((cell) => (cell === 'NULL' ? '' : cell));
  const [, name = '', contactName = ''] = cells;
  // The file quotes nothing: a comma too many belongs to the street, the only field that has any.
  const street = cells.slice(4, -6).join(',');
  const [city = '', region = '', postalCode = '', countryInEnglish = '', phone = ''] = cells.slice(-6);
  const country = codeByName.get(countryInEnglish);
  if (!country) throw new Error(`Unknown country ${countryInEnglish} in: ${line}`);
  return { kind: 'company', name, contactName, street, city, region, postalCode, country, phone };
}

/** Companies that nobody has, with all that a text may hold and a careless program stumbles over. */
export const madeUpCompanies: Company[] = [
  { kind: 'company', name: 'شركة النُّور للتِّجارة — المحدودة', contactName: 'عبد الرحمٰن بن سعـــود', street: 'طريق الملك فهد، مبنى ٧', city: 'الرياض', postalCode: '١٢٢١١', country: 'SA', phone: '٠٥٠ ١٢٣ ٤٥٦٧' },
  { kind: 'company', name: '<script>alert("1")</script> & Söhne', contactName: '<b>&amp;&lt;</b>', street: '"Zum Löwen" 5 <!-- Hof -->', city: 'Köln', postalCode: '50667', country: 'DE', phone: '0221 / 12 34 56' },
  { kind: 'company', name: "O'Hara & D'Angelo'); DROP TABLE customers;--", city: 'Galway', country: 'IE', phone: '(091) 555-123', terms: 'first line\nsecond line\n\n  the fourth, moved in\t(tab)' },
  { kind: 'company', name: '100% _Wild_ \\cards\\ "quoted" *', contactName: 'NEAR(a b) OR c*', city: 'São Paulo', region: 'SP', country: 'BR', phone: '+55 11 91234-5678' },
  { kind: 'company', name: 'Ἀθῆναι {name} {count, plural, one {#} other {#}}', contactName: "'{'Σωκράτης'}'", city: 'Αθήνα', postalCode: '105 57', country: 'GR', phone: '210 123 4567' },
  { kind: 'company', name: '如家', contactName: '山田 太郎', street: '千代田区千代田１−１', city: '東京', postalCode: '〒100-8111', country: 'JP', phone: '03-3213-1111' },
  { kind: 'company', name: '👩‍👩‍👧‍👦 Crèche «Les p’tits» №1', contactName: 'Zoë  Doubled  Spaces', city: 'Évreux', country: 'FR', phone: 'demander à Zoë' },
  { kind: 'company', name: 'İstanbul ILIK ığüşöç', contactName: 'ßtraße ŒUVRE Łódź Þór', city: 'İzmir', country: 'TR', phone: '0 (232) 123 45 67' },
  { kind: 'company', name: '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 '.repeat(22).trim(), contactName: '𐤀𐤁𐤂', city: '𠮷野', country: 'US', phone: '1-800-FLOWERS' },
  { kind: 'company', name: '\u202babc\u202c \u2067שלום\u2069 x\u00a0y', contactName: 'null', street: 'undefined', city: 'NaN', region: '0', postalCode: 'false', country: 'IL', phone: '__proto__' },
  { kind: 'company', name: '=1+1', contactName: '@SUM(A1)', street: '+1', city: '-2', country: 'IN', phone: '+91 98765 43210', taxId: '000012', website: 'example.com/?a=1&b=<2>#ü' },
  { kind: 'company', name: '$ACTION_ID_0 ${process.exit(1)} `x`', contactName: 'a\u200cb\u200dc', street: '%00%0a%2e%2e/../', city: '..', country: 'KW', phone: '2244 5566', email: '"a b"@example.com', paymentTermDays: '30', currency: 'KWD', locale: 'ar' },
];
