import { afterAll, beforeAll, expect, test } from 'vitest';
import { register, requireNameOnly, setUpFirm } from '../support/journey.ts';
import { type Program, startProgram } from '../support/program.ts';
import { formOf, type Page, type Visitor } from '../support/visitor.ts';

let program: Program;
let visitor: Visitor;
let customer: string;

beforeAll(async () => {
  program = await startProgram();
  visitor = await setUpFirm(program.url);
  await requireNameOnly(visitor);
  customer = (await register(visitor, { name: 'Maria' })).address.replace(/^\/customers\/([^?]+).*/, '$1');
});
afterAll(() => program.stop());

/** Sends a form as often at once as an impatient person might. @returns where the answers lead, each once */
async function pressed(page: Page, values: Record<string, string>, button?: string): Promise<string[]> {
  const answers = await Promise.all(Array.from({ length: 5 }, () => visitor.post(page.address, formOf(page, values, button))));
  return [...new Set(answers.map((answer) => new URL(answer.headers.get('location') ?? '', program.url).pathname))];
}

const rows = async (address: string): Promise<number> => (await visitor.get(address)).document.querySelectorAll('table.list tbody tr').length;

test('a new invoice that is sent several times without JavaScript is one draft', async () => {
  const form = await visitor.get(`/invoices/new?customer=${customer}`);
  expect(await pressed(form, { 'line.1.name': 'Service', 'line.1.price': '10' }, 'save')).toEqual([expect.stringMatching(/^\/invoices\/[\w-]+\/edit$/)]);
  expect(await rows('/invoices')).toBe(1);
  // The form that is opened anew makes another.
  expect(await pressed(await visitor.get(`/invoices/new?customer=${customer}`), {}, 'save')).toHaveLength(1);
  expect(await rows('/invoices')).toBe(2);
});

test('a quote is copied, and made an invoice of, once a press', async () => {
  const form = await visitor.get(`/invoices/new?type=quote&customer=${customer}`);
  const draft = await visitor.submit(form, { 'line.1.name': 'Offer', 'line.1.price': '10' }, 'check');
  const quote = await visitor.submit(draft, {});
  expect(quote.address).toMatch(/saved=issued$/);
  expect(await pressed(quote, {}, 'copy')).toHaveLength(1);
  expect(await rows('/invoices?type=quote')).toBe(2);
  expect(await pressed(quote, {}, 'invoice')).toHaveLength(1);
  expect(await rows('/invoices')).toBe(3);
});

test('a payment that is sent several times is recorded once, and one with another amount is refused by its number', async () => {
  const form = await visitor.get(`/payments/new?customer=${customer}`);
  expect(await pressed(form, { amount: '25' }, 'payment')).toEqual([expect.stringMatching(/^\/payments\/[\w-]+$/)]);
  expect(await rows('/payments')).toBe(1);
  const refused = await visitor.submit(form, { amount: '30' }, 'payment');
  expect(refused.document.querySelector('.error-summary')?.text).toContain('RCP-');
  expect(await rows('/payments')).toBe(1);
});
