import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createCategory } from '#lib/categories/change';
import { auditFaults } from '#lib/audit/verify';
import { addContact } from '#lib/contacts/add';
import { noContact } from '#lib/contacts/input';
import { addEvidence } from '#lib/consent/evidence';
import { consentHistory } from '#lib/consent/queries';
import { makeConsentLink } from '#lib/consent/link';
import type { Context } from '#lib/context';
import { defineField } from '#lib/custom-fields/define';
import { archiveCustomer } from '#lib/customers/archive';
import { findCustomer } from '#lib/customers/queries';
import { compareNext } from '#lib/customers/duplicates/watch';
import { listPairs } from '#lib/customers/duplicates/pairs';
import { registerCustomer } from '#lib/customers/register';
import { addDelivery } from '#lib/deliveries/add';
import { noDelivery } from '#lib/deliveries/input';
import { bringBack } from '#lib/exports/bring-back';
import { exportEverything } from '#lib/exports/everything';
import { draftInvoice } from '#lib/invoices/draft';
import { issueInvoice } from '#lib/invoices/issue';
import { voidInvoice } from '#lib/invoices/void';
import { mergeCustomers } from '#lib/merges/merge';
import { numberFaults } from '#lib/numbers/verify';
import { attachFiles } from '#lib/notes/attach';
import { writeNote } from '#lib/notes/write-note';
import { contextOf } from '#lib/users/context-of';
import { madeUpCompanies } from '../support/companies.ts';
import { aPdf, anUpload } from '../support/files.ts';
import { aColleague, aFirm, openEmptyStore, values } from '../support/firm.ts';
import { documentValues, selling } from '../support/invoices.ts';
import { temporaryFolder } from '../support/program.ts';

let ctx: Context;
let exported: string;
/** Who may be one and the same, by their names. */
let pairs: string[];

/** A firm that has something in nearly every table. */
async function aFullFirm(): Promise<void> {
  const field = { labelAr: '', labelEn: '', helpAr: '', helpEn: '', type: 'line', options: '', group: 'more', isUnique: '', initial: '', isInList: '' };
  await defineField(ctx, { ...field, labelEn: 'Route', type: 'choices', options: 'شمال | North\nSouth' });
  const category = await createCategory(ctx, { name: 'جملة', color: 'blue', description: '' });
  const ids: string[] = [];
  for (const company of madeUpCompanies.slice(0, 5)) ids.push(await registerCustomer(ctx, values({ ...company, categories: category, 'consent.email.invoices': 'given' })));
  const [first = '', second = '', third = '', fourth = ''] = ids;
  for (const name of ['Al Noor Trading', 'Alnoor Trading']) await registerCustomer(ctx, values({ kind: 'company', name, email: 'info@alnoor.example', phone: '+966501234567' }));
  await addContact(ctx, first, { ...noContact, name: 'ليلى "الأولى"', emails: 'layla@example.com' });
  await addDelivery(ctx, first, { ...noDelivery, label: 'Warehouse', country: 'SA', city: 'جدة' });
  const colleague = await aColleague(ctx.firm);
  const note = await writeNote(ctx, first, { kind: 'note', text: 'سطر\n=1+1', [`person.${colleague.user.id}`]: 'on' });
  await attachFiles(ctx, first, note, anUpload(['عقد.pdf', aPdf()]));
  const [event] = await consentHistory(ctx, second);
  await addEvidence(ctx, second, event?.id ?? '', anUpload(['signed.pdf', aPdf({ filling: Buffer.from('BT (2) ET') })]));
  await makeConsentLink(ctx, second);
  await archiveCustomer(ctx, third, 1);
  const [kept, merged] = [await findCustomer(ctx, second), await findCustomer(ctx, fourth)];
  if (!kept || !merged) throw new Error('The customers are not there');
  await mergeCustomers(ctx, kept, [merged]);
  // Signs that some take for the end of a line, and JSON does not.
  await writeNote(ctx, first, { kind: 'note', text: 'one\u2028two\u2029three\u0085four' });
  await aVoidAndADraft();
  pairs = await namesOfPairs(ctx);
}

/** Compares to the end. */
async function namesOfPairs(of: Context): Promise<string[]> {
  while (await compareNext());
  return (await listPairs(of, 1)).pairs.map(({ one, other }) => [one.name, other.name].toSorted().join(', ')).toSorted();
}

