import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countryName } from '#lib/countries';
import { currencyName } from '#lib/currencies';
import type { CustomerFieldName } from '#lib/customers/fields';
import { translator } from '#lib/messages';
import { type Company, madeUpCompanies, northwindCompanies } from '../support/companies.ts';
import { register, requireNameOnly, setUpFirm } from '../support/journey.ts';
import { type Program, startProgram } from '../support/program.ts';
import { allPages, customersOn, shownValue } from '../support/register-pages.ts';
import { formOf, type Visitor } from '../support/visitor.ts';

const northwind = northwindCompanies();
console.log(`Registering ${northwind ? `${northwind.length} Northwind companies and ` : ''}${madeUpCompanies.length} made-up ones${northwind ? '' : ' (no ../shared/data/northwind/customers.csv)'}`);

const sets = [
  { set: 'made up', locale: 'ar' as const, companies: madeUpCompanies },
  ...(northwind ? [{ set: 'Northwind', locale: 'en' as const, companies: northwind }] : []),
];

describe.each(sets)('$set companies, registered through the pages', ({ companies, locale }) => {
  let program: Program;
  let visitor: Visitor;
  const profiles = new Map<Company, string>();

  beforeAll(async () => {
    program = await startProgram();
    visitor = await setUpFirm(program.url, locale);
    await requireNameOnly(visitor);
    for (const company of companies) {
      const profile = await register(visitor, company as Record<string, string>);
      profiles.set(company, new URL(profile.address, program.url).pathname);
    }
  });
  afterAll(() => program.stop());

  test('the list shows them all, each once, numbered as they came', async () => {
    const pages = await allPages(visitor);
    expect(pages).toHaveLength(Math.ceil(companies.length / 50));
    const listed = pages.flat().toSorted((a, b) => a.number - b.number);
    expect(listed).toEqual(companies.map((company, index) => ({ number: index + 1, name: company.name, address: profiles.get(company) })));
  });

  test('the search finds each by its name', async () => {
    for (const { name } of companies) {
      const found = customersOn(await visitor.get(`/customers?${new URLSearchParams({ q: name }).toString()}`));
      expect(found.map((customer) => customer.name)).toContain(name);
    }
  });

  test('the profile shows every field as it was typed, and nothing that was not', async () => {
    for (const company of companies) {
      const profile = await visitor.get(profiles.get(company) ?? '');
      expect(profile.status).toBe(200);
      expect(profile.document.querySelector('h1')?.text).toBe(company.name);
      const fields = Object.keys(formFields(company)).filter((name) => name !== 'name') as CustomerFieldName[];
      const shown = Object.fromEntries(fields.map((name) => [name, comparable(shownValue(profile, name, locale, { kind: 'company', country: company.country ?? '' }), name, company)]));
      expect(shown).toEqual(Object.fromEntries(fields.map((name) => [name, expected(name, company, locale)])));
      expect(profile.document.querySelectorAll('dl div')).toHaveLength(fields.length);
    }
  });

  test('the form to edit them holds every value as it was typed', async () => {
    for (const company of companies) {
      const form = formOf(await visitor.get(`${profiles.get(company)}/edit`));
      const typed = Object.fromEntries(Object.keys(company).map((name) => [name, String(form.get(name) ?? '').replaceAll('\r\n', '\n')]));
      expect(typed).toEqual(company);
    }
  });
});

/** The fields of which something was entered. */
function formFields(company: Company): Company {
  return Object.fromEntries(Object.entries(company).filter(([, value]) => value !== '')) as Company;
}

/** How the profile is to show a field: codes by their names, all else as typed. */
function expected(name: CustomerFieldName, company: Company, locale: 'ar' | 'en'): string {
  const value = company[name] ?? '';
  const t = translator(locale);
  if (name === 'kind') return t('customers.kinds.company');
  if (name === 'country') return countryName(value, locale);
  if (name === 'currency') return currencyName(value, locale);
  if (name === 'locale') return t(value === 'ar' ? 'language.ar' : 'language.en');
  return value;
}

/** What is shown; a phone that is shown as it is dialled at home counts as typed when what was typed stands beside it. */
function comparable(shown: { value: string; all: string } | undefined, name: CustomerFieldName, company: Company): string | undefined {
  const typed = company[name] ?? '';
  return name === 'phone' && shown?.all.includes(typed) ? typed : shown?.value;
}
