import { readFileSync } from 'node:fs';
import { type CustomerValues, valuesWith } from '#lib/customers/fields';
import { northwindCompanies } from '../../../tests/support/companies.ts';
import { realRecords } from '../../../tests/support/real-records.ts';
import { customerOf } from '../names.ts';

const made = 300;

const providers = ['gmail.com', 'hotmail.com', 'yahoo.com', 'outlook.com', 'icloud.com'];

/** Of the records that are made, only the phones are nobody's: their digits are drawn by lot. */
const madeRecords = Array.from({ length: made }, (_, index) => {
  const values = customerOf(index + 1);
  return { ...values, phone: '', email: values.email && `customer${index}@${providers[index % providers.length]}` };
});

/** The file that SIJILL_CUSTOMERS names: a JSON list of records, by the names of the form's fields. */
function givenRecords(): CustomerValues[] {
  const file = process.env['SIJILL_CUSTOMERS'];
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<CustomerValues>[]).map(valuesWith) : [];
}

/** The e-mail of a neighbour at the same provider. */
export const neighbourEmail = (email: string, number: number): string => `customer${number}@${email.slice(email.lastIndexOf('@') + 1)}`;

/** Four customers who live in the street of this one, and have their e-mail where it has: with them the firm knows a place and a domain. */
export function neighboursOf(values: CustomerValues): CustomerValues[] {
  const street = values.street.replaceAll(/\p{Nd}+\S*/gu, '').replaceAll(/[\s,،]+$|^[\s,،]+/gu, '');
  return [1, 2, 3, 4].map((number) => valuesWith({
    kind: values.kind, name: `${values.name} ${number}`, street: `${street} ${number}`, city: values.city, postalCode: values.postalCode, country: values.country, email: values.email && neighbourEmail(values.email, number),
  }));
}

/** Records without a slip: sets by name, those that there are. */
export function cleanRecords(): Record<string, CustomerValues[]> {
  const sets = {
    'made up, of many countries': realRecords,
    'made by chance, Arabic and Latin': madeRecords,
    // Its phones are of the time before 1998 or were never given out.
    'Northwind, without phones': (northwindCompanies() ?? []).map((company) => valuesWith({ ...company, phone: '' })),
    'of SIJILL_CUSTOMERS': givenRecords(),
  };
  return Object.fromEntries(Object.entries(sets).filter(([, records]) => records.length > 0));
}