/** Documents: one that was issued and made void, whose rows the database lets nobody change, and a draft. */
async function aVoidAndADraft(): Promise<void> {
  const { customer, vat } = await selling(ctx);
  const drafted = () => draftInvoice(ctx, 'invoice', documentValues(customer, [{ name: 'Service', price: '100', tax: vat }]));
  const issued = await drafted();
  await issueInvoice(ctx, issued, 1);
  await voidInvoice(ctx, issued, { reason: 'Never sent' });
  await drafted();
}

beforeEach(async () => {
  process.env['SIJILL_DATA'] = temporaryFolder();
  await openEmptyStore();
  ctx = await aFirm();
  await aFullFirm();
  exported = join(temporaryFolder(), 'export');
  await exportEverything(ctx, exported);
  process.env['SIJILL_DATA'] = temporaryFolder();
  await openEmptyStore();
});

const lines = (folder: string, name: string): string[] => readFileSync(join(folder, 'rows', name), 'utf8').split('\n').filter(Boolean);

describe('everything that was exported', () => {
  test('is, brought back into an empty installation and exported again, the same row by row and file by file', async () => {
    await bringBack(exported);
    const again = join(temporaryFolder(), 'export');
    await exportEverything((await contextOf(ctx.user.id)) ?? ctx, again);
    expect(readdirSync(join(again, 'rows'))).toEqual(readdirSync(join(exported, 'rows')));
    for (const name of readdirSync(join(exported, 'rows'))) {
      // That it was exported once more is the one thing that happened since.
      const [before, after] = [lines(exported, name), lines(again, name)];
      expect({ name, rows: name === 'audit_events.jsonl' ? after.slice(0, before.length) : after }).toEqual({ name, rows: before });
    }
    expect(lines(exported, 'invoice_lines.jsonl')).toHaveLength(2);
    expect(lines(exported, 'number_ledger.jsonl')).toHaveLength(1);
    expect(await numberFaults()).toEqual([]);
    expect(lines(exported, 'notes.jsonl')).toHaveLength(2);
    expect(lines(exported, 'customer_merges.jsonl')).toHaveLength(1);
    expect(readdirSync(join(again, 'files'))).toEqual(readdirSync(join(exported, 'files')));
    for (const name of readdirSync(join(exported, 'files'))) expect(readFileSync(join(again, 'files', name)).equals(readFileSync(join(exported, 'files', name)))).toBe(true);
    for (const table of ['customers', 'contacts', 'addresses', 'notes', 'consents', 'categories']) expect(readFileSync(join(again, `${table}.csv`), 'utf8')).toBe(readFileSync(join(exported, `${table}.csv`), 'utf8'));
    expect(await auditFaults()).toEqual([]);
  });

  test('goes on where it was: the next customer has the next number', async () => {
    await bringBack(exported);
    const owner = (await contextOf(ctx.user.id)) ?? ctx;
    const id = await registerCustomer(owner, values({ name: 'New' }));
    expect((await findCustomer(owner, id))?.number).toBe(9);
  });

  test('is compared anew: who may be one and the same is found again', async () => {
    await bringBack(exported);
    const owner = (await contextOf(ctx.user.id)) ?? ctx;
    expect((await listPairs(owner, 1)).total).toBe(0);
    expect(pairs).toContain('Al Noor Trading, Alnoor Trading');
    expect(await namesOfPairs(owner)).toEqual(pairs);
  });

  test('is compared anew also where an older version has said that it was compared', async () => {
    const counter = JSON.stringify({ firmId: ctx.firm.id, name: 'compared', last: 1000 });
    writeFileSync(join(exported, 'rows/counters.jsonl'), [...lines(exported, 'counters.jsonl').filter((line) => !line.includes('compared')), counter, ''].join('\n'));
    await bringBack(exported);
    expect(await namesOfPairs((await contextOf(ctx.user.id)) ?? ctx)).toEqual(pairs);
  });

  test('holds no password, and nobody can sign in before one is given', async () => {
    for (const line of lines(exported, 'users.jsonl')) expect(line).not.toContain('assword');
  });

  test('explains each column', () => {
    const readme = readFileSync(join(exported, 'README.md'), 'utf8');
    for (const name of readdirSync(join(exported, 'rows'))) {
      expect(readme).toContain(`\`${name.replace('.jsonl', '')}\``);
      for (const column of Object.keys(JSON.parse(lines(exported, name)[0] ?? '{}') as object)) expect(readme).toContain(column);
    }
  });
});

