import { beforeEach, expect, test } from 'vitest';
import { startTypesetting } from '#cli/typesetting';
import { store } from '#db/client';
import { files } from '#db/schema/files';
import { verifyFiles } from '#lib/backup/verify-files';
import { changeBrand, brandInputNames } from '#lib/brands/change';
import { largestLogo, logoOf, removeLogo, setLogo } from '#lib/brands/logo';
import { brandOf } from '#lib/brands/queries';
import type { Context } from '#lib/context';
import { sampleSheet } from '#lib/documents/sample';
import { Forbidden, Invalid } from '#lib/problems';
import { aPng } from '../support/files.ts';
import { aFirm, openEmptyStore } from '../support/firm.ts';
import { temporaryFolder } from '../support/program.ts';

let owner: Context;
let data: string;

beforeEach(async () => {
  data = temporaryFolder();
  process.env['SIJILL_DATA'] = data;
  await openEmptyStore();
  owner = await aFirm('owner');
});

const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2" fill="#1b5e52" onload="alert(1)"/></svg>';
const faults = async () => (await verifyFiles(data)).faults;
const rows = () => store.read((db) => db.select().from(files));

test('a picture is kept, changed and removed, and nothing of the ones before stays', async () => {
  expect(await logoOf(owner)).toBeNull();
  await setLogo(owner, aPng(), 'logo.png');
  expect(await logoOf(owner)).toMatchObject({ mediaType: 'image/png', content: aPng() });
  await setLogo(owner, Buffer.from(picture), 'logo.svg');
  const logo = await logoOf(owner);
  expect(logo?.mediaType).toBe('image/svg+xml');
  expect(Buffer.from(logo?.content ?? []).toString()).not.toContain('alert');
  await setLogo(owner, Buffer.from(picture), 'the same once more.svg');
  expect(await logoOf(owner)).toEqual(logo);
  expect(await rows()).toHaveLength(1);
  expect(await verifyFiles(data)).toMatchObject({ faults: [], unnamed: [] });
  await removeLogo(owner);
  expect(await logoOf(owner)).toBeNull();
  expect(await rows()).toEqual([]);
  expect(await faults()).toEqual([]);
});

test('it stays when the rest of the settings is changed', async () => {
  await setLogo(owner, aPng(), 'logo.png');
  await changeBrand(owner, { ...Object.fromEntries(brandInputNames.map((name) => [name, ''])), color: '#7A1F3D', city: 'جدة' });
  expect(await logoOf(owner)).not.toBeNull();
  expect(await brandOf(owner)).toMatchObject({ color: '#7a1f3d', city: 'جدة' });
});

test('another firm has its own', async () => {
  await setLogo(owner, aPng(), 'logo.png');
  expect(await logoOf(await aFirm('owner'))).toBeNull();
});

test.each<[string, () => Buffer]>([
  ['a PDF', () => Buffer.from('%PDF-1.4\n%%EOF')],
  ['half a PNG', () => aPng().subarray(0, 40)],
  ['a PNG of a billion dots', () => {
    const png = aPng();
    png.writeUInt32BE(40_000, 16);
    return png;
  }],
  ['an SVG with entities', () => Buffer.from('<!DOCTYPE svg [<!ENTITY a "a">]><svg viewBox="0 0 1 1"><text>&a;</text></svg>')],
  ['more than is taken', () => Buffer.alloc(largestLogo + 1, 32)],
  ['nothing known', () => Buffer.from('GIF89a')],
  ['nothing', () => Buffer.alloc(0)],
])('%s is refused, and the logo that was there stays', async (_, content) => {
  await setLogo(owner, aPng(), 'logo.png');
  await expect(setLogo(owner, content(), 'logo.png')).rejects.toThrow(Invalid);
  expect(await logoOf(owner)).not.toBeNull();
  expect(await faults()).toEqual([]);
});

test('who may not change the firm changes no logo, and nothing reaches the disk', async () => {
  await expect(setLogo({ ...owner, role: 'member' }, aPng(), 'logo.png')).rejects.toThrow(Forbidden);
  expect(await verifyFiles(data)).toMatchObject({ faults: [], unnamed: [] });
});

test('a colour that is none is refused', async () => {
  await expect(changeBrand(owner, { ...Object.fromEntries(brandInputNames.map((name) => [name, ''])), color: 'red' })).rejects.toThrow(Invalid);
});

test('it stands on the sheet; a preview shows what was typed, and stores none of it', async () => {
  await setLogo(owner, Buffer.from(picture), 'logo.svg');
  const sheet = await sampleSheet(owner, { legalName: 'شركة أخرى', color: '#7a1f3d', language: 'both', iban: 'not yet' });
  expect(sheet).toMatchObject({ color: '#7a1f3d', languages: ['ar', 'en'], seller: { name: { text: 'شركة أخرى' } } });
  const typesetting = startTypesetting();
  const [plain, withLogo] = [await typesetting.typeset({ sheet, logo: null, as: 'svg' }), await typesetting.typeset({ sheet, logo: await logoOf(owner), as: 'svg' })];
  await typesetting.stop();
  expect(Buffer.from(plain).toString()).toContain('<svg');
  expect(Buffer.from(plain).toString()).not.toContain('<image');
  expect(Buffer.from(withLogo).toString()).toContain('<image');
  expect((await brandOf(owner)).legalName).toBeNull();
});
