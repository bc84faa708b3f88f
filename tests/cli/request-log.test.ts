import { expect, test } from 'vitest';
import { pathOf } from '#cli/request-log';

const token = 'kQ3mXw-2_uVb7yT0aZcR5nLp8sHdJfGe1iOqWx4Y6vA';

test.each([
  ['/customers?q=Sara', '/customers'],
  ['/customers/0198c2c4-7a52-7d3e-8f41-2b6c0d9e1a57/edit', '/customers/0198c2c4-7a52-7d3e-8f41-2b6c0d9e1a57/edit'],
  ['/sara@example.com', '/sara*example.com'],
  ['/settings/people', '/settings/people'],
  ['/invitation', '/invitation'],
  ['/consent/kQ3mXw', '/consent/*'],
  [`/i/${token}/pdf`, '/i/*'],
  [`/i/${token}/logo`, '/i/*'],
  ['/invoices/i', '/invoices/i'],
  [undefined, ''],
])('%s is logged as %s', (url, logged) => expect(pathOf(url)).toBe(logged));

test.each([
  `/invitation/${token}`,
  `/invitation/${token}?_rsc=1`,
  `/invitation/${token}/`,
  `//invitation//${token}`,
  `/invitation%2F${token}`,
  `/Invitation/${token}`,
  `http://127.0.0.1:3000/invitation/${token}`,
  `/${'x'.repeat(180)}/invitation/${token}`,
  ...['/i/', '//i//', '/i%2F', '/I/', 'http://127.0.0.1:3000/i/'].map((before) => `${before}${token}/pdf`),
])('%s is logged without what opens the invitation', (url) => {
  expect(pathOf(url)).not.toMatch(/kQ3m|6vA|uVb7/);
});

test('of an invitation it is logged that it was one', () => expect(pathOf(`/invitation/${token}`)).toBe('/invitation/*'));
