import { afterAll, beforeAll, expect, test } from 'vitest';
import { register, requireNameOnly, setUpFirm, signInOwner, toReview } from '../support/journey.ts';
import { type Program, startProgram } from '../support/program.ts';
import { allPages } from '../support/register-pages.ts';
import { formOf, type Page, type Visitor } from '../support/visitor.ts';

let program: Program;
let visitor: Visitor;
let others: Visitor[];
let registered = 0;

beforeAll(async () => {
  program = await startProgram();
  visitor = await setUpFirm(program.url);
  await requireNameOnly(visitor);
  others = [];
  for (let count = 0; count < 4; count += 1) others.push(await signInOwner(program.url));
});
afterAll(() => program.stop());

/** Where an answer leads: the id of the customer, however it is named in the address. */
function customerOf(answer: Response): string {
  expect(answer.status).toBe(303);
  const { pathname, searchParams } = new URL(answer.headers.get('location') ?? '', program.url);
  return pathname === '/customers/new' ? (searchParams.get('saved') ?? '') : pathname.replace('/customers/', '');
}

/** Presses the buttons all at once, each in one of the browsers in turn. */
async function pressTogether(review: Page, browsers: Visitor[], buttons: string[]): Promise<Set<string>> {
  const answers = await Promise.all(
    buttons.map((button, index) => (browsers[index % browsers.length] as Visitor).post(review.address, formOf(review, {}, button))),
  );
  return new Set(answers.map(customerOf));
}

/** The id of the customer of this name, after proving that it is the only new one and bears the next number. */
async function theOnly(name: string): Promise<Set<string>> {
  registered += 1;
  const listed = (await allPages(visitor)).flat();
  expect(listed).toHaveLength(registered);
  const named = listed.filter((customer) => customer.name === name);
  expect(named.map(({ number }) => number)).toEqual([registered]);
  return new Set(named.map(({ address }) => address.replace('/customers/', '')));
}

const fifty = (button: (index: number) => string) => Array.from({ length: 50 }, (_, index) => button(index));

test('fifty presses of Save at once in one browser make one customer, and all answers lead to it', async () => {
  const review = await toReview(visitor, { name: 'Pressed fifty times' });
  const answered = await pressTogether(review, [visitor], fifty(() => 'save'));
  expect(answered).toEqual(await theOnly('Pressed fifty times'));
});

test('so do fifty from five sessions of the same person', async () => {
  const review = await toReview(visitor, { name: 'Pressed everywhere' });
  const answered = await pressTogether(review, [visitor, ...others], fifty(() => 'save'));
  expect(answered).toEqual(await theOnly('Pressed everywhere'));
});

test('so do Save and Save and new mixed', async () => {
  const review = await toReview(visitor, { name: 'Pressed both ways' });
  const answered = await pressTogether(review, [visitor, ...others], fifty((index) => (index % 2 ? 'save' : 'saveAndNew')));
  expect(answered).toEqual(await theOnly('Pressed both ways'));
});

test('many drafts, each pressed several times at once, become one customer each, without a gap', async () => {
  const reviews: Page[] = [];
  for (let count = 0; count < 10; count += 1) reviews.push(await toReview(visitor, { name: `One of ten: ${count}` }));
  const answered = await Promise.all(reviews.map((review) => pressTogether(review, [visitor, ...others], ['save', 'saveAndNew', 'save', 'save', 'saveAndNew'])));
  registered += reviews.length;
  const listed = (await allPages(visitor)).flat();
  expect(listed.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(Array.from({ length: registered }, (_, index) => index + 1));
  for (const [index, ids] of answered.entries()) {
    const found = listed.filter(({ name }) => name === `One of ten: ${index}`);
    expect(found.map(({ address }) => address)).toEqual([...ids].map((id) => `/customers/${id}`));
  }
});

test('going back and pressing again leads to the customer that was saved, and changes nothing', async () => {
  const review = await toReview(visitor, { name: 'Gone back to' });
  const first = customerOf(await visitor.post(review.address, formOf(review, {}, 'save')));
  const again = await visitor.submit(review, {}, 'saveAndNew');
  expect(again.address).toBe(`/customers/${first}?saved=already`);
  expect(new Set([first])).toEqual(await theOnly('Gone back to'));
  await register(visitor, { name: 'The next one' });
  registered += 1;
  expect((await allPages(visitor)).flat()).toHaveLength(registered);
});
