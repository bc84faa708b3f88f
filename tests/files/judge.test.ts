import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgeFile } from '#lib/files/judge';
import { aJpeg, aPdf, aPng } from '../support/files.ts';
import { temporaryFolder } from '../support/program.ts';

const folder = temporaryFolder();
let made = 0;

async function judged(content: Buffer) {
  const path = join(folder, String((made += 1)));
  writeFileSync(path, content);
  return judgeFile(path);
}

const taken = (mediaType: string, isActive = false) => ({ flaw: null, mediaType, isActive });
const [pdf, png, jpeg] = [aPdf(), aPng(), aJpeg()];
const filled = (length: number, text = '') => aPdf({ filling: Buffer.concat([Buffer.alloc(length, ' '), Buffer.from(text)]) });

test.each([
  ['a PDF', pdf, 'application/pdf'],
  ['a PDF whose cross-reference is a stream', aPdf({ asStream: true }), 'application/pdf'],
  ['a PDF of some megabytes', filled(3_000_000), 'application/pdf'],
  ['a PDF with a table of cross-references longer than a piece', aPdf({ objects: Array.from({ length: 5000 }, () => 'null') }), 'application/pdf'],
  ['a PDF with blank lines behind its end', Buffer.concat([pdf, Buffer.alloc(900, '\n')]), 'application/pdf'],
  ['a PDF that says where its cross-reference is, and lies', Buffer.from(pdf.toString('latin1').replace(/startxref\n\d+/, 'startxref\n99999999'), 'latin1'), 'application/pdf'],
  ['a PDF whose page says "/Encrypt"', filled(0, '(/Encrypt 5 0 R)'), 'application/pdf'],
  ['a PNG', png, 'image/png'],
  ['a PNG with something behind its end', Buffer.concat([png, Buffer.from('more')]), 'image/png'],
  ['a JPEG', jpeg, 'image/jpeg'],
  ['a JPEG of some megabytes', Buffer.concat([jpeg.subarray(0, -2), Buffer.alloc(3_000_000, 7), Buffer.from([0xff, 0xd9])]), 'image/jpeg'],
  ['a JPEG with what a phone puts behind its end', Buffer.concat([jpeg, Buffer.alloc(50_000, 1)]), 'image/jpeg'],
])('%s is taken', async (_, content, mediaType) => {
  expect(await judged(content)).toEqual(taken(mediaType));
});

test.each([
  ['nothing at all', 'empty', Buffer.alloc(0)],
  ['a text', 'unknown', Buffer.from('Dear Sir')],
  ['a page of the net', 'unknown', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a PDF behind something else', 'unknown', Buffer.concat([Buffer.from('\n'), pdf])],
  ['a page of the net that holds a PDF', 'unknown', Buffer.concat([Buffer.from('<html>'), pdf])],
  ['a ZIP', 'unknown', Buffer.from('PK\u0003\u0004')],
  ['a GIF', 'unknown', Buffer.from('GIF89a')],
  ['half a signature', 'unknown', png.subarray(0, 5)],
  ['the first half of a PDF', 'truncated', pdf.subarray(0, pdf.length / 2)],
  ['a PDF without its last line', 'truncated', pdf.subarray(0, -7)],
  ['a PDF whose end lies too far from the end', 'truncated', Buffer.concat([pdf, Buffer.alloc(1024, '\n')])],
  ['only the beginning of a PDF', 'truncated', Buffer.from('%PDF-1.7')],
  ['a PNG without its last chunk', 'truncated', png.subarray(0, -12)],
  ['only the beginning of a PNG', 'truncated', png.subarray(0, 8)],
  ['a JPEG without its end, which its preview has', 'truncated', jpeg.subarray(0, -2)],
  ['a JPEG that ends within its preview', 'truncated', jpeg.subarray(0, 14)],
  ['a JPEG that ends within a marker', 'truncated', jpeg.subarray(0, -1)],
  ['an encrypted PDF', 'encrypted', aPdf({ objects: ['<< /Filter /Standard >>'], trailer: '/Encrypt 5 0 R' })],
  ['an encrypted PDF whose cross-reference is a stream', 'encrypted', aPdf({ asStream: true, trailer: '/Encrypt 5 0 R' })],
  ['an encrypted PDF with a long table', 'encrypted', aPdf({ objects: Array.from({ length: 5000 }, () => 'null'), trailer: '/Encrypt<< /Filter /Standard >>' })],
  ['an encrypted PDF that spells it otherwise', 'encrypted', aPdf({ trailer: '/Encr#79pt 5 0 R' })],
])('%s is refused as %s', async (_, flaw, content) => {
  expect(await judged(content)).toEqual({ flaw });
});

test('a PDF that is cut anywhere before its last line is never taken', async () => {
  for (let length = 9; length < pdf.length - 7; length += 5) expect(await judged(pdf.subarray(0, length)), `${length} bytes`).toEqual({ flaw: 'truncated' });
});

test('a picture that is cut anywhere is never taken', async () => {
  for (let length = 8; length < png.length - 12; length += 1) expect(await judged(png.subarray(0, length)), `PNG of ${length} bytes`).toEqual({ flaw: 'truncated' });
  for (let length = 3; length < jpeg.length; length += 1) expect(await judged(jpeg.subarray(0, length)), `JPEG of ${length} bytes`).toEqual({ flaw: 'truncated' });
});

describe('of a PDF that is taken it is told', () => {
  test.each([
    ['that it runs a script', ['<< /S /JavaScript /JS (app.alert(1)) >>'], true],
    ['that it starts a program', ['<< /S /Launch /F (cmd.exe) >>'], true],
    ['that it does something when it is opened', ['<< /OpenAction 6 0 R >>'], true],
    ['that it does something now and then', ['<< /AA << /O 6 0 R >> >>'], true],
    ['that it holds files', ['<< /Names << /EmbeddedFiles 6 0 R >> >>'], true],
    ['that it runs a script, however it spells it', ['<< /S /J#61vaScript >>'], true],
    ['not that it opens at a certain page', ['<< /OpenAction [3 0 R /Fit] >>'], false],
    ['not that a word only begins like one', ['<< /AAB 1 /JSX 2 /LaunchPad 3 >>'], false],
    ['not what its compressed data happen to hold', ['<< /Length 9 >>\nstream\n /JS /AA \nendstream'], false],
    ['what comes behind its data', ['<< /Length 9 >>\nstream\n abc \nendstream', '<< /JS (x) >>'], true],
  ])('%s', async (_, objects, isActive) => {
    expect(await judged(aPdf({ objects }))).toEqual(taken('application/pdf', isActive));
  });

  test('wherever the pieces end in which it is read', async () => {
    const before = aPdf().indexOf('4 0 obj');
    for (let distance = -40; distance <= 40; distance += 1) {
      const padding = ' '.repeat(64 * 1024 - before - 60 + distance);
      const objects = [`<< /A (${padding}) >>`, '<< /JavaScript 7 0 R >>'];
      expect(await judged(aPdf({ objects })), String(distance)).toEqual(taken('application/pdf', true));
      expect(await judged(aPdf({ objects: [`<< /A (${padding}) >>`, '<< /Length 9 >>\nstream\n /JS \nendstream'] })), String(distance)).toEqual(taken('application/pdf'));
    }
  });
});
