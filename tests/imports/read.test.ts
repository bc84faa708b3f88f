import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createCategory } from '#lib/categories/change';
import { allCategories } from '#lib/categories/queries';
import { consentHistory } from '#lib/consent/queries';
import type { Context } from '#lib/context';
import { defineField } from '#lib/custom-fields/define';
import { activeFields } from '#lib/custom-fields/queries';
import { listCustomers } from '#lib/customers/queries';
import { findRecord } from '#lib/customers/record';
import { beginCheck, beginSaving, discardImport } from '#lib/imports/begin';
import { findImport, listImports } from '#lib/imports/queries';
import { rereadImport } from '#lib/imports/reread';
import { runImport } from '#lib/imports/run';
import { eraseCustomer } from '#lib/personal-data/erase';
import { Invalid } from '#lib/problems';
import { aFirm, openEmptyStore } from '../support/firm.ts';
import { allRows, asGuessed, checked, outcomes, receive } from '../support/imports.ts';
import { temporaryFolder } from '../support/program.ts';

let ctx: Context;
let data: string;

beforeEach(async () => {
  data = temporaryFolder();
  process.env['SIJILL_DATA'] = data;
  await openEmptyStore();
  ctx = await aFirm();
});

const field = { labelAr: '', labelEn: '', helpAr: '', helpEn: '', type: 'line', options: '', group: 'more', isUnique: '', initial: '', isInList: '' };

async function save(id: string): Promise<Record<string, string>[]> {
  await beginSaving(ctx, id);
  await runImport(id);
  const ids = (await allRows(ctx, id)).flatMap(({ customerId, savedVersion }) => (savedVersion === null ? [] : (customerId ?? [])));
  const records = await Promise.all(ids.map((customer) => findRecord(ctx, customer)));
  return records.map((record) => Object.fromEntries(Object.entries(record?.values ?? {}).filter(([, value]) => value !== '')));
}

const mappingOf = async (id: string) => {
  const file = await findImport(ctx, id);
  return Object.entries(file?.mapping ?? {}).map(([column, target]) => `${file?.headings[Number(column)]} → ${target}`);
};

describe('what the columns are', () => {
  test('is guessed from headings in both languages, the names of fields, and what they are usually called', async () => {
    await defineField(ctx, { ...field, labelAr: 'المندوب', labelEn: 'Sales person' });
    const [custom] = await activeFields(ctx);
    const english = await receive(ctx, 'Customer ID,Company Name,Contact person,VAT No.,E-Mail Address,Mobile,ZIP,sales PERSON,consent.email.marketing,Fax\na,b,c,d,e,f,g,h,i,j\n');
    expect(await mappingOf(english)).toEqual([
      'Company Name → name', 'Contact person → contactName', 'VAT No. → taxId', 'E-Mail Address → email', 'Mobile → phone', 'ZIP → postalCode', `sales PERSON → custom.${custom?.key}`, 'consent.email.marketing → consent.email.marketing',
    ]);
    const arabic = await receive(ctx, 'اسم العميل;الرقم الضريبى;الجوال;البلد;الفئات;المندوب;الرمز البريدي\nا;ب;ج;د;ه;و;ز\n');
    expect(await mappingOf(arabic)).toEqual(['اسم العميل → name', 'الرقم الضريبى → taxId', 'الجوال → phone', 'البلد → country', 'الفئات → categories', `المندوب → custom.${custom?.key}`, 'الرمز البريدي → postalCode']);
  });

  test('takes the parts of a name together, and puts several columns into one field', async () => {
    const id = await checked(ctx, 'First name,Last name,Street,Address line 2\nMaria,Anders,Obere Str. 57,2nd floor\n', { 'column.3': 'street' });
    expect(await save(id)).toEqual([{ kind: 'person', name: 'Maria Anders', street: 'Obere Str. 57, 2nd floor' }]);
  });

  test('is remembered for the next file with the same headings', async () => {
    await checked(ctx, 'Firma,Ort\nAlfreds,Berlin\n', { 'column.0': 'name', 'column.1': 'city', kind: 'company' });
    const again = await receive(ctx, 'FIRMA ,ort\nAnother,Hamburg\n');
    expect(await mappingOf(again)).toEqual(['FIRMA → name', 'ort → city']);
    expect((await findImport(ctx, again))?.options).toMatchObject({ kind: 'company' });
    expect(await mappingOf(await receive(ctx, 'Firma\nx\n'))).toEqual([]);
  });

  test.each([[{ 'column.0': 'salary' }], [{ 'column.0': '' }], [{ matchBy: 'email' }], [{ matchBy: 'city' }]])('%j is refused', async (said) => {
    const id = await receive(ctx, 'Name,City\nMaria,Berlin\n');
    await expect(beginCheck(ctx, id, { ...(await asGuessed(ctx, id)), ...said })).rejects.toThrow(Invalid);
    expect((await findImport(ctx, id))?.state).toBe('mapping');
  });
});

