import { beforeEach, describe, expect, test } from 'vitest';
import type { Context, Firm } from '#lib/context';
import { archiveField, changeField, restoreField } from '#lib/custom-fields/change';
import { defineField, moveField } from '#lib/custom-fields/define';
import { customFieldName, joined } from '#lib/custom-fields/field';
import { activeFields, allFields, findField } from '#lib/custom-fields/queries';
import { listCustomers } from '#lib/customers/queries';
import { findRecord } from '#lib/customers/record';
import { registerCustomer } from '#lib/customers/register';
import { requireFields } from '#lib/customers/require-fields';
import { requiringToSave } from '#lib/customers/required-fields';
import { updateCustomer } from '#lib/customers/update';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';

let ctx: Context;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
});

const described = { labelAr: '', labelEn: 'Shoe size', helpAr: '', helpEn: '', type: 'line', options: '', group: 'more', isUnique: '', initial: '', isInList: '' };
const define = (given: Partial<typeof described> = {}) => defineField(ctx, { ...described, ...given });

async function nameOf(id: string) {
  const field = await findField(ctx, id);
  if (!field) throw new Error('no such field');
  return customFieldName(field);
}

async function stored(id: string, field: string): Promise<string | undefined> {
  return (await findRecord(ctx, id))?.values[await nameOf(field)];
}

describe('a field', () => {
  test('has a key that stays when its label changes', async () => {
    const id = await define();
    expect(await nameOf(id)).toBe('custom.shoe_size');
    await changeField(ctx, id, { ...described, labelEn: 'Size of shoe', labelAr: 'مقاس الحذاء' });
    expect(await nameOf(id)).toBe('custom.shoe_size');
    expect(await nameOf(await define({ labelEn: 'Shoe size!' }))).toBe('custom.shoe_size_2');
    expect(await nameOf(await define({ labelEn: '', labelAr: 'المقاس' }))).toBe('custom.field');
  });

  test('needs a label in one language, and options where one is to be chosen', async () => {
    await expect(define({ labelEn: '' })).rejects.toMatchObject({ problems: [{ field: 'labelAr', key: 'errors.required' }] });
    await expect(define({ type: 'choice' })).rejects.toMatchObject({ problems: [{ field: 'options', key: 'errors.required' }] });
    await expect(define({ type: 'choice', options: 'A\na' })).rejects.toMatchObject({ problems: [{ field: 'options', key: 'errors.optionTwice' }] });
    await expect(define({ type: 'number', initial: 'many' })).rejects.toMatchObject({ problems: [{ field: 'initial', key: 'errors.number' }] });
  });

  test('is moved among the others, and archived and brought back with what is in it', async () => {
    const [first, second] = [await define({ labelEn: 'A' }), await define({ labelEn: 'B' })];
    await moveField(ctx, second, -1);
    expect((await activeFields(ctx)).map(({ id }) => id)).toEqual([second, first]);
    const customer = await registerCustomer(ctx, values({ 'custom.a': 'kept' }));
    await archiveField(ctx, first);
    await updateCustomer(ctx, customer, 1, values({ city: 'Berlin' }));
    await restoreField(ctx, first);
    expect(await stored(customer, first)).toBe('kept');
  });

  test('pressed twice, is archived once', async () => {
    const id = await define({ labelEn: 'A' });
    await archiveField(ctx, id);
    const first = await allFields(ctx);
    await archiveField(ctx, id);
    expect(await allFields(ctx)).toEqual(first);
  });

  test('there can be two hundred', async () => {
    for (let made = 0; made < 200; made += 1) await define({ labelEn: `Field ${made}` });
    const given = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`custom.field_${index}`, `Value ${index}`]));
    const customer = await registerCustomer(ctx, values(given));
    expect((await findRecord(ctx, customer))?.values).toMatchObject(given);
  });
});

describe.each([
  ['line', '+0012 اسم', '+0012 اسم'],
  ['phone', '٠٠١٢', '٠٠١٢'],
  ['number', '٠٠١٬٢٣٤٫٥٠', '1234.5'],
  ['number', '-0.125', '-0.125'],
  ['number', '1,234.5', '1234.5'],
  ['number', '1,5', '1.5'],
  ['money', '1 234', '1234'],
  ['date', '٢٠٢٦-٠٢-٢٨', '2026-02-28'],
  ['yesNo', 'yes', 'yes'],
  ['email', 'a@b.example', 'a@b.example'],
  ['link', 'https://a.example/?b', 'https://a.example/?b'],
])('a value of type %s', (type, typed, kept) => {
  test(`${typed} is kept as ${kept}, and the list finds it`, async () => {
    const field = await define({ type });
    const name = await nameOf(field);
    const customer = await registerCustomer(ctx, values({ [name]: typed }));
    await registerCustomer(ctx, values({ name: 'Somebody else' }));
    expect(await stored(customer, field)).toBe(kept);
    const { customers } = await listCustomers(ctx, { search: '', status: 'active', sort: 'name', direction: 'asc', page: 1, custom: { [name]: typed } });
    expect(customers.map(({ id }) => id)).toEqual([customer]);
  });
});

