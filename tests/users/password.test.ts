import { expect, test } from 'vitest';
import { hashPassword, passwordFits, passwordProblem } from '#lib/users/password';

const own = ['Nour Trading', 'Sara Qahtani', 'sara.qahtani@example.com'];

test('a password fits its own hash, and no other does', async () => {
  const hash = await hashPassword('correct horse battery');
  expect(await passwordFits('correct horse battery', hash)).toBe(true);
  for (const wrong of ['correct horse batter', 'correct horse battery ', 'Correct horse battery', '']) expect(await passwordFits(wrong, hash)).toBe(false);
});

test('a hash is argon2id with 19 MiB and two passes, and says nothing of the password', async () => {
  expect(await hashPassword('correct horse battery')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w-]{22}\$[\w-]{43}$/);
});

test('one password has a new hash each time', async () => {
  const [one, other] = await Promise.all([hashPassword('correct horse battery'), hashPassword('correct horse battery')]);
  expect(one).not.toBe(other);
});

test('a password is the same however its accents are put together', async () => {
  expect(await passwordFits('cafe\u0301 au lait', await hashPassword('café au lait'))).toBe(true);
});

test.each([['no account', null], ['a hash that is cut off', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$']])('nothing fits %s', async (_, hash) => {
  for (const password of ['', 'correct horse battery']) expect(await passwordFits(password, hash)).toBe(false);
});

test.each(['correct horse battery', 'خيول صحيحة وبطارية', 'x7!kQ2#mZp', 'sara likes green tea', '  spaces count  ', '😀🐎🔋📎🌍🍀🎲🚀🌙☕', 'a'.repeat(5) + 'bcdef'])('%j is good enough', (password) => {
  expect(passwordProblem(password, own)).toBeNull();
});

test.each(['', 'short', 'nine char', '😀'.repeat(9), 'متر قصير'])('%j is too short', (password) => {
  expect(passwordProblem(password, own)).toEqual({ field: 'password', key: 'errors.passwordShort', values: { min: 10 } });
});

test('two hundred characters are the most', () => {
  const longest = 'a correct horse battery '.repeat(9).slice(0, 200);
  expect(passwordProblem(longest, own)).toBeNull();
  expect(passwordProblem(`${longest}x`, own)).toEqual({ field: 'password', key: 'errors.tooLong', values: { max: 200, length: 201 } });
});

test.each([
  'aaaaaaaaaa', 'abcabcabcabc', '121212121212', '1234567890', '01234567890', '١٢٣٤٥٦٧٨٩٠', 'password12', 'PassWord2026', 'password password', 'qwerty123456', 'letmein2026', 'كلمة المرور', 'مرحبا مرحبا',
  'Nour Trading', 'nourtrading1', 'SARA QAHTANI', 'sara.qahtani', 'sara.qahtani@example.com', 'Sara Qahtani 2026', 'Admin123456',
])('%j is what anybody would try first', (password) => {
  expect(passwordProblem(password, own)).toEqual({ field: 'password', key: 'errors.passwordGuessable' });
});

test('a short name of one\'s own, which many words hold, forbids none', () => expect(passwordProblem('banana split today', ['Ana', 'al'])).toBeNull());