describe('words of people', () => {
  test('become codes: kinds, countries, currencies, languages, consents', async () => {
    const id = await checked(ctx, [
      'name,kind,country,currency,locale,consent.email.invoices,consent.phone.contact',
      'A,شركة,المملكة العربية السعودية,ريال سعودي,العربية,نعم,no',
      'B,Person,UK,eur,English,1,',
      'C,Business,U.S.A.,US Dollar,en,x,لا',
      'D,,EG,KWD,ar,given,',
    ].join('\n'));
    expect(await outcomes(ctx, id)).toEqual(['new', 'new', 'new', 'new']);
    const common = { 'consent.email.invoices': 'given' };
    const [a, ...rest] = await save(id);
    expect([a, ...rest]).toEqual([
      { name: 'A', kind: 'company', country: 'SA', currency: 'SAR', locale: 'ar', ...common },
      { name: 'B', kind: 'person', country: 'GB', currency: 'EUR', locale: 'en', ...common },
      { name: 'C', kind: 'company', country: 'US', currency: 'USD', locale: 'en', ...common },
      { name: 'D', kind: 'person', country: 'EG', currency: 'KWD', locale: 'ar', ...common },
    ]);
    const customer = (await allRows(ctx, id))[0]?.customerId ?? '';
    expect(await consentHistory(ctx, customer)).toMatchObject([{ channel: 'email', purpose: 'service', isGiven: true, method: 'form', recorder: 'Colleague' }]);
  });

  test('that fit nowhere refuse the row, at their cell', async () => {
    const id = await checked(ctx, 'name,kind,currency,consent.email.marketing\nA,alien,,\nB,,gold,\nC,,,perhaps\n');
    expect(await outcomes(ctx, id)).toEqual(['refused unknownWord', 'refused unknownWord', 'refused unknownWord']);
    expect((await allRows(ctx, id)).map(({ problems }) => problems[0]?.column)).toEqual([1, 2, 3]);
  });

  test('for nothing are read as nothing where the column shows it is meant so', async () => {
    const id = await checked(ctx, 'name,region,postalCode,terms\nA,NULL,NULL,-\nB,null,12209,cash\nC,BC,1010,cash\nNULL,n/a,,cash\n');
    expect((await findImport(ctx, id))?.options).toMatchObject({ absent: { 0: ['null'], 1: ['null'], 2: ['null'] } });
    expect(await outcomes(ctx, id)).toEqual(['new', 'new', 'new', 'refused errors.required']);
    expect(await save(id)).toMatchObject([{ name: 'A', kind: 'person', terms: '-' }, { name: 'B', postalCode: '12209' }, { name: 'C', region: 'BC' }]);
    const kept = await checked(ctx, 'name,region\nNULL,NULL\nB,NULL\n', { keepsWords: 'yes' });
    expect(await save(kept)).toEqual([{ name: 'NULL', kind: 'person', region: 'NULL' }, { name: 'B', kind: 'person', region: 'NULL' }]);
  });
});

describe("categories and the firm's own fields", () => {
  const people = 'name,categories\nA,"Wholesale, VIP"\nB,جمله\nC,"""A, B"""\n';

  test('a category that is not there refuses the row, unless it shall be made; then it is made with the customer and not before', async () => {
    await createCategory(ctx, { name: 'جملة', color: 'blue', description: '' });
    expect(await outcomes(ctx, await checked(ctx, people))).toEqual(['refused noCategory', 'new', 'refused noCategory']);
    const id = await checked(ctx, people, { newCategories: 'yes' });
    expect(await outcomes(ctx, id)).toEqual(['new', 'new', 'new']);
    expect(await allCategories(ctx)).toHaveLength(1);
    const saved = await save(id);
    const names = new Map((await allCategories(ctx)).map((category) => [category.id, category.name]));
    expect(saved.map(({ categories = '' }) => categories.split('\n').map((key) => names.get(key)).toSorted())).toEqual([['VIP', 'Wholesale'], ['جملة'], ['A, B']]);
  });

  test('options are named by their words in either language, values are checked, and unique ones are', async () => {
    await defineField(ctx, { ...field, labelEn: 'Route', type: 'choices', options: 'شمال | North\nجنوب | South' });
    await defineField(ctx, { ...field, labelEn: 'Code', isUnique: 'yes' });
    await defineField(ctx, { ...field, labelEn: 'Limit', type: 'number' });
    await defineField(ctx, { ...field, labelEn: 'Source', initial: 'fair' });
    const first = await checked(ctx, 'name,Route,Code,Limit\nA,"north, جنوب",K1,"1,000.5"\nB,West,K2,\nC,,k1,\nD,,K3,much\n');
    expect(await outcomes(ctx, first)).toEqual(['new', 'refused unknownWord', 'refused errors.notUnique', 'refused errors.number']);
    const [route, code, limit, source] = await activeFields(ctx);
    expect(await save(first)).toEqual([{ name: 'A', kind: 'person', [`custom.${route?.key}`]: route?.options.map(({ key }) => key).join('\n'), [`custom.${code?.key}`]: 'K1', [`custom.${limit?.key}`]: '1000.5', [`custom.${source?.key}`]: 'fair' }]);
    expect(await outcomes(ctx, await checked(ctx, 'name,Code\nE,K1\n'))).toEqual(['refused errors.notUnique']);
    const update = await checked(ctx, 'name,Code\nA again,K1\nF,K9\n', { matchBy: `custom.${code?.key}` });
    expect(await outcomes(ctx, update)).toEqual(['update', 'new']);
    expect(await save(update)).toMatchObject([{ name: 'A again' }, { name: 'F' }]);
  });
});

