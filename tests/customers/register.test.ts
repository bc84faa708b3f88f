import { beforeEach, describe, expect, test } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { customers } from '#db/schema/customers';
import { findCustomer, findProfile } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { Invalid } from '#lib/problems';
import { aColleague, aFirm, openEmptyStore, values } from '../support/firm.ts';

beforeEach(openEmptyStore);

test('numbers are given without gap or double, also when many register at once and some fail', async () => {
  const ctx = await aFirm();
  const tries = Array.from({ length: 60 }, (_, index) => registerCustomer(ctx, values({ name: index % 3 === 0 ? '' : `Customer ${index}` })));
  const results = await Promise.allSettled(tries);
  const ids = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const customers = await Promise.all(ids.map((id) => findCustomer(ctx, id)));
  expect(customers.map((customer) => customer?.number).toSorted((a = 0, b = 0) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
});

test('each firm counts its own customers', async () => {
  const [one, other] = [await aFirm(), await aFirm()];
  for (const ctx of [one, one, other]) await registerCustomer(ctx, values());
  const rows = await store.read((db) => db.select({ firmId: customers.firmId, number: customers.number }).from(customers).orderBy(customers.key));
  expect(rows.map(({ firmId, number }) => [firmId === one.firm.id ? 'one' : 'other', number])).toEqual([['one', 1], ['one', 2], ['other', 1]]);
});

test('a customer that is refused leaves nothing: no row, no number, no event', async () => {
  const ctx = await aFirm();
  await expect(registerCustomer(ctx, values({ name: '' }))).rejects.toThrow(Invalid);
  expect(await store.read((db) => db.select().from(customers))).toEqual([]);
  expect(await store.read((db) => db.select().from(auditEvents))).toEqual([]);
  const id = await registerCustomer(ctx, values());
  expect(await findCustomer(ctx, id)).toMatchObject({ number: 1 });
});

test('a new customer carries who registered it, and begins as version 1', async () => {
  const owner = await aFirm();
  const member = await aColleague(owner.firm, 'member', 'Sara');
  const id = await registerCustomer(member, values());
  expect(await findProfile(owner, id)).toMatchObject({ version: 1, createdBy: member.user.id, createdByName: 'Sara', updatedByName: 'Sara', archivedAt: null });
});

test('a phone is kept as typed and, where it can be read, as it is dialled from anywhere', async () => {
  const ctx = await aFirm('owner', { country: 'SA' });
  const phones = [['٠٥٠ ١٢٣ ٤٥٦٧', ''], ['030 123456', 'DE'], ['call me', 'SA'], ['', 'SA']];
  const kept = [];
  for (const [phone = '', country = ''] of phones) {
    const customer = await findCustomer(ctx, await registerCustomer(ctx, values({ phone, country })));
    kept.push([customer?.phone, customer?.phoneInternational]);
  }
  expect(kept).toEqual([['٠٥٠ ١٢٣ ٤٥٦٧', '+966501234567'], ['030 123456', '+4930123456'], ['call me', null], [null, null]]);
});

describe('any Unicode comes back as it was given', () => {
  test.each([
    ['Arabic with marks and tatweel', 'مُحَمَّدُ بـــن عبدِ الله'],
    ['Arabic letters that search takes for one', 'أإآٱاىيئ ةه کك'],
    ['mixed directions', 'شركة ABC للتجارة (2026)'],
    ['marks of direction', 'a\u200fb\u200ec\u061cd'],
    ['an override of direction', '\u202egnp.exe\u202c'],
    ['isolates', '\u2067عربي\u2069 x'],
    ['zero-width joiners', 'می\u200cخواهم a\u200db'],
    ['a family of emoji', '👨‍👩‍👧‍👦 👩🏽‍🚀 🏳️‍🌈'],
    ['a flag of tags', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['letters beyond the first plane', '𠮷野家 𝒳 𐤀'],
    ['marks over marks', 'Z̷͑a̴̛l̵̊g̶̈o̸̚'],
    ['Indic and Thai', 'नमस्ते ไทยแลนด์ தமிழ்'],
    ['Hangul, taken apart', '\u1112\u1161\u11ab'],
    ['compatibility forms', 'ﬁ ﷲ ﻻ ① ㎏ Ａ'],
    ['letters whose case is special', 'İıßẞſ ǅ ΣΊΣΥΦΟΣ'],
    ['spaces of every kind', 'a\u00a0b\u2003c\u3000d  e'],
    ['line separators', 'a\u2028b\u2029c\u0085d'],
    ['control characters', 'a\u0001b\u001b[31mc\u007fd'],
    ['tabs and lines', 'a\tb\nc'],
    ['quotes', `'"\`'' "" \\' \\" \\\\`],
    ['SQL', "'); DROP TABLE customers; -- /* $1 ? :name @x */"],
    ['HTML', '<script>alert("1")</script>&amp;&#0;<!-- ]]>'],
    ['patterns', '%_*?[a-z](.*)^$|{1}'],
    ['formats', '{name} ${x} {{x}} %s %d #{x} \\u0000 \\x00 %00'],
    ['formulas', '=1+1 @SUM(A1) +x -x'],
    ['words that mean nothing to programs', 'null'],
    ['more of them', 'undefined NaN true [object Object]'],
    ['a noncharacter and a private letter', '\uffff\ue000\u{10ffff}'],
    ['a digit', '0'],
  ])('%s', async (_, text) => {
    const ctx = await aFirm();
    const id = await registerCustomer(ctx, values({ name: text, street: text, terms: `${text}\n\n${text}` }));
    const kept = text.normalize('NFC');
    expect(await findCustomer(ctx, id)).toMatchObject({ name: kept, street: kept, terms: `${kept}\n\n${kept}` });
  });
});