test.each([
  ['number', 'many', 'errors.number'], ['number', '1.2345', 'errors.number'], ['number', '99999999999999', 'errors.number'], ['number', '9007199254741', 'errors.numberTooLarge'],
  ['date', '2026-02-29', 'errors.date'], ['date', '31.1.2026', 'errors.date'], ['yesNo', 'maybe', 'errors.choice'], ['email', 'a', 'errors.email'], ['line', 'x'.repeat(501), 'errors.tooLong'], ['line', 'a\0', 'errors.nul'],
])('a field of type %s refuses %j', async (type, typed, key) => {
  const name = await nameOf(await define({ type }));
  await expect(registerCustomer(ctx, values({ [name]: typed }))).rejects.toMatchObject({ problems: [{ field: name, key }] });
});

test('one or several options are chosen, by key, and no other', async () => {
  const field = await define({ type: 'choices', options: 'أحمر | Red\nأزرق | Blue' });
  const [red, blue] = (await findField(ctx, field))?.options.map(({ key }) => key) ?? [];
  const customer = await registerCustomer(ctx, values({ 'custom.shoe_size': joined([String(blue), String(red)]) }));
  expect(await stored(customer, field)).toBe(joined([String(red), String(blue)]));
  await expect(registerCustomer(ctx, values({ 'custom.shoe_size': 'green' }))).rejects.toMatchObject({ problems: [{ key: 'errors.choice' }] });
  await changeField(ctx, field, { ...described, type: 'choices', options: 'قرمزي | Crimson\nأزرق | Blue' });
  expect((await findField(ctx, field))?.options.map(({ key }) => key)).toEqual([red, blue]);
  await expect(changeField(ctx, field, { ...described, type: 'choices', options: 'أزرق | Blue' })).rejects.toMatchObject({ problems: [{ field: 'options', key: 'errors.optionInUse', values: { count: 1 } }] });
});

test('what must be unique is refused a second time, and its own customer keeps it', async () => {
  await define({ isUnique: 'yes' });
  const first = await registerCustomer(ctx, values({ 'custom.shoe_size': 'A 1' }));
  await expect(registerCustomer(ctx, values({ 'custom.shoe_size': 'a  1' }))).rejects.toMatchObject({ problems: [{ field: 'custom.shoe_size', key: 'errors.notUnique' }] });
  await updateCustomer(ctx, first, 1, values({ 'custom.shoe_size': 'A 1', city: 'Berlin' }));
  const other = await aFirm();
  await defineField(other, { ...described, isUnique: 'yes' });
  await registerCustomer(other, values({ 'custom.shoe_size': 'A 1' }));
});

test('it may be required, by kind, as built-in fields may', async () => {
  await define();
  await requireFields(ctx, { ...requiringToSave([]), 'custom.shoe_size': { company: 'save' } });
  const firm: Firm = { ...ctx.firm, requiredFields: { 'custom.shoe_size': { company: 'save' } } };
  const stricter = { ...ctx, firm };
  await registerCustomer(stricter, values({ kind: 'person' }));
  await expect(registerCustomer(stricter, values({ kind: 'company' }))).rejects.toMatchObject({ problems: [{ field: 'custom.shoe_size', key: 'errors.required' }] });
});

describe('the type of a field', () => {
  test('is changed with every value it holds', async () => {
    const field = await define();
    const customer = await registerCustomer(ctx, values({ 'custom.shoe_size': '٤٢' }));
    await changeField(ctx, field, { ...described, type: 'number' });
    expect(await stored(customer, field)).toBe('42');
    await changeField(ctx, field, { ...described, type: 'choice', options: '42\n43' });
    await changeField(ctx, field, { ...described, type: 'line' });
    expect(await stored(customer, field)).toBe('42');
  });

  test('is not changed where a value would not fit, and whose it is is said', async () => {
    const field = await define();
    const customer = await registerCustomer(ctx, values({ name: 'Maria', 'custom.shoe_size': 'large' }));
    await registerCustomer(ctx, values({ 'custom.shoe_size': '42' }));
    await expect(changeField(ctx, field, { ...described, type: 'number' })).rejects.toMatchObject({ problems: [{ field: 'type', key: 'errors.typeMisfit', values: { count: 1, list: '1 Maria: large' } }] });
    expect(await stored(customer, field)).toBe('large');
    expect((await findField(ctx, field))?.type).toBe('line');
  });

  test('a field becomes unique only when it is', async () => {
    const field = await define();
    for (const name of ['A', 'B']) await registerCustomer(ctx, values({ name, 'custom.shoe_size': '42' }));
    await expect(changeField(ctx, field, { ...described, isUnique: 'yes' })).rejects.toMatchObject({ problems: [{ field: 'isUnique', key: 'errors.alreadyTwice' }] });
  });
});
