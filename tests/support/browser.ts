import { join } from 'node:path';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { store } from '#db/client';
import { openStore } from '#db/open';
import { now } from '#lib/clock';
import type { Context, Firm, Locale, Role } from '#lib/context';
import { firms } from '#db/schema/firms';
import { users } from '#db/schema/users';
import { newId } from '#lib/ids';
import { type Translate, translator } from '#lib/messages';
import { hashPassword } from '#lib/users/password';
import { setUpFirm } from './journey.ts';
import { type Program, startProgram } from './program.ts';
import { Visitor } from './visitor.ts';

export { expect };

/** Somebody who can sign in. */
export interface Person {
  ctx: Context;
  email: string;
  password: string;
}

export interface BrowserOptions {
  language: Locale;
}

interface WorkerFixtures extends BrowserOptions {
  /** The program under test, on a data folder of its own. Its database is open to the tests as `store`. */
  program: Program;
}

interface Fixtures {
  /** The messages of the project's language. */
  t: Translate;
  /** A program that nobody has set up yet. */
  newProgram: Program;
  /** A program that one firm has to itself, with its owner signed in. */
  ownProgram: Program;
  /** The owner of a firm that no other test knows. */
  owner: Person;
  /** A page with the owner signed in. */
  desk: Page;
  /** Nothing may be asked of other hosts, and no script may fail: in any test. */
  quiet: undefined;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  language: ['ar', { option: true, scope: 'worker' }],

  program: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its pattern.
    async ({}, use) => {
      const program = await startProgram();
      await openStore(`file:${join(program.data, 'sijill.db')}`, join(import.meta.dirname, '../../db/migrations'));
      await use(program);
      await store.close();
      await program.stop();
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ program }, use) => use(program.url),

  t: async ({ language }, use) => use(translator(language)),

  newProgram: async ({ context }, use) => {
    const program = await startProgram();
    await use(program);
    // What a page still loads would be refused by a program that has ended.
    await context.close();
    await program.stop();
  },

  ownProgram: async ({ context, newProgram, language }, use) => {
    await takeCookies(context, newProgram, await setUpFirm(newProgram.url, language));
    await use(newProgram);
  },

  owner: async ({ program, language }, use) => {
    expect(program.url).toBeTruthy();
    await use(await addFirm(language));
  },

  desk: async ({ page, program, owner }, use) => {
    await signIn(page.context(), program, owner);
    await use(page);
  },

  quiet: [
    async ({ context }, use) => {
      const complaints = listenTo(context);
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** Writes down what a browser must never have to say. */
function listenTo(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on('request', (request) => {
    if (new URL(request.url()).hostname !== '127.0.0.1') complaints.push(`asked ${request.url()}`);
  });
  context.on('weberror', (failure) => complaints.push(failure.error().message));
  context.on('console', (message) => {
    // A page that is not there is reported as well; that is its status, and no failure of the page.
    if (message.type() === 'error' && !message.text().includes('status of 404')) complaints.push(message.text());
  });
  return complaints;
}

const password = 'correct horse battery';
let hash: Promise<string> | undefined;
let made = 0;

/** A firm with its owner, straight into the tables of the program under test. */
export async function addFirm(locale: Locale, given: Partial<Firm> = {}): Promise<Person> {
  const firm: Firm = { id: newId(), name: `Nour Trading ${(made += 1)}`, country: 'SA', timeZone: 'UTC', requiredFields: null, largestFile: null, ...given };
  await store.write((db) => db.insert(firms).values({ ...firm, createdAt: now() }));
  return addPerson(firm, 'owner', locale);
}

/** One more person in a firm. */
export async function addPerson(firm: Firm, role: Role, locale: Locale, name = 'Sara'): Promise<Person> {
  hash ??= hashPassword(password);
  const user = { id: newId(), name, email: `user${(made += 1)}@example.com`, digits: 'latn' as const };
  const passwordHash = await hash;
  await store.write((db) => db.insert(users).values({ ...user, firmId: firm.id, emailKey: user.email, passwordHash, role, locale, createdAt: now() }));
  return { ctx: { firm, user, role, locale }, email: user.email, password };
}

/** Signs a person in without drawing a page for it. */
export async function signIn(context: BrowserContext, program: Program, { email, password }: Person): Promise<void> {
  const visitor = new Visitor(program.url);
  const page = await visitor.submit(await visitor.get('/login'), { email, password });
  expect(page.address).toBe('/customers');
  await takeCookies(context, program, visitor);
}

async function takeCookies(context: BrowserContext, program: Program, visitor: Visitor): Promise<void> {
  await context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: program.url })));
}
