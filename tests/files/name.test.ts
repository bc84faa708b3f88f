import { expect, test } from 'vitest';
import { contentDisposition, downloadName, tidyFileName } from '#lib/files/name';

test.each([
  ['contract.pdf', 'contract.pdf'],
  ['عقد التوريد 2026.pdf', 'عقد التوريد 2026.pdf'],
  ['C:\\Users\\sara\\contract.pdf', 'contract.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['a\u0000b\r\nc.pdf', 'abc.pdf'],
  ['harmless\u202efdp.exe', 'harmlessfdp.exe'],
  [' .pdf ', '.pdf'],
  ['', 'file'],
  ['..\\', 'file'],
  [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(196)}.pdf`],
  ['😀'.repeat(300), '😀'.repeat(200)],
])('%j is kept as %j', (sent, kept) => {
  expect(tidyFileName(sent)).toBe(kept);
});

test.each([
  ['contract.pdf', 'application/pdf', 'contract.pdf'],
  ['CONTRACT.PDF', 'application/pdf', 'CONTRACT.PDF'],
  ['photo.jpeg', 'image/jpeg', 'photo.jpeg'],
  ['page.html', 'application/pdf', 'page.html.pdf'],
  ['setup.exe', 'image/png', 'setup.exe.png'],
  ['contract', 'application/pdf', 'contract.pdf'],
  ['contract.pdf', 'image/jpeg', 'contract.pdf.jpg'],
])('%s with content of %s is given out as %s', (name, mediaType, given) => {
  expect(downloadName(name, mediaType)).toBe(given);
});

test.each([
  ['contract.pdf', `attachment; filename="contract.pdf"; filename*=UTF-8''contract.pdf`],
  ['a "b" \\c%20.pdf', `attachment; filename="a _b_ _c_20.pdf"; filename*=UTF-8''a%20%22b%22%20%5Cc%2520.pdf`],
  ["it's (1)*.pdf", `attachment; filename="it's (1)*.pdf"; filename*=UTF-8''it%27s%20%281%29%2A.pdf`],
  ['عقد.pdf', `attachment; filename="___.pdf"; filename*=UTF-8''%D8%B9%D9%82%D8%AF.pdf`],
])('the header for %s', (name, header) => {
  expect(contentDisposition('attachment', name)).toBe(header);
});
