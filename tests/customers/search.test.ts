import { beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '#lib/context';
import { listCustomers } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';

// Nothing below writes, and every group has a firm of its own: one store serves them all.
beforeAll(openEmptyStore);

let ctx: Context;

async function register(...names: string[]): Promise<void> {
  ctx = await aFirm('owner', { country: 'SA' });
  for (const name of names) await registerCustomer(ctx, values({ name }));
}

async function found(search: string): Promise<string[]> {
  const filter = { search, status: 'active', sort: 'name', direction: 'asc', page: 1 } as const;
  const { customers, total } = await listCustomers(ctx, filter);
  expect(total).toBe(customers.length);
  return customers.map(({ name }) => name);
}

describe('a search finds', () => {
  beforeAll(async () => {
    await register('Ana Trujillo', 'شركة الأمل', 'مؤسسة أحمد للتجارة');
    await registerCustomer(ctx, values({
      kind: 'company', name: 'Łódź Straße', contactName: 'Jürgen Groß', city: 'São Paulo', email: 'Sales.Team@Example.com', phone: '050 123 4567', taxId: 'DE 123-456/78',
    }));
  });

  test.each([
    'Łódź Straße', 'lodz', 'LODZ', 'odz', 'strasse', 'STRASSE', 'raß', 'jurgen', 'gross', 'sao paulo', 'Paulo', 'paul', 'ão', 'sales.team@example.com', 'TEAM@EXAMPLE', '.com', '@',
    'DE 123-456/78', '456/78', '123-4', '050 123 4567', '0501234567', '+966501234567', '966501234567', '501234567', '+966 50 123 4567', '٠٥٠١٢٣٤٥٦٧', '3 45', 'ß', '4',
    'lodz paulo sales', 'paulo lodz', '  lodz   paulo  ', 'lodz\u200f', 'l z',
  ])('by %j a customer of which any part says so', async (search) => expect(await found(search)).toEqual(['Łódź Straße']));

  test.each(['أحمد', 'احمد', 'حمد', 'إحمد', 'أَحْمَد', 'أحمـــد', 'مؤسسه', 'للتجارة', 'موسسة', 'مد'])('by %j the Arabic name, however it is spelled', async (search) => {
    expect(await found(search)).toEqual(['مؤسسة أحمد للتجارة']);
  });

  test.each(['zz', 'lodz zz', 'lodz ana', 'straßen', 'lodz strasse sao paulo q', 'zlodz', 'berlin'])('by %j nobody', async (search) => expect(await found(search)).toEqual([]));

  test.each([['1', ['Ana Trujillo', 'Łódź Straße']], ['2', ['Łódź Straße', 'شركة الأمل']], ['٣', ['Łódź Straße', 'مؤسسة أحمد للتجارة']]])(
    'by %s the customer of that number, and those that have the digit elsewhere',
    async (search, names) => expect(await found(search)).toEqual(names),
  );

  test.each(['', '   ', '\u200f', '\u064e'])('by %j, which says nothing, everybody', async (search) => expect(await found(search)).toHaveLength(4));

  test('never across two parts: what ends one and begins the next is no word', async () => {
    expect(await found('strassejurgen')).toEqual([]);
  });
});

describe('signs that mean something to a database mean themselves', () => {
  const odd = ['100% Cotton', 'snake_case', 'back\\slash', 'say "hi"', "O'Brien", 'a*b', 'x AND y', 'c-d', 'e^f', '(g)', 'h:i', 'NEAR(j k)', 'l+m', '{n}', 'o;p--'];

  beforeAll(() => register(...odd, 'plain'));

  test.each(odd)('the whole of %j', async (name) => expect(await found(name)).toEqual([name]));

  test.each([
    ['%', ['100% Cotton']],
    ['_', ['snake_case']],
    ['\\', ['back\\slash']],
    ['"', ['say "hi"']],
    ["'", ["O'Brien"]],
    ['*', ['a*b']],
    ['?', []],
    ['[', []],
    ['[a]', []],
    ['s?', []],
    ["y ' s", []],
    ['" s', ['say "hi"']],
    ["' r", ["O'Brien"]],
    ['a*', ['a*b']],
    ['00% ', ['100% Cotton']],
    ['%tto', []],
    ['s_a', []],
    ['e_c', ['snake_case']],
    ['pl*', []],
    ['pla*', []],
    ['"plain"', []],
    ["'; DROP", []],
    ['plain OR back', []],
    ['plain" OR "back', []],
    ['name:plain', []],
    ['^plain', []],
    ['-plain', []],
    ['plain\\', []],
    ['%plain%', []],
  ])('%s', async (search, names) => expect(await found(search)).toEqual(names));
});

describe('the Arabic article counts for nothing', () => {
  beforeAll(() => register('محمد القحطاني', 'سعد قحطاني', 'شركة الأفق', 'آل سعود'));

  test.each([
    ['قحطاني', 2], ['القحطاني', 2], ['الافق', 1], ['أفق', 1], ['آل', 1], ['سعود', 1],
  ])('%s finds %d', async (word, count) => expect((await found(word)).length).toBeGreaterThanOrEqual(count));
});

describe('a search of many words', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));

  beforeAll(() => register(pairs.slice(0, 60).join(' ')));

  test.each([['one letter', letters.slice(0, 20)], ['two letters', pairs.slice(0, 60)], ['all lengths', [...pairs.slice(0, 9), 'aa ab', 'a', 'c', 'ac ad']]])(
    'of %s finds whom all of them say',
    async (_, words) => expect(await found(words.join(' '))).toHaveLength(1),
  );

  test.each([['two', pairs], ['three', pairs.map((pair) => `${pair}x`)]])('of %s letters, more than a thousand, finds nobody and no fault', async (_, words) => {
    expect(await found(words.join(' '))).toEqual([]);
  });
});

describe('whatever a customer is called, that name finds it', () => {
  const names = ['مُحَمَّد', '👨‍👩‍👧 Family', 'नमस्ते', '東京', 'x', 'ﷲ', 'İstanbul', 'a\u2028b', 'ŉ', 'Ａｂｃ', '""', 'ΣΊΣΥΦΟΣ', '𠮷野家', 'Jose\u0301'];

  beforeAll(() => register(...names));

  test.each(names)('%j', async (name) => expect(await found(name)).toContain(name.normalize('NFC')));
});
