import { beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '#lib/context';
import { archiveCustomer } from '#lib/customers/archive';
import { findCustomer, listCustomers } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { findRecord } from '#lib/customers/record';
import { customerNumberFaults } from '#lib/customers/verify-numbers';
import { auditFaults } from '#lib/audit/verify';
import { addContact } from '#lib/contacts/add';
import { noContact } from '#lib/contacts/input';
import { beginCheck, beginSaving, beginUndoing, discardImport, remap, stopImport } from '#lib/imports/begin';
import { countOutcomes, findImport } from '#lib/imports/queries';
import { leaveRowOut, repairRow } from '#lib/imports/repair';
import { runImport } from '#lib/imports/run';
import { Invalid } from '#lib/problems';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';
import { allRows, asGuessed, checked, outcomes } from '../support/imports.ts';
import { temporaryFolder } from '../support/program.ts';

const list = { search: '', status: 'active', sort: 'number', direction: 'asc', page: 1 } as const;

let ctx: Context;

beforeEach(async () => {
  process.env['SIJILL_DATA'] = temporaryFolder();
  await openEmptyStore();
  ctx = await aFirm();
});

const savedRows = async (id: string) => (await countOutcomes(ctx, id)).reduce((sum, { saved }) => sum + saved, 0);
const namesOf = async (status: 'active' | 'archived' = 'active') => (await listCustomers(ctx, { ...list, status })).customers.map(({ number, name }) => `${number} ${name}`);

async function saved(content: string, said: Record<string, string> = {}): Promise<string> {
  const id = await checked(ctx, content, said);
  await beginSaving(ctx, id);
  await runImport(id);
  return id;
}

const file = 'Name,City,E-mail\nMaria Anders,Berlin,maria@example.com\nAna Trujillo,México,ana@example.com\nThomas Hardy,London,\n';

describe('saving', () => {
  test('every row becomes a customer, in the order of the file', async () => {
    const id = await checked(ctx, file);
    expect(await findImport(ctx, id)).toMatchObject({ state: 'checked', rowCount: 3, doneCount: 3 });
    expect(await outcomes(ctx, id)).toEqual(['new', 'new', 'new']);
    expect(await namesOf()).toEqual([]);
    await beginSaving(ctx, id);
    await runImport(id);
    expect(await findImport(ctx, id)).toMatchObject({ state: 'saved', doneCount: 3 });
    expect(await namesOf()).toEqual(['1 Maria Anders', '2 Ana Trujillo', '3 Thomas Hardy']);
    const [row] = await allRows(ctx, id);
    expect(row).toMatchObject({ outcome: 'new', savedVersion: 1, before: null });
    expect((await findRecord(ctx, row?.customerId ?? ''))?.values).toMatchObject({ name: 'Maria Anders', city: 'Berlin', email: 'maria@example.com', kind: 'person' });
    expect([await customerNumberFaults(), await auditFaults()]).toEqual([[], []]);
  });

  test('saved once more, nothing is there twice', async () => {
    const id = await saved(file);
    await beginSaving(ctx, id);
    await runImport(id);
    expect(await namesOf()).toHaveLength(3);
  });

  test('what was stopped goes on where it was', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => `Customer ${index + 1}`);
    const id = await checked(ctx, `Name\n${rows.join('\n')}\n`);
    await beginSaving(ctx, id);
    const running = runImport(id);
    await stopImport(ctx, id);
    await running;
    const file = await findImport(ctx, id);
    expect(file?.state).toBe('stopped');
    expect(await savedRows(id)).toBeLessThan(500);
    await beginSaving(ctx, id);
    await runImport(id);
    expect(await savedRows(id)).toBe(500);
    expect((await listCustomers(ctx, list)).total).toBe(500);
    expect(await customerNumberFaults()).toEqual([]);
  });
});

describe('what is there already', () => {
  test('a row that is known by its key updates: what it fills replaces, what it leaves empty stays', async () => {
    const known = await registerCustomer(ctx, values({ name: 'Maria Anders', email: 'MARIA@example.com', city: 'Berlin', phone: '0501234567' }));
    const id = await saved('Name,City,E-mail,Phone\nMaria Anders-Schmidt,Hamburg,maria@example.com,\n', { matchBy: 'email' });
    expect(await outcomes(ctx, id)).toEqual(['update']);
    expect((await findRecord(ctx, known))?.values).toMatchObject({ name: 'Maria Anders-Schmidt', city: 'Hamburg', phone: '0501234567' });
    expect(await findCustomer(ctx, known)).toMatchObject({ version: 2 });
  });

  test('a row that changes nothing leaves no trace', async () => {
    const known = await registerCustomer(ctx, values({ name: 'Maria Anders', city: 'Berlin' }));
    await saved('Number,Name,City\n1,Maria Anders,Berlin\n', { matchBy: 'number' });
    expect(await findCustomer(ctx, known)).toMatchObject({ version: 1 });
  });

  test('look-alikes are left out, or saved where that was chosen', async () => {
    await registerCustomer(ctx, values({ name: 'Maria Anders', email: 'maria@example.com' }));
    const twice = 'Name,City,E-mail,Phone\nM. Anders,,maria@example.com,\nأحمد,الرياض,,0501234567\nاحمد,الرياض,,\nOther,,,+966 50 123 4567\nOther,Jeddah,,\n';
    const id = await saved(twice);
    expect(await outcomes(ctx, id)).toEqual(['duplicate looksLikeCustomer', 'new', 'duplicate looksLikeRow', 'duplicate looksLikeRow', 'new']);
    expect(await namesOf()).toEqual(['1 Maria Anders', '2 أحمد', '3 Other']);
    const all = await saved(twice, { duplicates: 'save' });
    expect(await savedRows(all)).toBe(5);
    expect(await namesOf()).toHaveLength(8);
  });

  test('a key that several have, and a customer that two rows name, are refused', async () => {
    await registerCustomer(ctx, values({ name: 'A', email: 'shared@example.com' }));
    await registerCustomer(ctx, values({ name: 'B', email: 'shared@example.com' }));
    await registerCustomer(ctx, values({ name: 'C', email: 'c@example.com' }));
    const id = await checked(ctx, 'Name,E-mail\nX,shared@example.com\nC one,c@example.com\nC two,C@example.com\n', { matchBy: 'email' });
    expect(await outcomes(ctx, id)).toEqual(['refused severalCustomers', 'update', 'refused sameCustomer']);
  });

  test('customers who are archived are no look-alikes', async () => {
    await archiveCustomer(ctx, await registerCustomer(ctx, values({ name: 'Maria Anders', email: 'maria@example.com' })), 1);
    expect(await outcomes(ctx, await checked(ctx, file))).toEqual(['new', 'new', 'new']);
  });
});

