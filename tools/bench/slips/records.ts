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
