import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rowsOf, shapeOf } from '#lib/tables/read';
import { collected } from '../support/imports.ts';
import { temporaryFolder } from '../support/program.ts';

async function cards(content: string): Promise<Record<string, string>[]> {
  const path = join(temporaryFolder(), 'cards.vcf');
  writeFileSync(path, content);
  const shape = await shapeOf(path);
  expect(shape.format).toBe('vcard');
  const [headings = [], ...rows] = await collected(rowsOf(path, shape));
  return rows.map((row) => Object.fromEntries(headings.map((heading, column) => [heading, row[column] ?? '']).filter(([, value]) => value !== '')));
}

test('a card of version 4 with folded lines, parameters and several phones', async () => {
  const card = [
    'BEGIN:VCARD', 'VERSION:4.0', 'FN:Maria Anders', 'N:Anders;Maria;;;', 'ORG:Alfreds Futterkiste;Sales', 'TITLE:Representative',
    'TEL;TYPE=home:tel:+49-30-0076545', 'TEL;PREF=1;TYPE=work:+49 30 0074321', 'item1.EMAIL:maria@example.com', 'ADR;TYPE=work:;2nd floor;Obere Str. 57;Berlin;;12209;Germany',
    'NOTE:first line\\nsecond\\, with a comma and a very long text that is fol', ' ded', 'CATEGORIES:Wholesale,VIP', 'END:VCARD', '',
  ].join('\r\n');
  expect(await cards(card)).toEqual([{
    kind: 'company', name: 'Alfreds Futterkiste, Sales', contactName: 'Maria Anders', email: 'maria@example.com', phone: '+49 30 0074321', 'phone 2': '+49-30-0076545',
    street: 'Obere Str. 57, 2nd floor', city: 'Berlin', postalCode: '12209', country: 'Germany', categories: 'Wholesale, VIP', position: 'Representative',
    note: 'first line\nsecond, with a comma and a very long text that is folded',
  }]);
});

test('cards of version 2.1 in quoted-printable, and of a person without FN', async () => {
  const text = 'BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D8=AD=D8=B3=D9=86;=D9=84=D9=8A=D9=84=\n=D9=89;;;\nTEL;CELL:0501234567\nEND:VCARD\n';
  expect(await cards(text + text)).toEqual([{ kind: 'person', name: 'ليلى حسن', phone: '0501234567' }, { kind: 'person', name: 'ليلى حسن', phone: '0501234567' }]);
});

test('a card that does not end is none', async () => {
  await expect(cards('BEGIN:VCARD\nFN:Nobody\n')).rejects.toThrow('noCards');
});