describe('refused rows', () => {
  const wrong = 'Name,Country,E-mail,Payment terms (days)\nMaria,Atlantis,maria@example.com,\n,DE,,\nAna,Mexico,nobody,5000\nThomas,United Kingdom,,30\n';

  test('say why, at the cell, and keep none of the others away', async () => {
    const id = await saved(wrong);
    const rows = await allRows(ctx, id);
    expect(rows.map(({ problems }) => problems)).toEqual([
      [{ column: 1, key: 'imports.problems.noCountry', values: { value: 'Atlantis', field: 'country' } }],
      [{ column: 0, key: 'errors.required', values: { field: 'name' } }],
      [{ column: 2, key: 'errors.email', values: { field: 'email' } }, { column: 3, key: 'errors.paymentTermDays', values: { field: 'paymentTermDays' } }],
      [],
    ]);
    expect(await namesOf()).toEqual(['1 Thomas']);
  });

  test('are repaired on the spot, and saved with the next press', async () => {
    const id = await saved(wrong);
    await expect(repairRow(ctx, id, 3, ['Ana', 'Mexico', 'still wrong', '30'])).rejects.toMatchObject({ problems: [{ field: 'cell.2', key: 'errors.email', values: {} }] });
    await repairRow(ctx, id, 3, ['Ana', 'Mexico', 'ana@example.com', '30']);
    await leaveRowOut(ctx, id, 1);
    expect(await outcomes(ctx, id)).toEqual(['skipped noCountry', 'refused errors.required', 'new', 'new']);
    await beginSaving(ctx, id);
    await runImport(id);
    expect(await namesOf()).toEqual(['1 Thomas', '2 Ana']);
    await expect(repairRow(ctx, id, 3, ['Ana', '', '', ''])).rejects.toThrow(Invalid);
  });

  test('a field that the firm requires is required of rows as well, and a file without its column says so', async () => {
    ctx = await aFirm('owner', { requiredFields: null });
    const id = await checked(ctx, 'Name,Street,City,Postal code,Phone\nMaria,Obere Str. 57,Berlin,12209,030 1234567\n');
    expect((await allRows(ctx, id))[0]?.problems).toEqual([{ column: null, key: 'errors.required', values: { field: 'email' } }]);
  });

  test('the columns can be told anew after a check', async () => {
    const id = await checked(ctx, 'Company,Contact\nAlfreds,Maria\n', { 'column.0': 'city' , 'column.1': 'name' });
    expect(await outcomes(ctx, id)).toEqual(['new']);
    await remap(ctx, id);
    await beginCheck(ctx, id, { ...(await asGuessed(ctx, id)), 'column.0': 'name', 'column.1': 'contactName' });
    await runImport(id);
    await beginSaving(ctx, id);
    await runImport(id);
    expect(await namesOf()).toEqual(['1 Alfreds']);
  });
});

describe('undoing', () => {
  test('new customers are archived, updated ones hold what they held, and numbers stay unbroken', async () => {
    const known = await registerCustomer(ctx, values({ name: 'Maria Anders', email: 'maria@example.com', city: 'Berlin' }));
    const id = await saved('Name,City,E-mail\nMaria Anders,Hamburg,maria@example.com\nAna,México,\n', { matchBy: 'email' });
    await beginUndoing(ctx, id);
    await runImport(id);
    expect(await findImport(ctx, id)).toMatchObject({ state: 'undone' });
    expect(await savedRows(id)).toBe(0);
    expect((await findRecord(ctx, known))?.values).toMatchObject({ city: 'Berlin' });
    expect([await namesOf(), await namesOf('archived')]).toEqual([['1 Maria Anders'], ['2 Ana']]);
    expect([await customerNumberFaults(), await auditFaults()]).toEqual([[], []]);
    await expect(beginSaving(ctx, id)).rejects.toThrow(Invalid);
  });

  test('what was changed or built on since stays, and says so', async () => {
    const id = await saved(file);
    const [first, second] = await allRows(ctx, id);
    await addContact(ctx, first?.customerId ?? '', { ...noContact, name: 'Kim' });
    await archiveCustomer(ctx, second?.customerId ?? '', 1);
    await beginUndoing(ctx, id);
    await runImport(id);
    expect(await outcomes(ctx, id)).toEqual(['new builtOn', 'new builtOn', 'new']);
    expect(await savedRows(id)).toBe(2);
    expect(await namesOf()).toEqual(['1 Maria Anders']);
  });

  test('a file that is taken off the list leaves its customers', async () => {
    const id = await saved(file);
    await discardImport(ctx, id);
    expect(await findImport(ctx, id)).toBeNull();
    expect(await namesOf()).toHaveLength(3);
  });
});