describe('the file itself', () => {
  test('is read again in another way, and is as it was where that fails', async () => {
    const id = await receive(ctx, 'a;b,c\n1;2,3\n');
    expect(await findImport(ctx, id)).toMatchObject({ headings: ['a;b', 'c'] });
    await rereadImport(ctx, id, { encoding: 'windows-1256', delimiter: 'semicolon' });
    expect(await findImport(ctx, id)).toMatchObject({ headings: ['a', 'b,c'], options: { encoding: 'windows-1256', delimiter: ';' } });
    await rereadImport(ctx, id, { encoding: 'utf-8', delimiter: 'other', otherDelimiter: ';' });
    for (const wrong of [{ encoding: 'utf-7', delimiter: 'comma' }, { encoding: 'utf-8', delimiter: 'other', otherDelimiter: '"' }, { encoding: 'utf-16le', delimiter: 'comma' }]) {
      await expect(rereadImport(ctx, id, wrong)).rejects.toThrow(Invalid);
    }
    expect(await findImport(ctx, id)).toMatchObject({ headings: ['a', 'b,c'], rowCount: 1 });
    expect((await allRows(ctx, id)).map(({ cells }) => cells)).toEqual([['1', '2,3']]);
  });

  test('lies beside the data until its rows are saved, or it is discarded', async () => {
    const [saved, discarded] = [await checked(ctx, 'name\nA\n'), await receive(ctx, 'name\nB\n')];
    expect(readdirSync(join(data, 'imports')).toSorted()).toEqual([saved, discarded].toSorted());
    await save(saved);
    await discardImport(ctx, discarded);
    expect(readdirSync(join(data, 'imports'))).toEqual([]);
    expect((await listImports(ctx)).map(({ id }) => id)).toEqual([saved]);
  });

  test.each([['', 'empty'], ['only headings\n', 'empty'], ['name\n"open', 'quoteOpen'], [`${'a,'.repeat(600)}\n1\n`, 'tooManyColumns']])('%j is refused, and nothing of it stays', async (content, reason) => {
    await expect(receive(ctx, content)).rejects.toMatchObject({ problems: [{ field: 'file', key: `imports.unreadable.${reason}` }] });
    expect(await listImports(ctx)).toEqual([]);
    expect(existsSync(join(data, 'files')) ? readdirSync(join(data, 'files')) : []).toEqual([]);
  });

  test('that quotes nothing has its commas put back where a space follows them; what does not come out even is refused', async () => {
    const id = await checked(ctx, 'name,street,city\nA,24, place Kléber,Strasbourg\nB,1,2,3\nC,x\n');
    expect((await findImport(ctx, id))?.options).toMatchObject({ noticed: { joined: 1, unreadable: 0 } });
    expect(await outcomes(ctx, id)).toEqual(['new joined', 'refused tooManyCells', 'new']);
    expect(await save(id)).toEqual([{ name: 'A', kind: 'person', street: '24, place Kléber', city: 'Strasbourg' }, { name: 'C', kind: 'person', street: 'x' }]);
  });

  test('with signs that cannot be read says how many rows have them, and refuses those', async () => {
    const id = await checked(ctx, 'name,city,note\nA\0,Berlin,\nB,Berlin,\0\n');
    expect((await findImport(ctx, id))?.options).toMatchObject({ noticed: { unreadable: 2 } });
    expect(await outcomes(ctx, id)).toEqual(['refused unreadable', 'new']);
  });

  test('keeps nothing of a customer whose personal data are erased', async () => {
    const id = await checked(ctx, 'name,city\nMaria Anders,Berlin\n');
    await save(id);
    const [customer] = (await listCustomers(ctx, { search: '', status: 'active', sort: 'number', direction: 'asc', page: 1 })).customers;
    await eraseCustomer(ctx, customer?.id ?? '', 1, '1');
    expect((await allRows(ctx, id)).map(({ cells }) => cells)).toEqual([[]]);
  });
});