describe('is refused, and nothing is brought back', () => {
  const spoil: [string, string | RegExp, (folder: string) => void][] = [
    ['where a table is missing', /rows\/contacts\.jsonl; name a folder/, (folder) => rmSync(join(folder, 'rows/contacts.jsonl'))],
    ['where a line is broken', 'rows/notes.jsonl: line 1 is no JSON', (folder) => writeFileSync(join(folder, 'rows/notes.jsonl'), '{"id":\n')],
    ['where a line is no row', 'line 1 is no row', (folder) => writeFileSync(join(folder, 'rows/notes.jsonl'), '[1]\n')],
    ['where a column is missing', 'has nothing fit in name', (folder) => change(folder, 'customers', (row) => ({ ...row, name: undefined }))],
    ['where a column is of another kind', 'has nothing fit in version', (folder) => change(folder, 'customers', (row) => ({ ...row, version: '1' }))],
    ['where a word is none of the column\'s', 'has nothing fit in kind', (folder) => change(folder, 'customers', (row) => ({ ...row, kind: 'ghost' }))],
    ['where a column is unknown', 'that this version does not know', (folder) => change(folder, 'customers', (row) => ({ ...row, extra: 1 }))],
    ['where a row is another firm\'s', 'a row belongs to another firm', (folder) => change(folder, 'contacts', (row) => ({ ...row, firmId: 'another' }))],
    ['where rows contradict each other', 'Rows of the export contradict each other', (folder) => change(folder, 'contacts', (row) => ({ ...row, customerId: 'nobody' }))],
    ['where the log of changes was touched', 'is missing or was changed', (folder) => change(folder, 'audit_events', (row) => ({ ...row, action: 'customer.updated' }))],
    ['where a file is missing', 'is missing', (folder) => rmSync(join(folder, 'files', readdirSync(join(folder, 'files'))[0] ?? ''))],
    ['where a file is another', 'it is not what it was', (folder) => writeFileSync(join(folder, 'files', readdirSync(join(folder, 'files'))[0] ?? ''), '%PDF-')],
    ['where a file is a link', 'is no file of its own', (folder) => leadAway(join(folder, 'files', readdirSync(join(folder, 'files'))[0] ?? ''))],
    ['where a table is a link', 'is no file of its own', (folder) => leadAway(join(folder, 'rows/contacts.jsonl'))],
    ['where a file is of another kind than its row says', 'it is not what its row says', (folder) => change(folder, 'files', (row) => ({ ...row, mediaType: 'text/html' }))],
    ['where a file is of a kind that is not taken', 'it is not what its row says', (folder) => {
      const page = '<script>alert(1)</script>';
      change(folder, 'files', (row) => {
        writeFileSync(join(folder, 'files', readdirSync(join(folder, 'files')).find((name) => name.startsWith(String(row['id']))) ?? ''), page);
        return { ...row, mediaType: 'text/html', size: page.length, sha256: createHash('sha256').update(page).digest('hex') };
      });
    }],
    ['where a file is to lead elsewhere', 'is missing', (folder) => change(folder, 'files', (row) => ({ ...row, id: '../../secret' }))],
  ];

  /** Moves a file out of the folder, and leaves a link to it. */
  function leadAway(path: string): void {
    const away = join(temporaryFolder(), 'away');
    renameSync(path, away);
    symlinkSync(away, path);
  }

  /** Changes the first row of a table. */
  function change(folder: string, table: string, of: (row: Record<string, unknown>) => object): void {
    const [first = '', ...rest] = lines(folder, `${table}.jsonl`);
    writeFileSync(join(folder, 'rows', `${table}.jsonl`), [JSON.stringify(of(JSON.parse(first) as Record<string, unknown>)), ...rest].join('\n'));
  }

  test.each(spoil)('%s', async (_, said, spoiling) => {
    const folder = join(temporaryFolder(), 'copy');
    cpSync(exported, folder, { recursive: true });
    spoiling(folder);
    await expect(bringBack(folder)).rejects.toThrow(said);
    // The whole of it, untouched, comes back where the spoilt one has left nothing behind.
    await bringBack(exported);
    expect(await auditFaults()).toEqual([]);
  });

  test('where somebody is set up', async () => {
    await bringBack(exported);
    await expect(bringBack(exported)).rejects.toThrow('Somebody is set up');
  });

  test('where there is no export', async () => {
    await expect(bringBack(join(exported, 'none'))).rejects.toThrow('name a folder that was written by sijill export');
  });
});
