import { and, inArray, isNull } from 'drizzle-orm';
import { customers } from '#db/schema/customers';
import type { Db } from '#db/types';
import { ofFirm } from '#lib/access';
import type { Context } from '#lib/context';
import { customersWith } from '#lib/custom-fields/store-values';
import { readValue } from '#lib/custom-fields/value';
import type { CustomFieldName } from '#lib/custom-fields/field';
import { emailKey, taxIdKey } from '#lib/customers/match-keys';
import type { Customer } from '#lib/customers/queries';
import type { RecordRules } from '#lib/customers/rules';
import { fieldNamed } from '#lib/imports/fields';
import type { RowValues } from '#lib/imports/row-values';
import { internationalPhone } from '#lib/phone';

/** The columns by which customers are looked up, by the field that is named in a file. */
const columns = { number: customers.number, taxId: customers.taxIdKey, email: customers.emailKey, phone: customers.phoneInternational };

function keyOf(ctx: Context, rules: RecordRules, matchBy: string, { given, number }: RowValues): string | number | null {
  switch (matchBy) {
    case 'number':
      return number;
    case 'taxId':
      return taxIdKey(given.taxId ?? null);
    case 'email':
      return emailKey(given.email ?? null);
    case 'phone':
      return given.phone ? internationalPhone(given.phone, given.country ?? ctx.firm.country) : null;
    default: {
      const field = fieldNamed(rules.fields, matchBy);
      const reading = field && readValue(field, given[matchBy as CustomFieldName] ?? '');
      return reading && 'entries' in reading ? (reading.entries[0]?.sortText ?? null) : null;
    }
  }
}

/** Customers by what they are known by; one whose data were erased, or that was merged into another, is known by nothing. */
async function customersKnown(db: Db, ctx: Context, rules: RecordRules, matchBy: string, keys: readonly (string | number)[]): Promise<Map<string, Customer[]>> {
  const living = and(isNull(customers.erasedAt), isNull(customers.mergedIntoId));
  const field = fieldNamed(rules.fields, matchBy);
  if (field) {
    const byValue = await customersWith(db, ctx, field, keys.map(String));
    const found = await db.select().from(customers).where(and(ofFirm(ctx, customers), living, inArray(customers.key, [...byValue.values()])));
    const byKey = new Map(found.map((customer) => [customer.key, customer]));
    return new Map([...byValue].flatMap(([value, key]) => (byKey.has(key) ? [[value, [byKey.get(key) as Customer]] as const] : [])));
  }
  const column = columns[matchBy as keyof typeof columns];
  const found = await db.select().from(customers).where(and(ofFirm(ctx, customers), living, inArray(column, keys as never[])));
  return Map.groupBy(found, (customer) => String({ number: customer.number, taxId: customer.taxIdKey, email: customer.emailKey, phone: customer.phoneInternational }[matchBy]));
}

/**
 * Whom rows name by the field that they are known by.
 * @returns for each row, in the same order: all customers who have what it names
 */
export async function matchRows(db: Db, ctx: Context, rules: RecordRules, matchBy: string, rows: readonly RowValues[]): Promise<Customer[][]> {
  const keys = rows.map((row) => (matchBy === '' ? null : keyOf(ctx, rules, matchBy, row)));
  const wanted = [...new Set(keys.filter((key) => key !== null))];
  if (wanted.length === 0) return rows.map(() => []);
  const known = await customersKnown(db, ctx, rules, matchBy, wanted);
  return keys.map((key) => (key === null ? [] : (known.get(String(key)) ?? [])));
}
