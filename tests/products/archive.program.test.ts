import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpFirm } from '../support/journey.ts';
import { type Program, startProgram } from '../support/program.ts';
import { formOf, type Visitor } from '../support/visitor.ts';

let program: Program;
let visitor: Visitor;

beforeAll(async () => {
  program = await startProgram();
  visitor = await setUpFirm(program.url);
});
afterAll(() => program.stop());

test.each([
  ['a product', '/products/new', { nameEn: 'Desk' }, '/products'],
  ['a category', '/settings/categories', { name: 'Wholesale' }, '/settings/categories'],
  ['a tax', '/settings/taxes', { nameEn: 'Levy', rate: '3' }, '/settings/taxes'],
])('%s is archived without an error however often it is pressed; one that is not there is not found', async (_, address, values, list) => {
  const form = await visitor.get(address);
  const made = await visitor.submit(form, values, undefined, 'form.form:has(input[name^=name])');
  expect(made.address).toMatch(/saved=/);
  const page = list === '/products' ? await visitor.get(made.document.querySelector('table.list tbody th a')?.getAttribute('href') ?? '') : made;
  // The last of those that can be archived is the one that was made last.
  const archive = page.document.querySelectorAll('form.form').filter((form) => form.querySelector('button.link')).at(-1);
  archive?.setAttribute('id', 'archive');
  for (let press = 0; press < 2; press += 1) {
    const answer = await visitor.post(page.address, formOf(page, {}, undefined, '#archive'));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, expect.stringMatching(/saved=/)]);
  }
  expect((await visitor.submit(page, { id: 'nothing' }, undefined, '#archive')).status).toBe(404);
});
