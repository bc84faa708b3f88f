import type { CustomerFilter } from '#lib/customers/queries';
import { getting, type Target, type Work } from './load.ts';
import { frequentWord, rareWord, twoLetters } from './names.ts';
import { type Forms, registering } from './registration.ts';
import type { Statements } from './statements.ts';

const searching = (word: string) => `/customers?${new URLSearchParams({ q: word }).toString()}`;

/** The lists that are measured, by their addresses. */
export const lists: Record<string, Partial<CustomerFilter>> = {
  '/customers': {},
  '/customers?page=20': { page: 20 },
  [searching(rareWord)]: { search: rareWord },
  [searching(frequentWord)]: { search: frequentWord },
  [searching(twoLetters)]: { search: twoLetters },
};

/** One line of the table: the same work for the program and for the floor. */
export interface Figure {
  name: string;
  sijill: Work;
  floor: Work;
}

interface Material {
  statements: Statements;
  forms: Forms;
  /** Addresses of reviews, for the program and for the floor. */
  reviews: { sijill: string; floor: string };
}

const same = (name: string, ...paths: string[]): Figure => ({ name, sijill: getting(...paths), floor: getting(...paths) });

export function figuresOf({ statements, forms, reviews }: Material): Figure[] {
  return [
    same('list, first page', '/customers'),
    { name: 'list, against a floor that does not count', sijill: getting('/customers'), floor: getting('/uncounted/customers') },
    same('list, page 20', '/customers?page=20'),
    same('search, rare word', searching(rareWord)),
    same('search, frequent word', searching(frequentWord)),
    same('search, two letters', searching(twoLetters)),
    same('profile', ...statements.ids.map((id) => `/customers/${id}`)),
    same('form', '/customers/new'),
    { name: 'review', sijill: getting(reviews.sijill), floor: getting(reviews.floor) },
    { name: 'registration: form → review → save', sijill: registering(forms), floor: registering(forms) },
  ];
}

/** Proves that both show the same customers in the same order: else the comparison is worth nothing. */
export async function compareLists(sijill: Target, floor: Target): Promise<void> {
  for (const path of Object.keys(lists)) {
    const [shown, expected] = await Promise.all([sijill, floor].map(async (to) => {
      const { body } = await to.send({ path });
      return [...body.toString().matchAll(/<a href="\/customers\/([0-9a-f-]{36})"/g)].map(([, id]) => id).join(' ');
    }));
    if (!shown || shown !== expected) throw new Error(`${path} shows other customers than the floor`);
  }
}
