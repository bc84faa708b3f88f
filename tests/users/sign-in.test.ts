import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { store } from '#db/client';
import { signInFailures, users } from '#db/schema/users';
import { day, second } from '#lib/clock';
import { Invalid } from '#lib/problems';
import { addUser } from '#lib/users/add';
import { signIn } from '#lib/users/sign-in';
import { countTry, forgiveTry } from '#lib/users/throttle';
import { aFirm, openEmptyStore } from '../support/firm.ts';

const email = 'Sara@Example.com';
const password = 'correct  horse battery ';
const here = '203.0.113.9';
let userId: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await openEmptyStore();
  userId = await addUser(await aFirm(), 'member', { name: 'Sara', email, password, locale: 'en' });
});

afterEach(() => {
  vi.useRealTimers();
});

const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

/** The user's id, or the keys of what is wrong. */
async function attempt(given: Record<string, string> = {}, address = here): Promise<string> {
  return signIn({ email, password, ...given }, address).catch((error: unknown) => {
    if (error instanceof Invalid) return error.problems.map(({ field, key }) => `${field} ${key}`.trim()).join();
    throw error;
  });
}

test.each(['Sara@Example.com', 'sara@example.com', 'SARA@EXAMPLE.COM', '  sara@example.com ', 'ｓａｒａ@example.com'])('%j and the password let one in', async (written) => {
  expect(await attempt({ email: written })).toBe(userId);
});

test.each(['correct horse battery', 'correct  horse battery', 'Correct  horse battery ', 'x', '\0'])('%j does not: a password is taken as typed', async (wrong) => {
  expect(await attempt({ password: wrong })).toBe('errors.signIn');
});

test('a wrong password, an unknown account and a disabled one get the same answer', async () => {
  expect(await attempt({ password: 'wrong' })).toBe('errors.signIn');
  expect(await attempt({ email: 'nobody@example.com' })).toBe('errors.signIn');
  await store.write((db) => db.update(users).set({ disabledAt: 1 }).where(eq(users.id, userId)));
  expect(await attempt()).toBe('errors.signIn');
});

test('a form that is not filled is no try', async () => {
  expect(await attempt({ email: ' ', password: '' })).toBe('email errors.required,password errors.required');
  expect(await store.read((db) => db.select().from(signInFailures))).toEqual([]);
});

describe('after five failures an account', () => {
  beforeEach(async () => {
    for (let failure = 1; failure <= 5; failure += 1) await attempt({ password: 'wrong' });
  });

  test('lets nobody try for a second, not even with the right password, and says how long', async () => {
    await expect(signIn({ email, password }, here)).rejects.toMatchObject({ problems: [{ field: '', key: 'errors.tooManyTries', values: { seconds: 1 } }] });
    expect(await attempt({ email: email.toUpperCase() }, '198.51.100.1')).toBe('errors.tooManyTries');
    later(second);
    expect(await attempt()).toBe(userId);
  });

  test('is counted anew once the right password came', async () => {
    later(second);
    expect(await attempt()).toBe(userId);
    for (let failure = 1; failure <= 5; failure += 1) expect(await attempt({ password: 'wrong' })).toBe('errors.signIn');
    expect(await attempt()).toBe('errors.tooManyTries');
  });

  test('does not keep others from theirs', async () => {
    expect(await attempt({ email: 'nobody@example.com', password: 'wrong' })).toBe('errors.signIn');
  });
});

test('an account that does not exist is slowed in the same way', async () => {
  const answers = [];
  for (let failure = 1; failure <= 6; failure += 1) answers.push(await attempt({ email: 'nobody@example.com' }));
  expect(answers).toEqual([...Array.from({ length: 5 }, () => 'errors.signIn'), 'errors.tooManyTries']);
});

test('many guesses at once count as many: five are looked at', async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => attempt({ password: `guess ${index}` })));
  expect(answers.filter((answer) => answer === 'errors.signIn')).toHaveLength(5);
  expect(answers.filter((answer) => answer === 'errors.tooManyTries')).toHaveLength(25);
});

describe('the waits', () => {
  const account = { account: 'sara@example.com', address: here };

  test('grow twofold to a quarter of an hour, and never for ever', async () => {
    for (let failure = 1; failure <= 5; failure += 1) expect(await countTry(account)).toBe(0);
    const waits = [];
    for (let failure = 6; failure <= 17; failure += 1) {
      const wait = await countTry(account);
      waits.push(wait);
      later(wait);
      expect(await countTry(account)).toBe(0);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900].map((seconds) => seconds * second));
  });

  test('are not lengthened by trying before they are over', async () => {
    for (let failure = 1; failure <= 5; failure += 1) await countTry(account);
    later(second / 2);
    expect(await countTry(account)).toBe(second / 2);
    expect(await countTry(account)).toBe(second / 2);
    later(second / 2);
    expect(await countTry(account)).toBe(0);
  });

  test('begin for an address after twenty failures, whichever accounts it tried', async () => {
    for (let failure = 1; failure <= 20; failure += 1) expect(await countTry({ account: `${failure}@example.com`, address: here })).toBe(0);
    expect(await countTry({ account: 'another@example.com', address: here })).toBe(second);
    expect(await countTry({ account: 'another@example.com', address: '198.51.100.1' })).toBe(0);
  });

  test('of an address are not lifted by one success among many failures', async () => {
    const own = { account: 'own@example.com', address: here };
    for (let failure = 1; failure <= 19; failure += 1) await countTry({ account: `${failure}@example.com`, address: here });
    await countTry(own);
    await forgiveTry(own);
    expect(await countTry({ account: 'a@example.com', address: here })).toBe(0);
    expect(await countTry({ account: 'b@example.com', address: here })).toBe(second);
  });

  test('are forgotten after a day', async () => {
    for (let failure = 1; failure <= 5; failure += 1) await countTry(account);
    later(day);
    for (let failure = 1; failure <= 5; failure += 1) expect(await countTry(account)).toBe(0);
  });
});

test('neither the address nor the account of a failure stands readable in the database', async () => {
  await attempt({ password: 'wrong' });
  const stored = JSON.stringify(await store.read((db) => db.select().from(signInFailures)));
  expect(stored).not.toMatch(/203\.0\.113|sara/i);
  expect(JSON.parse(stored)).toHaveLength(2);
});
