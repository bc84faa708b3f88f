import { describe, expect, test } from 'vitest';
import { checkCustomer } from '#lib/customers/checks';
import { corrected } from '#lib/customers/checks/check';
import { noFacts } from '#lib/customers/checks/facts';
import { type CustomerValues, customerFieldNames, valuesWith } from '#lib/customers/fields';
import { findingText } from '#lib/customers/show';
import type { Context } from '#lib/context';
import { madeUpCompanies } from '../support/companies.ts';
import { seededRandom } from '../support/random.ts';

const reader: Omit<Context, 'locale'> = {
  firm: { id: '', name: '', country: 'SA', timeZone: 'UTC', requiredFields: {}, largestFile: null },
  user: { id: '', name: '', email: '', digits: 'arab' },
  role: 'owner',
};

/** Pieces of which real and wild values are made. */
const pieces = ['a', 'A', 'Maria', 'GMBH', 'شركة', 'محمد', 'ة', 'ى', 'а', 'Ω', ' ', '  ', ',', '-', '.', '@', '12', '٣٠', '\u200b', '\u202e', '\t', '\u0301', '👩\u200d👧', '$&', '{x}', '<b>', 'constructor', '__proto__', 'DE89', 'net 30', 'ß', 'İ', '𝔘', '\ud800'];
const countries = ['', 'SA', 'DE', 'GB', 'EG', 'XX'];

function wild(random: () => number): CustomerValues {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const text = () => Array.from({ length: Math.floor(random() * 7) }, () => pick(pieces)).join('');
  return valuesWith({ ...Object.fromEntries(customerFieldNames.map((name) => [name, text()])), kind: pick(['person', 'company']), country: pick(countries) });
}

describe('whatever is typed', () => {
  const { seed, random } = seededRandom();
  const records = [...madeUpCompanies.map((company) => valuesWith(company)), ...Array.from({ length: 500 }, () => wild(random))];
  const findingsOf = (values: CustomerValues) => checkCustomer(values, noFacts('SA'));

  test(`each thing is said once of a field, and can be said in both languages (SIJILL_SEED=${seed})`, () => {
    for (const values of records) {
      const findings = findingsOf(values);
      expect(new Set(findings.map(({ field, key }) => `${field} ${key}`)).size, JSON.stringify(values)).toBe(findings.length);
      for (const finding of findings) for (const locale of ['ar', 'en'] as const) expect(findingText({ ...reader, locale }, finding)).not.toBe('');
    }
  });

  test(`a correction changes something, and what it corrects is not found again (SIJILL_SEED=${seed})`, () => {
    for (const values of records) {
      for (const { field, key, correction } of findingsOf(values)) {
        if (!correction) continue;
        const after = corrected(values, correction);
        expect(after, `${key} in ${JSON.stringify(values)}`).not.toEqual(values);
        expect(findingsOf(after).filter((again) => again.field === field && again.key === key), `${key} in ${JSON.stringify(values)}`).toEqual([]);
      }
    }
  });

  test.each([['a'.repeat(200)], ['ا'.repeat(200)], ['-'.repeat(200)], ['1 '.repeat(100)], [`AB12${'1A '.repeat(60)}é`], ['net '.repeat(500)], ['a@'.repeat(99)]])('and however long, it takes no time: %s', (text) => {
    const values = valuesWith(Object.fromEntries(customerFieldNames.map((name) => [name, text])));
    const begun = performance.now();
    findingsOf({ ...values, country: 'DE', kind: 'company' });
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
