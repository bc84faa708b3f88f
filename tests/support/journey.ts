import { type Page, Visitor } from './visitor.ts';

export const owner = { firmName: 'Nour Trading', name: 'Sara', email: 'sara@example.com', password: 'correct horse battery' };

/** Sets an empty installation up; the visitor is then signed in as its owner. */
export async function setUpFirm(url: string, locale: 'ar' | 'en' = 'en'): Promise<Visitor> {
  const visitor = new Visitor(url, locale);
  const page = await visitor.get('/customers');
  const list = await visitor.submit(page, { ...owner, locale });
  if (!list.address.startsWith('/customers')) throw new Error(`Set-up ended at ${list.address}: ${list.document.querySelector('.error-summary')?.text ?? ''}`);
  return visitor;
}

/** Signs the owner in, in a browser of its own: a further session of the same person. */
export async function signInOwner(url: string): Promise<Visitor> {
  const visitor = new Visitor(url);
  const list = await visitor.submit(await visitor.get('/login'), { email: owner.email, password: owner.password });
  if (!list.address.startsWith('/customers')) throw new Error(`Sign-in ended at ${list.address}: ${list.document.querySelector('.error-summary')?.text ?? ''}`);
  return visitor;
}

/** Makes the name the only required field. */
export async function requireNameOnly(visitor: Visitor): Promise<void> {
  const page = await visitor.get('/settings/fields');
  await visitor.submit(page, {}, 'nameOnly');
}

/** Form → review, without saving. */
export async function toReview(visitor: Visitor, values: Record<string, string>): Promise<Page> {
  const form = await visitor.get('/customers/new');
  const review = await visitor.submit(form, values);
  if (!review.address.startsWith('/customers/new/review')) throw new Error(`Refused: ${review.document.querySelector('.error-summary')?.text ?? review.address}`);
  return review;
}

/** Form → review → save; ends at the new customer's profile. */
export async function register(visitor: Visitor, values: Record<string, string>): Promise<Page> {
  return visitor.submit(await toReview(visitor, values), {}, 'save');
}
